package dev.weir.flow;

/**
 * Where the fields of one record lie: straight from the shape where its records are all alike, walked once per record
 * where they are not (RFC 7011 section 7). Owned by one thread; reused.
 */
public final class RecordLayout {
    private static final int LONG_FORM = 255;

    private final int[] offsets = new int[Shape.MAX_FIELDS];
    private final int[] lengths = new int[Shape.MAX_FIELDS];

    /** Takes the offsets of a shape whose records are all alike. */
    public void fix(Shape shape) {
        for (int i = 0; i < shape.fieldCount(); i++) {
            offsets[i] = shape.offset(i);
            lengths[i] = shape.field(i).length();
        }
    }

    /**
     * Walks a record of a shape with variable-length fields.
     *
     * @return the record's length; -1 if it runs past the limit
     */
    public int walk(Shape shape, byte[] bytes, int start, int limit) {
        int position = start;
        for (int i = 0; i < shape.fieldCount(); i++) {
            int length = shape.field(i).length();
            if (length == FieldSpecifier.VARIABLE) {
                final int prefix = prefixLength(bytes, position, limit);
                if (prefix < 0) {
                    return -1;
                }
                length = prefix == 1 ? Bytes.u8(bytes, position) : Bytes.u16(bytes, position + 1);
                position += prefix;
            }
            if (length > limit - position) {
                return -1;
            }
            offsets[i] = position - start;
            lengths[i] = length;
            position += length;
        }
        return position - start;
    }

    /** How many octets tell the length of a variable-length field: 1 or 3; -1 if the limit cuts them. */
    static int prefixLength(byte[] bytes, int position, int limit) {
        if (position >= limit) {
            return -1;
        }
        if (Bytes.u8(bytes, position) < LONG_FORM) {
            return 1;
        }
        return position + 3 > limit ? -1 : 3;
    }

    /** Where a field begins, counted from the record's start. */
    public int offset(int index) {
        return offsets[index];
    }

    /** How many octets a field has in this record. */
    public int length(int index) {
        return lengths[index];
    }
}
