package dev.weir.sink.field;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Shape;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.TextBuffer;

/** An information element; the first one where a record has it several times. */
final class ElementField implements RecordField {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final String name;
    private final long enterprise;
    private final int id;
    private final ElementText type;
    private Shape shape;
    private int index;

    ElementField(String name, long enterprise, int id, ElementText type) {
        this.name = name;
        this.enterprise = enterprise;
        this.id = id;
        this.type = type;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return switch (type) {
            case UNSIGNED -> Kind.UNSIGNED;
            case SIGNED -> Kind.SIGNED;
            case SECONDS, MILLISECONDS, MICROSECONDS, NANOSECONDS -> Kind.TIME;
            case IPV4, IPV6 -> Kind.ADDRESS;
            case MAC -> Kind.MAC;
            case STRING -> Kind.TEXT;
            case FLOAT, BOOLEAN, OCTETS -> Kind.OCTETS;
        };
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        if (record.shape() != shape) {
            shape = record.shape();
            index = shape.indexOf(enterprise, id);
        }
        return index >= 0
                && (record.fieldLength(index) > 0 || kind() == Kind.TEXT)
                && (kind() == Kind.OCTETS || form(record) == type);
    }

    private ElementText form(FlowRecordReader record) {
        return type.forValue(record.bytes(), record.fieldOffset(index), record.fieldLength(index));
    }

    @Override
    public long number(FlowRecordReader record) {
        final int offset = record.fieldOffset(index);
        final long value = record.getLong(index);
        return switch (type) {
            case SIGNED -> Bytes.signed(record.bytes(), offset, record.fieldLength(index));
            case SECONDS -> nanos(value, NANOS_PER_SECOND);
            case MILLISECONDS -> nanos(value, NANOS_PER_MILLI);
            case MICROSECONDS, NANOSECONDS -> ElementText.ntpEpochNanos(record.bytes(), offset);
            default -> value;
        };
    }

    /** A time beyond the year 2262 is as late as can be. */
    private static long nanos(long value, long factor) {
        return value > Long.MAX_VALUE / factor ? Long.MAX_VALUE : value * factor;
    }

    @Override
    public void copyAddress(FlowRecordReader record, byte[] into) {
        Addresses.toMapped(record.bytes(), record.fieldOffset(index), record.fieldLength(index), into, 0);
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        form(record).append(out, record.bytes(), record.fieldOffset(index), record.fieldLength(index));
    }
}
