package dev.weir.flow;

import java.util.Arrays;

/**
 * Collects records into one excerpt, complete in itself: what a record refers to is written before it, once an excerpt.
 * Reused for ever; allocates nothing after its construction. Owned by one thread.
 *
 * <p>Use: {@link #tryAppend} until {@link #isFull} or time is up, {@link #finish}, hand {@link #bytes} to the journal,
 * {@link #clear}.
 */
public final class FlowBatch {
    private static final int MAX_DEFINITIONS = 1024;

    /** Everything that an excerpt of a single record can need beside the record: its length, and all definitions. */
    private static final int LARGEST_OVERHEAD = Excerpt.HEADER_LENGTH
            + 3 * Block.HEADER_LENGTH
            + Block.padded(InputLabels.MAX_LENGTH)
            + Exporter.BODY_LENGTH
            + Shape.BODY_LENGTH
            + Shape.MAX_FIELDS * Shape.FIELD_LENGTH
            + Block.HEADER_LENGTH
            + Samplers.LARGEST
            + Block.padded(Run.HEADER_LENGTH);

    private final byte[] bytes;
    private final int fullAt;
    private final int shard;
    private final Definitions<InputLabels> inputs = new Definitions<>(MAX_DEFINITIONS);
    private final Definitions<Exporter> exporters = new Definitions<>(MAX_DEFINITIONS);
    private final Definitions<Shape> shapes = new Definitions<>(MAX_DEFINITIONS);
    private final Definitions<Samplers> samplers = new Definitions<>(MAX_DEFINITIONS);
    private final RunContinuation continuation = new RunContinuation();
    private int length;
    private int recordCount;
    private int kinds;

    /**
     * Makes an empty batch.
     *
     * @param shard the number of the shard that fills it, written into each excerpt
     * @param targetBytes the excerpt's length from which the batch calls itself full; a single message may carry it
     *     beyond
     * @param maxMessageBytes the longest message; its records mostly fit behind a batch that is not full yet
     */
    public FlowBatch(int shard, int targetBytes, int maxMessageBytes) {
        this.shard = shard;
        this.fullAt = targetBytes;
        this.bytes = new byte[targetBytes + Math.max(maxMessageBytes, Shape.MAX_RECORD_LENGTH) + LARGEST_OVERHEAD];
        clear();
    }

    /**
     * Appends records of one shape out of one message.
     *
     * @param run what they have in common; not kept
     * @param shape their shape
     * @param records the array that holds them, as the exporter sent them
     * @param offset where the first one begins
     * @param recordsLength how many bytes they take together
     * @param count how many there are
     * @return false if they do not fit: write the batch, clear it and try again. An empty batch takes any single
     *     record; more than it takes at once are to be split, see {@link Shape#recordsLength}
     */
    public boolean tryAppend(Run run, Shape shape, byte[] records, int offset, int recordsLength, int count) {
        final int start = length;
        final int exporter = define(run.exporter);
        final int shapeNumber = exporter < 0 ? -1 : define(shape);
        final int samplersNumber = shapeNumber < 0 ? -1 : define(run.samplers);
        if (samplersNumber < 0) {
            undo(start);
            return false;
        }
        final int base = continuation.base(bytes, run, shapeNumber, exporter, samplersNumber, count);
        final int headerLength = base < 0 ? Run.HEADER_LENGTH : RunContinuation.HEADER_LENGTH;
        final int blockLength = Block.padded(headerLength + recordsLength);
        if (length + blockLength > bytes.length) {
            undo(start);
            return false;
        }
        if (base < 0) {
            Block.putHeader(bytes, length, Block.RUN, Block.kindAndProtocol(run), blockLength);
            run.encode(bytes, length, shapeNumber, exporter, samplersNumber, count);
            continuation.onRun(length, shapeNumber, exporter);
        } else {
            Block.putHeader(bytes, length, Block.CONTINUATION, base, blockLength);
            continuation.encode(bytes, length, run, shapeNumber, exporter, count);
        }
        putRecords(records, offset, recordsLength, headerLength, blockLength);
        recordCount += count;
        kinds |= 1 << run.kind.code();
        return true;
    }

    private void putRecords(byte[] records, int offset, int recordsLength, int headerLength, int blockLength) {
        final int end = length + headerLength + recordsLength;
        System.arraycopy(records, offset, bytes, length + headerLength, recordsLength);
        length += blockLength;
        Arrays.fill(bytes, end, length, (byte) 0);
    }

    private int define(Exporter exporter) {
        final int known = exporters.find(exporter);
        if (known >= 0) {
            return known;
        }
        final int input = define(exporter.labels());
        final int at = input < 0 ? -1 : reserve(Exporter.BODY_LENGTH);
        if (at < 0 || exporters.isFull()) {
            return -1;
        }
        final int number = exporters.add(exporter, length);
        Block.putHeader(bytes, length, Block.EXPORTER, number, Block.HEADER_LENGTH + Exporter.BODY_LENGTH);
        exporter.encode(bytes, at, input);
        length = at + Exporter.BODY_LENGTH;
        return number;
    }

    private int define(InputLabels labels) {
        final int known = inputs.find(labels);
        return known >= 0 ? known : write(inputs, labels, Block.INPUT, labels.encoded());
    }

    private int define(Shape shape) {
        final int known = shapes.find(shape);
        return known >= 0 ? known : write(shapes, shape, Block.SHAPE, shape.encoded());
    }

    /** The number of a table of samplers plus 1; 0 for none, -1 if it does not fit. */
    private int define(Samplers table) {
        if (table == null) {
            return 0;
        }
        final int known = samplers.find(table);
        final int number = known >= 0 ? known : write(samplers, table, Block.SAMPLERS, table.encoded());
        return number + (number < 0 ? 0 : 1);
    }

    private <T> int write(Definitions<T> definitions, T item, int type, byte[] body) {
        final int at = reserve(body.length);
        if (at < 0 || definitions.isFull()) {
            return -1;
        }
        final int number = definitions.add(item, length);
        Block.putHeader(bytes, length, type, number, Block.HEADER_LENGTH + body.length);
        System.arraycopy(body, 0, bytes, at, body.length);
        length = at + body.length;
        return number;
    }

    /** Where a block's body may begin; -1 if the block does not fit. */
    private int reserve(int bodyLength) {
        final int at = length + Block.HEADER_LENGTH;
        return at + bodyLength > bytes.length ? -1 : at;
    }

    /** Takes back the definitions that were written for records that then did not fit. */
    private void undo(int start) {
        length = start;
        inputs.forgetFrom(start);
        exporters.forgetFrom(start);
        shapes.forgetFrom(start);
        samplers.forgetFrom(start);
    }

    /** Whether it holds no record. */
    public boolean isEmpty() {
        return recordCount == 0;
    }

    /** Whether it is as long as it should get. */
    public boolean isFull() {
        return length >= fullAt;
    }

    /** How many records it holds. */
    public int recordCount() {
        return recordCount;
    }

    /** The array whose first bytes are the excerpt; valid after {@link #finish} and until {@link #clear}. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Completes the header, but for what the journal sets in the moment of appending.
     *
     * @return the excerpt's length
     */
    public int finish() {
        Bytes.putLittleU32(bytes, Excerpt.MAGIC_OFFSET, Excerpt.MAGIC);
        bytes[Excerpt.VERSION_OFFSET] = Excerpt.LAYOUT_VERSION;
        bytes[Excerpt.KINDS_OFFSET] = (byte) kinds;
        Bytes.putLittleU16(bytes, Excerpt.SHARD_OFFSET, shard);
        Bytes.putLittleI64(bytes, Excerpt.RECORD_NUMBER_OFFSET, 0);
        Bytes.putLittleI64(bytes, Excerpt.BYTE_NUMBER_OFFSET, 0);
        Bytes.putLittleI64(bytes, Excerpt.APPENDED_AT_OFFSET, 0);
        Bytes.putLittleU32(bytes, Excerpt.RECORD_COUNT_OFFSET, recordCount);
        Bytes.putLittleU32(bytes, Excerpt.LENGTH_OFFSET, length);
        return length;
    }

    /** Empties it. */
    public void clear() {
        length = Excerpt.HEADER_LENGTH;
        recordCount = 0;
        kinds = 0;
        inputs.clear();
        exporters.clear();
        shapes.clear();
        samplers.clear();
        continuation.clear();
    }
}
