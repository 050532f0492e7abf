package dev.weir.flow;

/**
 * One field of a shape, as a template announces it (RFC 7011 section 3.2).
 *
 * @param enterprise the private enterprise number; 0 for the elements of the standard registry
 * @param id the element's number, 0 to 65535, without the enterprise bit
 * @param length octets in each record, 0 to 65534; {@link #VARIABLE} if every record tells its own
 */
public record FieldSpecifier(long enterprise, int id, int length) {
    /** The length that announces a variable-length field (RFC 7011 section 7). */
    public static final int VARIABLE = 0xffff;

    /**
     * Stands for the enterprise number of NetFlow v9 scope fields, whose numbers are scope types (RFC 3954 section 6.1)
     * and no elements: 1 system, 2 interface, 3 line card, 4 cache, 5 template.
     */
    public static final long NETFLOW9_SCOPE = 0xffff_ff09L;

    /** Refuses numbers that the wire cannot carry. */
    public FieldSpecifier {
        if (enterprise < 0 || enterprise > 0xffff_ffffL || id < 0 || id > 0xffff || length < 0 || length > VARIABLE) {
            throw new IllegalArgumentException("field " + enterprise + "/" + id + " of length " + length);
        }
    }

    /** A field of the standard registry. */
    public static FieldSpecifier of(int id, int length) {
        return new FieldSpecifier(0, id, length);
    }

    /** Whether every record tells this field's length. */
    public boolean isVariable() {
        return length == VARIABLE;
    }
}
