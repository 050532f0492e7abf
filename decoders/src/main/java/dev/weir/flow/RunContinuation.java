package dev.weir.flow;

import java.util.Arrays;

/**
 * The short form of a run: it differs from an earlier run of the excerpt, its base, in nothing but times and sequence
 * number. That is what consecutive messages of an exporter are, and the difference between 64 and 28 bytes is what
 * keeps small messages cheap.
 *
 * <pre>
 *    0 type u16             2 base u16: the number of the RUN block, from 0     4 length u32
 *    8 received after the base, nanoseconds u32        12 exported after the base, microseconds i32
 *   16 system init after the base's, milliseconds i32  20 sequence u32
 *   24 record count u16    26 reserved u16             28 records
 * </pre>
 *
 * <p>This class finds bases while an excerpt is written: the last run of the same exporter and shape. Owned by the
 * batch's thread; reused.
 */
final class RunContinuation {
    static final int HEADER_LENGTH = 28;
    static final int RECEIVED_AFTER = 8;
    static final int EXPORTED_AFTER = 12;
    static final int INIT_AFTER = 16;
    static final int SEQUENCE = 20;
    static final int RECORD_COUNT = 24;

    private static final int SLOTS = 256;
    private static final int MAX_COUNT = 0xffff;
    private static final int MAX_RUNS = 0xffff;
    private static final long NANOS_PER_MICRO = 1_000L;

    private final int[] positions = new int[SLOTS];
    private final int[] numbers = new int[SLOTS];
    private int runs;

    RunContinuation() {
        clear();
    }

    void clear() {
        Arrays.fill(positions, -1);
        runs = 0;
    }

    private static int slot(int shape, int exporter) {
        return shape * 31 + exporter & SLOTS - 1;
    }

    /** Takes note of a run that was written in its long form. */
    void onRun(int position, int shape, int exporter) {
        if (runs < MAX_RUNS) {
            positions[slot(shape, exporter)] = position;
            numbers[slot(shape, exporter)] = runs++;
        }
    }

    /** The number of the base that a run may go on from; -1 if it needs the long form. */
    int base(byte[] bytes, Run run, int shape, int exporter, int samplers, int count) {
        final int base = positions[slot(shape, exporter)];
        return base >= 0
                        && count <= MAX_COUNT
                        && isAlike(bytes, base, run, shape, exporter, samplers)
                        && isNear(bytes, base, run)
                ? numbers[slot(shape, exporter)]
                : -1;
    }

    private static boolean isAlike(byte[] bytes, int base, Run run, int shape, int exporter, int samplers) {
        return Bytes.littleU16(bytes, base + Run.SHAPE_OFFSET) == shape
                && Bytes.littleU16(bytes, base + Run.EXPORTER_OFFSET) == exporter
                && Bytes.littleU16(bytes, base + Block.NUMBER_OFFSET) == Block.kindAndProtocol(run)
                && run.lostBefore == 0
                && Run.sharesState(bytes, base, run, samplers);
    }

    private static boolean isNear(byte[] bytes, int base, Run run) {
        final long received = run.receivedAtEpochNanos - Bytes.littleI64(bytes, base + Run.RECEIVED_AT);
        final long exported = run.exportTimeEpochNanos - Bytes.littleI64(bytes, base + Run.EXPORT_TIME);
        final long init = run.systemInitEpochMillis - Bytes.littleI64(bytes, base + Run.SYSTEM_INIT);
        return received >>> Integer.SIZE == 0
                && exported % NANOS_PER_MICRO == 0
                && (int) (exported / NANOS_PER_MICRO) == exported / NANOS_PER_MICRO
                && (int) init == init;
    }

    /** Writes what differs; the block's own header is written by the caller. */
    void encode(byte[] bytes, int offset, Run run, int shape, int exporter, int count) {
        final int base = positions[slot(shape, exporter)];
        final long received = run.receivedAtEpochNanos - Bytes.littleI64(bytes, base + Run.RECEIVED_AT);
        final long exported = run.exportTimeEpochNanos - Bytes.littleI64(bytes, base + Run.EXPORT_TIME);
        final long init = run.systemInitEpochMillis - Bytes.littleI64(bytes, base + Run.SYSTEM_INIT);
        Bytes.putLittleU32(bytes, offset + RECEIVED_AFTER, (int) received);
        Bytes.putLittleU32(bytes, offset + EXPORTED_AFTER, (int) (exported / NANOS_PER_MICRO));
        Bytes.putLittleU32(bytes, offset + INIT_AFTER, (int) init);
        Bytes.putLittleU32(bytes, offset + SEQUENCE, (int) run.sequence);
        Bytes.putLittleU16(bytes, offset + RECORD_COUNT, count);
        Bytes.putLittleU16(bytes, offset + RECORD_COUNT + 2, 0);
    }

    /** Turns a run that was read from the base into the one that goes on from it. */
    static void apply(byte[] bytes, int offset, Run run) {
        run.receivedAtEpochNanos += Bytes.littleU32(bytes, offset + RECEIVED_AFTER);
        run.exportTimeEpochNanos += Bytes.littleI32(bytes, offset + EXPORTED_AFTER) * NANOS_PER_MICRO;
        run.systemInitEpochMillis += Bytes.littleI32(bytes, offset + INIT_AFTER);
        run.sequence = Bytes.littleU32(bytes, offset + SEQUENCE);
        run.lostBefore = 0;
    }
}
