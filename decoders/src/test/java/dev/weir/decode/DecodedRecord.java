package dev.weir.decode;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Shape;
import dev.weir.testing.ExportField;
import dev.weir.testing.ExportTemplate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A record as the reader gives it: numbers and octets, nothing interpreted.
 *
 * @param exporter the last octets of the exporter's address
 * @param domain the observation domain
 * @param template the template's id
 * @param options whether it is an options record
 * @param fields each field as {@code enterprise/id=octets}
 */
public record DecodedRecord(int exporter, long domain, int template, boolean options, List<String> fields) {
    private static final long NETFLOW9_SCOPE = 0xffff_ff09L;

    /** Copies the record that a reader stands on. */
    public static DecodedRecord of(FlowRecordReader reader) {
        final Shape shape = reader.shape();
        final List<String> fields = new ArrayList<>();
        for (int i = 0; i < shape.fieldCount(); i++) {
            final FieldSpecifier field = shape.field(i);
            final int offset = reader.fieldOffset(i);
            fields.add(text(
                    field.enterprise(),
                    field.id(),
                    HexFormat.of().formatHex(reader.bytes(), offset, offset + reader.fieldLength(i))));
        }
        final byte[] address = new byte[16];
        reader.run().exporter.copyAddress(address, 0);
        return new DecodedRecord(
                (address[13] & 0xff) << 16 | (address[14] & 0xff) << 8 | address[15] & 0xff,
                reader.run().observationDomain,
                shape.templateId(),
                reader.run().kind == RecordKind.OPTIONS,
                fields);
    }

    /** What a record of these values has to become. */
    public static DecodedRecord expected(
            int exporter, long domain, boolean ipfix, ExportTemplate template, List<byte[]> values) {
        final List<String> fields = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            final ExportField field = template.fields().get(i);
            final boolean scope = !ipfix && i < template.scopes();
            fields.add(text(
                    scope ? NETFLOW9_SCOPE : field.enterprise(),
                    field.id(),
                    HexFormat.of().formatHex(values.get(i))));
        }
        return new DecodedRecord(exporter, domain, template.id(), template.isOptions(), fields);
    }

    private static String text(long enterprise, int id, String octets) {
        return enterprise + "/" + id + "=" + octets;
    }
}
