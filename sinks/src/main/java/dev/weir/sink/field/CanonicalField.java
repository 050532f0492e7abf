package dev.weir.sink.field;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.TextBuffer;

/** A canonical field. A value of a length that its type cannot have counts as absent. */
final class CanonicalField implements RecordField {
    private final FlowField field;
    private final byte[] address = new byte[Addresses.LENGTH];

    CanonicalField(FlowField field) {
        this.field = field;
    }

    @Override
    public String name() {
        return field.fieldName();
    }

    @Override
    public Kind kind() {
        return switch (field.type()) {
            case NUMBER -> Kind.UNSIGNED;
            case ADDRESS -> Kind.ADDRESS;
            case MAC -> Kind.MAC;
        };
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        return switch (field.type()) {
            case NUMBER -> record.has(field);
            case ADDRESS -> record.addressLength(field) > 0;
            case MAC -> record.copyMac(field, address, 0);
        };
    }

    @Override
    public long number(FlowRecordReader record) {
        return record.getLong(field);
    }

    @Override
    public void copyAddress(FlowRecordReader record, byte[] into) {
        record.copyAddress(field, into, 0);
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        switch (field.type()) {
            case NUMBER -> out.appendUnsigned(record.getLong(field));
            case ADDRESS -> {
                record.copyAddress(field, address, 0);
                AddressText.append(out, address, 0);
            }
            default -> {
                record.copyMac(field, address, 0);
                AddressText.appendMac(out, address, 0);
            }
        }
    }
}
