package dev.weir.sink.field;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.NtpTime;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.TextBuffer;

/**
 * An information element; the first one where a record has it several times. In the way back of a biflow that is split,
 * what is called so there.
 */
final class ElementField implements RecordField {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Says whether a field of a template, seen in the record's direction, is the one. */
    @FunctionalInterface
    interface Match {
        boolean is(Protocol dialect, FieldSpecifier field);
    }

    private final String name;
    private final Match match;
    private final ElementText type;
    private Shape shape;
    private boolean reverse;
    private int index;

    ElementField(String name, ElementText type, Match match) {
        this.name = name;
        this.type = type;
        this.match = match;
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
            case STRING, SUB_APPLICATION, APPLICATION_ID, MPLS_LABEL, ROUTE_DISTINGUISHER -> Kind.TEXT;
            case FLOAT, BOOLEAN, LARGE_UNSIGNED, OCTETS -> Kind.OCTETS;
        };
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        if (record.shape() != shape || record.isReverse() != reverse) {
            shape = record.shape();
            reverse = record.isReverse();
            index = place();
        }
        return index >= 0
                && (record.fieldLength(index) > 0 || type == ElementText.STRING)
                && (kind() == Kind.OCTETS || kind() == Kind.TEXT || form(record) == type);
    }

    private int place() {
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = reverse ? WayBack.turn(shape, shape.field(i)) : shape.field(i);
            if (field != null && field.length() > 0 && match.is(shape.dialect(), field)) {
                return i;
            }
        }
        return -1;
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
            case MICROSECONDS -> NtpTime.epochNanosOfMicros(value);
            case NANOSECONDS -> NtpTime.epochNanos(value);
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
