package dev.weir.decode.template;

import dev.weir.flow.Bytes;
import dev.weir.flow.Shape;

/**
 * Finds the records of a data set: by division where all have one length, by walking where they have not (RFC 7011
 * section 7). What is left at the end and shorter than any record is padding, whatever it holds: nProbe leaves up to 18
 * octets that are not zero behind a single record of 38, so nothing can be concluded from there. A set without a single
 * record is another matter. A reusable view.
 */
final class RecordWalk {
    /** Sets end on a boundary of four octets, so no more are needed. Not all exporters fill up with zeros. */
    private static final int LONGEST_PADDING = 3;

    /** How many octets the whole records take together. */
    int length;
    /** How many whole records there are. */
    int count;
    /** Whether a record ran past the end: one that does not fit, or the only one. */
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
            overrun = count == 0 && isMisfit(bytes, start, end);
            return;
        }
        count = 0;
        int at = start;
        while (end - at >= shortest) {
            final int recordLength = shape.recordLength(bytes, at, end);
            if (recordLength < 0) {
                overrun = !Bytes.isZero(bytes, at, end);
                break;
            }
            at += recordLength;
            count++;
        }
        length = at - start;
        overrun |= count == 0 && isMisfit(bytes, start, end);
    }

    /** Whether a set without a single record has more than padding: then its template is another one than ours. */
    private static boolean isMisfit(byte[] bytes, int start, int end) {
        return end - start > LONGEST_PADDING && !Bytes.isZero(bytes, start, end);
    }
}
