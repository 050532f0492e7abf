package dev.weir.decode.options;

import dev.weir.flow.Bytes;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.options.OptionsPlan;
import dev.weir.flow.options.OptionsRecord;
import java.util.Arrays;

/**
 * What an option record is about: its domain, what it teaches, and the values of the fields that tell it from others of
 * its table. A record of the same key takes the old one's place, also when its template has changed. Comparable, so
 * that forged keys of one hash value make a tree and not a list.
 */
final class RecordKey implements Comparable<RecordKey> {
    private static final int HEAD = 9;
    private static final int FIELD_HEAD = 4;

    private final byte[] bytes;
    private final int hash;

    private RecordKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    static RecordKey of(Run run, Shape shape, OptionsPlan plan, OptionsRecord record) {
        final int[] identity = plan.identity();
        int length = HEAD;
        for (int field : identity) {
            length += FIELD_HEAD + record.fieldLength(field);
        }
        final byte[] key = new byte[length];
        key[0] = (byte) run.protocol.code();
        Bytes.putU32(key, 1, (int) run.observationDomain);
        Bytes.putU32(key, 5, plan.lessons());
        int at = HEAD;
        for (int field : identity) {
            final int fieldLength = record.fieldLength(field);
            Bytes.putU16(key, at, shape.field(field).id());
            Bytes.putU16(key, at + 2, fieldLength);
            System.arraycopy(record.bytes(), record.fieldOffset(field), key, at + FIELD_HEAD, fieldLength);
            at += FIELD_HEAD + fieldLength;
        }
        return new RecordKey(key);
    }

    int length() {
        return bytes.length;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int compareTo(RecordKey other) {
        return Arrays.compare(bytes, other.bytes);
    }
}
