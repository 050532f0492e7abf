package dev.weir.testing;

/**
 * One field of an {@link ExportTemplate}.
 *
 * @param enterprise the private enterprise number; 0 for the standard registry. NetFlow v9 cannot say any other
 * @param id the element's number, without the enterprise bit; for a NetFlow v9 scope, the scope type
 * @param length octets in each record; {@link #VARIABLE} if every record tells its own
 */
public record ExportField(long enterprise, int id, int length) {
    /** The length that announces a field of variable length. */
    public static final int VARIABLE = 0xffff;

    /** A field of the standard registry. */
    public static ExportField of(int id, int length) {
        return new ExportField(0, id, length);
    }

    /** A field of the standard registry whose length each record tells. */
    public static ExportField variable(int id) {
        return new ExportField(0, id, VARIABLE);
    }

    /** Whether every record tells this field's length. */
    public boolean isVariable() {
        return length == VARIABLE;
    }
}
