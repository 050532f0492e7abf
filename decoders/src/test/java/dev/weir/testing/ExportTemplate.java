package dev.weir.testing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A template, or an options template, of NetFlow v9 or IPFIX; see {@link ExportMessage}. It writes its own definition
 * and the records that follow it, and checks neither: a test may ask for what no exporter should send.
 *
 * @param id the template's id, 256 and up where it is honest
 * @param scopes how many of the first fields are scope fields; 0 for a template of flow records
 * @param fields the fields in record order
 */
public record ExportTemplate(int id, int scopes, List<ExportField> fields) {
    private static final int ENTERPRISE_BIT = 0x8000;
    private static final int LONG_FORM = 255;

    /** Keeps a copy of the fields. */
    public ExportTemplate {
        fields = List.copyOf(fields);
    }

    /** A template of flow records. */
    public static ExportTemplate of(int id, ExportField... fields) {
        return new ExportTemplate(id, 0, Arrays.asList(fields));
    }

    /** An options template whose first fields are its scope. */
    public static ExportTemplate options(int id, int scopes, ExportField... fields) {
        return new ExportTemplate(id, scopes, Arrays.asList(fields));
    }

    /** The same fields under another id. */
    public ExportTemplate withId(int other) {
        return new ExportTemplate(other, scopes, fields);
    }

    /** Whether it describes options records. */
    public boolean isOptions() {
        return scopes > 0;
    }

    /** Octets of the shortest record. */
    public int minimumLength() {
        return fields.stream()
                .mapToInt(field -> field.isVariable() ? 1 : field.length())
                .sum();
    }

    /** The template record as NetFlow v9 has it: RFC 3954 sections 5.2 and 6.1. */
    byte[] netflow9() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        u16(out, id);
        if (isOptions()) {
            u16(out, 4 * scopes);
            u16(out, 4 * (fields.size() - scopes));
        } else {
            u16(out, fields.size());
        }
        for (ExportField field : fields) {
            u16(out, field.id());
            u16(out, field.length());
        }
        return out.toByteArray();
    }

    /** The template record as IPFIX has it: RFC 7011 section 3.4. */
    byte[] ipfix() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        u16(out, id);
        u16(out, fields.size());
        if (isOptions()) {
            u16(out, scopes);
        }
        for (ExportField field : fields) {
            u16(out, field.enterprise() == 0 ? field.id() : field.id() | ENTERPRISE_BIT);
            u16(out, field.length());
            if (field.enterprise() != 0) {
                u16(out, (int) (field.enterprise() >> 16));
                u16(out, (int) field.enterprise());
            }
        }
        return out.toByteArray();
    }

    /** A record of these values; those of variable length get the shortest prefix that tells their length. */
    public byte[] record(byte[]... values) {
        return record(Arrays.asList(values), false);
    }

    /**
     * A record of these values.
     *
     * @param values one per field, of its length
     * @param longForm whether lengths that fit an octet are told in three all the same (RFC 7011 section 7 allows it)
     */
    public byte[] record(List<byte[]> values, boolean longForm) {
        if (values.size() != fields.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + fields.size() + " fields");
        }
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < fields.size(); i++) {
            final byte[] value = values.get(i);
            if (fields.get(i).isVariable()) {
                prefix(out, value.length, longForm);
            } else if (value.length != fields.get(i).length()) {
                throw new IllegalArgumentException(value.length + " octets for " + fields.get(i));
            }
            out.writeBytes(value);
        }
        return out.toByteArray();
    }

    private static void prefix(ByteArrayOutputStream out, int length, boolean longForm) {
        if (length < LONG_FORM && !longForm) {
            out.write(length);
            return;
        }
        out.write(LONG_FORM);
        u16(out, length);
    }

    static void u16(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }
}
