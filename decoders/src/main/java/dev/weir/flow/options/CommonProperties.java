package dev.weir.flow.options;

import dev.weir.flow.Shape;
import java.util.Arrays;

/**
 * Properties that many flow records share and refer to by a number (RFC 5473): an option record, kept with its shape,
 * so that every field of it can be read. Immutable.
 */
public final class CommonProperties {
    private final Shape shape;
    private final byte[] bytes;
    private final int[] offsets;
    private final int[] lengths;

    CommonProperties(Shape shape, OptionsRecord record) {
        this.shape = shape;
        this.bytes = Arrays.copyOfRange(record.bytes(), record.offset(), record.offset() + record.length());
        this.offsets = new int[shape.fieldCount()];
        this.lengths = new int[shape.fieldCount()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = record.fieldOffset(i) - record.offset();
            lengths[i] = record.fieldLength(i);
        }
    }

    /** The fields, the scope with the number first; {@link Shape#indexOf(long, int)} finds an element. */
    public Shape shape() {
        return shape;
    }

    /** The array that holds the record. The caller does not change it. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes()} a field of the shape begins. */
    public int fieldOffset(int index) {
        return offsets[index];
    }

    /** How many octets a field of the shape has. */
    public int fieldLength(int index) {
        return lengths[index];
    }

    boolean isSame(Shape otherShape, OptionsRecord record) {
        return shape == otherShape
                && Arrays.equals(
                        bytes, 0, bytes.length, record.bytes(), record.offset(), record.offset() + record.length());
    }

    int cost() {
        return bytes.length + 2 * Integer.BYTES * offsets.length;
    }
}
