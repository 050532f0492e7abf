package dev.weir.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws templates, values and records: everything that NetFlow v9 or IPFIX can say, and a good deal that few do. */
public final class RandomTemplates {
    private static final int MAX_FIELDS = 24;
    private static final int[] PREFIX_EDGES = {0, 1, 253, 254, 255, 256, 300};
    private static final long[] ENTERPRISES = {9, 29_305, 2_636, 6_871, 35_632, 0xffff_ffffL};

    private final Random random;
    private final boolean ipfix;

    /** Draws for one of the two protocols. */
    public RandomTemplates(Random random, boolean ipfix) {
        this.random = random;
        this.ipfix = ipfix;
    }

    /** A template of that id; one of four is an options template. */
    public ExportTemplate template(int id) {
        final int count = 1 + random.nextInt(MAX_FIELDS);
        final int scopes = random.nextInt(4) == 0 ? 1 + random.nextInt(Math.min(count, 3)) : 0;
        final List<ExportField> fields = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fields.add(i < scopes && !ipfix ? ExportField.of(1 + random.nextInt(5), length()) : field());
        }
        final ExportTemplate template = new ExportTemplate(id, scopes, fields);
        return template.minimumLength() == 0 ? template(id) : template;
    }

    private ExportField field() {
        if (!ipfix) {
            return ExportField.of(1 + random.nextInt(random.nextInt(4) == 0 ? 0xffff : 400), length());
        }
        return random.nextInt(4) == 0
                ? new ExportField(ENTERPRISES[random.nextInt(ENTERPRISES.length)], random.nextInt(0x8000), length())
                : ExportField.of(1 + random.nextInt(500), length());
    }

    /** Any length from none at all to an address's, and now and then a variable one. */
    private int length() {
        final int kind = random.nextInt(10);
        if (kind == 0) {
            return ExportField.VARIABLE;
        }
        return kind == 1 ? random.nextInt(40) : 1 + random.nextInt(8);
    }

    /** Another definition for the same id. */
    public ExportTemplate changed(ExportTemplate template) {
        final ExportTemplate other = template(template.id());
        return other.equals(template) ? changed(template) : other;
    }

    /** Values for one record. */
    public List<byte[]> values(ExportTemplate template) {
        final List<byte[]> values = new ArrayList<>();
        for (ExportField field : template.fields()) {
            final byte[] value = new byte[field.isVariable() ? variableLength() : field.length()];
            random.nextBytes(value);
            values.add(value);
        }
        return values;
    }

    private int variableLength() {
        return random.nextInt(8) == 0 ? PREFIX_EDGES[random.nextInt(PREFIX_EDGES.length)] : random.nextInt(40);
    }

    /** Whether to tell a length in three octets where one would do. */
    public boolean longForm() {
        return random.nextInt(5) == 0;
    }

    /** Octets of padding behind records of a template: fewer than its shortest record has. */
    public int padding(ExportTemplate template, int recordOctets) {
        final int toFour = -recordOctets & 3;
        final int padding = ipfix && random.nextInt(3) == 0 ? random.nextInt(8) : toFour;
        return padding < template.minimumLength() ? padding : 0;
    }
}
