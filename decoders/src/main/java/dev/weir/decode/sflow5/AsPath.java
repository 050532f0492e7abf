package dev.weir.decode.sflow5;

import dev.weir.flow.Bytes;

/**
 * Reads the AS path of an extended_gateway: the AS numbers in their order, the first and the last of them also as the
 * next AS and the destination's. How the path is cut into sets and sequences is told where it is not one sequence.
 */
final class AsPath {
    private static final int SEQUENCE = 2;
    private static final int SEGMENT_HEADER = 8;
    private static final int KIND_SHIFT = 24;
    private static final int SEGMENTS_AFTER_PATH = 3;
    private static final long NEXT_AS = RecordBuilder.key(0, 128);
    private static final long DESTINATION_AS = RecordBuilder.key(0, 17);

    private final XdrCursor in;
    private final RecordBuilder out;

    AsPath(XdrCursor in, RecordBuilder out) {
        this.in = in;
        this.out = out;
    }

    /** Reads a path; false, and nothing consumed, if its lengths do not nest. */
    boolean read(long key) {
        final int segments = in.lengthAhead(SEGMENT_HEADER);
        final int numbers = segments < 0 ? -1 : countNumbers(segments);
        if (numbers < 0) {
            return false;
        }
        in.take(Integer.BYTES);
        final int start = in.position();
        if (segments != 0 && (segments > 1 || kind(start) != SEQUENCE)) {
            putSegments(key + RecordBuilder.key(0, SEGMENTS_AFTER_PATH), start, segments);
        }
        putNumbers(key, segments, numbers);
        return true;
    }

    /** Adds up the segments' counts, each against what is left; -1 if they do not fit. */
    private int countNumbers(int segments) {
        final int limit = in.position() + in.left();
        int at = in.position() + Integer.BYTES;
        int numbers = 0;
        for (int i = 0; i < segments; i++) {
            if (limit - at < SEGMENT_HEADER) {
                return -1;
            }
            final long count = Bytes.u32(in.bytes(), at + Integer.BYTES);
            at += SEGMENT_HEADER;
            if (count > (limit - at) / Integer.BYTES) {
                return -1;
            }
            at += (int) count * Integer.BYTES;
            numbers += (int) count;
        }
        return numbers;
    }

    private int kind(int at) {
        return Bytes.i32(in.bytes(), at);
    }

    /** One number a segment: its kind in the high octet, its count of AS numbers behind. */
    private void putSegments(long key, int start, int segments) {
        if (!ListHeader.begin(out, key, Integer.BYTES, segments * Integer.BYTES)) {
            return;
        }
        int at = start;
        for (int i = 0; i < segments; i++) {
            final int count = Bytes.i32(in.bytes(), at + Integer.BYTES);
            out.append((long) kind(at) << KIND_SHIFT | count, Integer.BYTES);
            at += SEGMENT_HEADER + count * Integer.BYTES;
        }
    }

    private void putNumbers(long key, int segments, int numbers) {
        final boolean begun = ListHeader.begin(out, key, Integer.BYTES, numbers * Integer.BYTES);
        long first = 0;
        long last = 0;
        boolean any = false;
        for (int i = 0; i < segments; i++) {
            in.take(Integer.BYTES);
            final int count = (int) in.u32();
            for (int j = 0; j < count; j++) {
                last = in.u32();
                first = any ? first : last;
                any = true;
                if (begun) {
                    out.append(last, Integer.BYTES);
                }
            }
        }
        if (any) {
            out.putU32(NEXT_AS, first);
            out.putU32(DESTINATION_AS, last);
        }
    }
}
