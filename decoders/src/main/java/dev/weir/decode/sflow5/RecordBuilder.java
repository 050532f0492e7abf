package dev.weir.decode.sflow5;

import dev.weir.flow.Bytes;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Shape;

/**
 * A record under construction: its octets, and the sequence of its fields that finds its shape. Takes no more than a
 * record may have, and says so. Owned by the decoder's thread; reused for ever.
 *
 * <p>A field is given as {@link #key}: enterprise and number in one, worked out once.
 */
final class RecordBuilder {
    /** Room for a record of the largest size behind others. */
    static final int CAPACITY = 2 * Shape.MAX_RECORD_LENGTH;

    private static final int ENTERPRISE_SHIFT = 32;
    private static final int ID_SHIFT = 16;
    private static final int LONG_FORM = 255;
    private static final int LONG_PREFIX = 3;

    final byte[] bytes = new byte[CAPACITY];
    final long[] signature = new long[Shape.MAX_FIELDS];
    private int fields;
    private int start;
    private int end;
    private boolean full;

    /** Enterprise and number of a field in one; the length is added by the methods that take it. */
    static long key(long enterprise, int id) {
        return enterprise << ENTERPRISE_SHIFT | (long) id << ID_SHIFT;
    }

    /** The field of a key with a length. */
    static FieldSpecifier specifier(long signed) {
        return new FieldSpecifier(
                signed >>> ENTERPRISE_SHIFT, (int) (signed >>> ID_SHIFT) & 0xffff, (int) signed & 0xffff);
    }

    /** Begins a record at an offset that leaves room for the largest. */
    void begin(int offset) {
        start = offset;
        end = offset;
        fields = 0;
        full = false;
    }

    /** Whether something found no place in this record. */
    boolean isFull() {
        return full;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    int fieldCount() {
        return fields;
    }

    private boolean take(long key, int length, int octets) {
        if (fields == signature.length || end - start + octets > Shape.MAX_RECORD_LENGTH) {
            full = true;
            return false;
        }
        signature[fields++] = key | length;
        return true;
    }

    void putU8(long key, int value) {
        if (take(key, 1, 1)) {
            bytes[end++] = (byte) value;
        }
    }

    void putU16(long key, int value) {
        if (take(key, Short.BYTES, Short.BYTES)) {
            Bytes.putU16(bytes, end, value);
            end += Short.BYTES;
        }
    }

    void putU32(long key, long value) {
        if (take(key, Integer.BYTES, Integer.BYTES)) {
            Bytes.putU32(bytes, end, (int) value);
            end += Integer.BYTES;
        }
    }

    /** Puts the low octets of a value, 1 to 8 of them. */
    void put(long key, long value, int octets) {
        switch (octets) {
            case Byte.BYTES -> putU8(key, (int) value);
            case Short.BYTES -> putU16(key, (int) value);
            case Integer.BYTES -> putU32(key, value);
            default -> putOdd(key, value, octets);
        }
    }

    private void putOdd(long key, long value, int octets) {
        if (take(key, octets, octets)) {
            append(value, octets);
        }
    }

    /** Puts the whole of a metric record whose shape is known: the source of its sample, then a structure as sent. */
    void putMetric(long type, long index, long sequence, byte[] from, int offset, int length) {
        Bytes.putU32(bytes, end, (int) type);
        Bytes.putU32(bytes, end + Integer.BYTES, (int) index);
        Bytes.putU32(bytes, end + 2 * Integer.BYTES, (int) sequence);
        end += SampleFields.SOURCE_COUNT * Integer.BYTES;
        copy(from, offset, length);
    }

    /** Puts a value in one octet if it fits, in four otherwise. */
    void putReduced(long key, long value) {
        if (value >>> Byte.SIZE == 0) {
            putU8(key, (int) value);
        } else {
            putU32(key, value);
        }
    }

    /** Puts a field of fixed length. */
    void putFixed(long key, byte[] from, int offset, int length) {
        if (take(key, length, length)) {
            copy(from, offset, length);
        }
    }

    /** Puts a field that tells its length (RFC 7011 section 7). Returns false if there is no room. */
    boolean putVariable(long key, byte[] from, int offset, int length) {
        if (!beginVariable(key, length)) {
            return false;
        }
        copy(from, offset, length);
        return true;
    }

    /** Begins a field of a length whose octets follow by {@link #append}; false if there is no room. */
    boolean beginVariable(long key, int length) {
        final int prefix = length < LONG_FORM ? 1 : LONG_PREFIX;
        if (!take(key, FieldSpecifier.VARIABLE, length + prefix)) {
            return false;
        }
        if (prefix == 1) {
            bytes[end++] = (byte) length;
        } else {
            bytes[end] = (byte) LONG_FORM;
            Bytes.putU16(bytes, end + 1, length);
            end += LONG_PREFIX;
        }
        return true;
    }

    /** Puts octets of a field that was begun. */
    void append(byte[] from, int offset, int length) {
        copy(from, offset, length);
    }

    /** Puts the low octets of a value into a field that was begun. */
    void append(long value, int octets) {
        for (int i = octets - 1; i >= 0; i--) {
            bytes[end++] = (byte) (value >>> i * Byte.SIZE);
        }
    }

    private void copy(byte[] from, int offset, int length) {
        System.arraycopy(from, offset, bytes, end, length);
        end += length;
    }
}
