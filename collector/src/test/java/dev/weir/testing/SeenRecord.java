package dev.weir.testing;

import dev.weir.flow.Addresses;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A record as the reader gives it, field by field, nothing interpreted. */
public record SeenRecord(
        Protocol protocol,
        String exporter,
        long domain,
        int template,
        int scopes,
        boolean options,
        List<Field> fields) {
    /** One field: enterprise, number, and octets in hexadecimal digits. */
    public record Field(long enterprise, int id, String octets) {
        /** The octets. */
        public byte[] bytes() {
            return HexFormat.of().parseHex(octets);
        }

        /** The octets as an unsigned number; 0 for none. */
        public BigInteger number() {
            return new BigInteger(1, bytes());
        }
    }

    /** Copies the record that a reader stands on. */
    public static SeenRecord of(FlowRecordReader reader) {
        final Shape shape = reader.shape();
        final List<Field> fields = new ArrayList<>();
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            final int from = reader.fieldOffset(i);
            final String octets = HexFormat.of().formatHex(reader.bytes(), from, from + reader.fieldLength(i));
            fields.add(new Field(field.enterprise(), field.id(), octets));
        }
        final byte[] address = new byte[Addresses.LENGTH];
        reader.run().exporter.copyAddress(address, 0);
        return new SeenRecord(
                reader.run().protocol,
                Addresses.text(address),
                reader.run().observationDomain,
                shape.templateId(),
                shape.scopeCount(),
                reader.run().kind == RecordKind.OPTIONS,
                fields);
    }

    /** The first element of that number in the standard registry, as a number; 0 if there is none. */
    public long number(int id) {
        for (final Field field : fields) {
            if (field.enterprise == 0 && field.id == id) {
                return field.number().longValue();
            }
        }
        return 0;
    }

    /** Whether there is an element of that number in the standard registry. */
    public boolean has(int id) {
        return fields.stream().anyMatch(field -> field.enterprise == 0 && field.id == id);
    }
}
