package dev.weir.flow;

import java.util.Arrays;
import java.util.List;

/**
 * The compiled form of a template, or of a protocol's fixed layout: which fields a record has, where they are, and
 * which of them carry the canonical meanings of {@link FlowField}. Immutable; compiled once, read by any thread.
 *
 * <pre>
 *   8             10       11         12             14            16              20
 *   +-------------+---------+----------+--------------+-------------+---------------+---------------------------+
 *   | template id | dialect | reserved | scope fields | field count | record length | fields: enterprise u32,   |
 *   | u16         | u8      | u8       | u16          | u16         | u32; 0 varies | id u16, length u16        |
 *   +-------------+---------+----------+--------------+-------------+---------------+---------------------------+
 * </pre>
 *
 * <p>The dialect is the protocol whose numbers the fields are. Records lie as the exporter sent them; where they differ
 * in length, each is found by walking the one before it (RFC 7011 section 7).
 */
public final class Shape {
    /** The largest number of fields that a shape may have. */
    public static final int MAX_FIELDS = 1024;

    /** The largest record in bytes. */
    public static final int MAX_RECORD_LENGTH = 0xffff;

    static final int BODY_LENGTH = 12;
    static final int FIELD_LENGTH = 8;
    private static final int DIALECT = 2;

    private final Protocol dialect;
    private final int templateId;
    private final int scopeCount;
    private final FieldSpecifier[] fields;
    private final int[] offsets;
    private final int minimumRecordLength;
    private final boolean variable;
    private final int[] fixedOctets;
    private final ShapeMeanings meanings;
    private final byte[] encoded;

    private Shape(Protocol dialect, int templateId, int scopeCount, List<FieldSpecifier> specifiers) {
        this.dialect = dialect;
        this.templateId = templateId;
        this.scopeCount = scopeCount;
        this.fields = specifiers.toArray(FieldSpecifier[]::new);
        this.offsets = new int[fields.length];
        this.variable = specifiers.stream().anyMatch(FieldSpecifier::isVariable);
        this.minimumRecordLength = layOut();
        this.fixedOctets = fixedOctets(specifiers);
        this.meanings = ShapeMeanings.of(dialect, fields);
        this.encoded = encode();
    }

    /**
     * Compiles a shape.
     *
     * @param dialect the protocol that numbered the fields
     * @param templateId the template's id; 0 for a fixed layout
     * @param scopeCount how many of the first fields are scope fields (RFC 7011 section 3.4.2.2)
     * @param fields the fields in record order, at most {@link #MAX_FIELDS}
     * @throws IllegalArgumentException if there are too many fields, or a record would be empty or too long: a decoder
     *     checks that before, by {@link #fault}; or if there are more scope fields than fields
     */
    public static Shape compile(Protocol dialect, int templateId, int scopeCount, List<FieldSpecifier> fields) {
        final String fault = fault(fields);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
        if (scopeCount > fields.size()) {
            throw new IllegalArgumentException(scopeCount + " scope fields of " + fields.size());
        }
        return new Shape(dialect, templateId, scopeCount, fields);
    }

    /** Says why these fields cannot make a shape; null if they can. */
    public static String fault(List<FieldSpecifier> fields) {
        if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
            return fields.size() + " fields";
        }
        int length = 0;
        for (FieldSpecifier field : fields) {
            length += field.isVariable() ? 1 : field.length();
        }
        return length == 0 || length > MAX_RECORD_LENGTH ? "a record of " + length + " bytes" : null;
    }

    /** Sets the offsets up to the first variable field (the later ones are -1) and returns the shortest record. */
    private int layOut() {
        int offset = 0;
        boolean fixed = true;
        int minimum = 0;
        for (int i = 0; i < fields.length; i++) {
            offsets[i] = fixed ? offset : -1;
            fixed = fixed && !fields[i].isVariable();
            offset += fields[i].length();
            minimum += fields[i].isVariable() ? 1 : fields[i].length();
        }
        return minimum;
    }

    /** The octets of fixed-length fields before each variable one, and behind the last. */
    private static int[] fixedOctets(List<FieldSpecifier> specifiers) {
        final int[] octets = new int[specifiers.size() + 1];
        int segment = 0;
        for (FieldSpecifier field : specifiers) {
            if (field.isVariable()) {
                segment++;
            } else {
                octets[segment] += field.length();
            }
        }
        return Arrays.copyOf(octets, segment + 1);
    }

    private byte[] encode() {
        final byte[] block = new byte[BODY_LENGTH + fields.length * FIELD_LENGTH];
        Bytes.putLittleU16(block, 0, templateId);
        block[DIALECT] = (byte) dialect.code();
        Bytes.putLittleU16(block, 4, scopeCount);
        Bytes.putLittleU16(block, 6, fields.length);
        Bytes.putLittleU32(block, 8, variable ? 0 : minimumRecordLength);
        for (int i = 0; i < fields.length; i++) {
            final int at = BODY_LENGTH + i * FIELD_LENGTH;
            Bytes.putLittleU32(block, at, (int) fields[i].enterprise());
            Bytes.putLittleU16(block, at + 4, fields[i].id());
            Bytes.putLittleU16(block, at + 6, fields[i].length());
        }
        return block;
    }

    /** Reads the body of a shape block; null if it does not hold together or its dialect is unknown. */
    static Shape decode(byte[] bytes, int offset, int limit) {
        if (offset + BODY_LENGTH > limit) {
            return null;
        }
        final Protocol dialect = Protocol.ofCode(Bytes.u8(bytes, offset + DIALECT));
        final int scopeCount = Bytes.littleU16(bytes, offset + 4);
        final int count = Bytes.littleU16(bytes, offset + 6);
        if (dialect == null || scopeCount > count || offset + BODY_LENGTH + count * FIELD_LENGTH > limit) {
            return null;
        }
        final FieldSpecifier[] fields = new FieldSpecifier[count];
        for (int i = 0; i < count; i++) {
            final int at = offset + BODY_LENGTH + i * FIELD_LENGTH;
            fields[i] = new FieldSpecifier(
                    Bytes.littleU32(bytes, at), Bytes.littleU16(bytes, at + 4), Bytes.littleU16(bytes, at + 6));
        }
        final List<FieldSpecifier> list = Arrays.asList(fields);
        return fault(list) != null ? null : new Shape(dialect, Bytes.littleU16(bytes, offset), scopeCount, list);
    }

    /** Whether an encoded shape's fields are numbered by a protocol that this build does not know. */
    static boolean isForeign(byte[] bytes, int offset, int limit) {
        return offset + BODY_LENGTH <= limit
                && bytes[offset + DIALECT] != 0
                && Protocol.ofCode(Bytes.u8(bytes, offset + DIALECT)) == null;
    }

    /** The protocol that numbered the fields. */
    public Protocol dialect() {
        return dialect;
    }

    /** The template's id; 0 for a fixed layout. */
    public int templateId() {
        return templateId;
    }

    /** How many of the first fields are scope fields. */
    public int scopeCount() {
        return scopeCount;
    }

    /** How many fields a record has. */
    public int fieldCount() {
        return fields.length;
    }

    /** A field by its place in the record, from 0. */
    public FieldSpecifier field(int index) {
        return fields[index];
    }

    /** Whether records differ in length. */
    public boolean isVariable() {
        return variable;
    }

    /** The length of every record, or of the shortest where they vary. */
    public int minimumRecordLength() {
        return minimumRecordLength;
    }

    /**
     * How many octets the record at an offset has.
     *
     * @param bytes the array that holds it
     * @param offset where it begins
     * @param limit where its data set ends
     * @return its length; -1 if it runs past the limit
     */
    public int recordLength(byte[] bytes, int offset, int limit) {
        int position = offset;
        for (int i = 0; i < fixedOctets.length - 1; i++) {
            position += fixedOctets[i];
            final int prefix = RecordLayout.prefixLength(bytes, position, limit);
            if (prefix < 0) {
                return -1;
            }
            position += prefix + (prefix == 1 ? Bytes.u8(bytes, position) : Bytes.u16(bytes, position + 1));
        }
        position += fixedOctets[fixedOctets.length - 1];
        return position > limit ? -1 : position - offset;
    }

    /**
     * How many octets so many records take: for splitting what does not fit a batch.
     *
     * @param records the array that holds them; whole records, as a decoder has checked
     * @param offset where the first one begins
     * @param count how many
     */
    public int recordsLength(byte[] records, int offset, int count) {
        if (!variable) {
            return count * minimumRecordLength;
        }
        int end = offset;
        for (int i = 0; i < count; i++) {
            end += recordLength(records, end, records.length);
        }
        return end - offset;
    }

    /** Where a field lies in the record; -1 if that depends on the record. */
    public int offset(int index) {
        return offsets[index];
    }

    /**
     * The place of the field that carries a canonical meaning; -1 if no field of this shape does. Where several do, the
     * most trusted one: which of them counts in a record, {@link FlowRecordReader#indexOf} tells.
     */
    public int indexOf(FlowField field) {
        return meanings.table().find(field);
    }

    /** Where its records tell how packets were sampled; null if they do not. */
    public SamplingPlan sampling() {
        return meanings.sampling();
    }

    /** What the fields mean. */
    ShapeMeanings meanings() {
        return meanings;
    }

    /** The place of an element; the first one where it is repeated; -1 if there is none. */
    public int indexOf(long enterprise, int id) {
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].id() == id && fields[i].enterprise() == enterprise) {
                return i;
            }
        }
        return -1;
    }

    /** The body of the shape block. The caller does not change it. */
    byte[] encoded() {
        return encoded;
    }
}
