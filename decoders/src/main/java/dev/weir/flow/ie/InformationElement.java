package dev.weir.flow.ie;

/**
 * An information element (RFC 7012).
 *
 * @param enterprise the private enterprise number; 0 for the standard registry and for field types of NetFlow version 9
 * @param id its number
 * @param name its name, such as {@code octetDeltaCount}
 * @param type its abstract data type
 * @param semantics its data type semantics
 * @param units its units, such as {@code octets}; empty if none are registered
 */
public record InformationElement(
        long enterprise, int id, String name, AbstractDataType type, DataTypeSemantics semantics, String units) {
    /** The enterprise number under which an element of the standard registry counts the other way (RFC 5103). */
    public static final long REVERSE_ENTERPRISE = 29_305;

    /** What an element is called that has no name: {@code enterprise/id}, with 0 for the standard registry. */
    public static String nameless(long enterprise, int id) {
        return enterprise + "/" + id;
    }

    /**
     * The element that says the same of a biflow's other direction (RFC 5103 section 6.1): the name with {@code
     * reverse} before it. Only elements of the standard registry have one by rule.
     */
    public InformationElement reverse() {
        final StringBuilder reversed =
                new StringBuilder(name.length() + 7).append("reverse").append(name);
        reversed.setCharAt(7, Character.toUpperCase(name.charAt(0)));
        return new InformationElement(REVERSE_ENTERPRISE, id, reversed.toString(), type, semantics, units);
    }
}
