package dev.weir.decode.template;

import dev.weir.flow.Bytes;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Shape;

/**
 * Finds the records of a data set: by division where all have one length, by walking where they have not (RFC 7011
 * section 7). What is left at the end and shorter than any record is padding. A reusable view.
 */
final class RecordWalk {
    private static final int LONG_FORM = 255;
    private static final int LONG_PREFIX = 3;

    /** How many octets the whole records take together. */
    int length;
    /** How many whole records there are. */
    int count;
    /** Whether a record ran past the end. */
    boolean overrun;

    /**
     * Looks at a set's content.
     *
     * @param shape the shape of its records
     * @param bytes the array that holds it
     * @param start where it begins
     * @param end where it ends
     */
    void walk(Shape shape, byte[] bytes, int start, int end) {
        overrun = false;
        final int shortest = shape.minimumRecordLength();
        if (!shape.isVariable()) {
            count = (end - start) / shortest;
            length = count * shortest;
            return;
        }
        count = 0;
        int at = start;
        while (end - at >= shortest) {
            final int next = recordEnd(shape, bytes, at, end);
            if (next < 0) {
                overrun = !isPadding(bytes, at, end);
                break;
            }
            at = next;
            count++;
        }
        length = at - start;
    }

    /** Where the record ends that begins here; -1 if that is behind the set's end. Never less than one octet on. */
    private static int recordEnd(Shape shape, byte[] bytes, int start, int end) {
        int at = start;
        for (int i = 0; i < shape.fieldCount(); i++) {
            int fieldLength = shape.field(i).length();
            if (fieldLength == FieldSpecifier.VARIABLE) {
                if (at >= end) {
                    return -1;
                }
                fieldLength = Bytes.u8(bytes, at++);
                if (fieldLength == LONG_FORM) {
                    if (at + LONG_PREFIX - 1 > end) {
                        return -1;
                    }
                    fieldLength = Bytes.u16(bytes, at);
                    at += LONG_PREFIX - 1;
                }
            }
            if (fieldLength > end - at) {
                return -1;
            }
            at += fieldLength;
        }
        return at - start > Shape.MAX_RECORD_LENGTH ? -1 : at;
    }

    /** Whether all octets are zero. */
    static boolean isPadding(byte[] bytes, int start, int end) {
        for (int i = start; i < end; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
