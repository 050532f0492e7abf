package dev.weir.flow.options;

import dev.weir.flow.Bytes;
import dev.weir.flow.RecordLayout;
import dev.weir.flow.Shape;
import java.nio.charset.StandardCharsets;

/**
 * Walks the option records of a run, and reads their fields; a place of -1 stands for a field that the shape does not
 * have. Owned by one thread; reused.
 */
public final class OptionsRecord {
    /** The longest name that is kept, in octets. */
    static final int MAX_TEXT = 255;

    private final RecordLayout layout = new RecordLayout();
    private Shape shape;
    private byte[] bytes;
    private int start;
    private int next;
    private int limit;
    private int left;

    /** Begins with records that lie back to back. */
    public void wrap(Shape recordShape, byte[] records, int offset, int length, int count) {
        shape = recordShape;
        bytes = records;
        next = offset;
        limit = offset + length;
        left = count;
        if (!recordShape.isVariable()) {
            layout.fix(recordShape);
        }
    }

    /** Goes to the next record; false behind the last one, or at one that runs past the end. */
    public boolean next() {
        if (left <= 0) {
            return false;
        }
        final int length = shape.isVariable() ? layout.walk(shape, bytes, next, limit) : shape.minimumRecordLength();
        if (length < 0 || length > limit - next) {
            left = 0;
            return false;
        }
        left--;
        start = next;
        next += length;
        return true;
    }

    /** The array that holds the record. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where the record begins. */
    public int offset() {
        return start;
    }

    /** How many octets the record has. */
    public int length() {
        return next - start;
    }

    /** Where a field begins. */
    public int fieldOffset(int index) {
        return start + layout.offset(index);
    }

    /** How many octets a field has in this record. */
    public int fieldLength(int index) {
        return layout.length(index);
    }

    /** A number, unsigned; the last eight octets of a longer field; 0 if there is none. */
    public long number(int index) {
        return index < 0 ? 0 : Bytes.unsignedOfAnyWidth(bytes, fieldOffset(index), fieldLength(index));
    }

    /** Where the fields lie in the record. */
    RecordLayout layout() {
        return layout;
    }

    /** A string, up to its first NUL, without white space around it; empty if there is none. */
    String text(int index) {
        if (index < 0) {
            return "";
        }
        final int begin = fieldOffset(index);
        final int length = fieldLength(index);
        int end = begin;
        while (end < begin + Math.min(length, MAX_TEXT) && bytes[end] != 0) {
            end++;
        }
        if (end == begin + MAX_TEXT && length > MAX_TEXT) {
            while (end > begin && (bytes[end] & 0xc0) == 0x80) {
                end--;
            }
        }
        return new String(bytes, begin, end - begin, StandardCharsets.UTF_8).strip();
    }
}
