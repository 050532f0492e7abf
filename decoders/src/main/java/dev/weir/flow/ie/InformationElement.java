package dev.weir.flow.ie;

/**
 * An information element (RFC 7012).
 *
 * @param enterprise the private enterprise number; 0 for the standard registry
 * @param id its number
 * @param name its name, such as {@code octetDeltaCount}
 * @param type its abstract data type
 * @param semantics its data type semantics, such as {@code flags}; empty if none is registered
 * @param units its units, such as {@code octets}; empty if none are registered
 */
public record InformationElement(
        long enterprise, int id, String name, AbstractDataType type, String semantics, String units) {}
