package dev.weir.flow.ie;

import java.util.HashMap;
import java.util.Map;

/** The types of fields in sFlow structures, named as the XDR of sflow.org has them (RFC 4506). */
public enum XdrType {
    /** Four octets. */
    UNSIGNED_INT("unsigned int", 4, AbstractDataType.UNSIGNED32),
    /** Four octets, two's complement. */
    INT("int", 4, AbstractDataType.SIGNED32),
    /** Eight octets. */
    UNSIGNED_HYPER("unsigned hyper", 8, AbstractDataType.UNSIGNED64),
    /** IEEE 754, four octets. */
    FLOAT("float", 4, AbstractDataType.FLOAT32),
    /** Hundredths of a per cent, 4 octets; all ones if unknown. */
    PERCENTAGE("percentage", 4, AbstractDataType.SIGNED32),
    /** Four octets. */
    IP_V4("ip_v4", 4, AbstractDataType.IPV4_ADDRESS),
    /** Sixteen octets. */
    IP_V6("ip_v6", 16, AbstractDataType.IPV6_ADDRESS),
    /** Sixteen octets without a meaning of their own. */
    OPAQUE16("opaque[16]", 16, AbstractDataType.OCTET_ARRAY),
    /** Six octets, and two of padding on the wire. */
    MAC("mac", 8, AbstractDataType.MAC_ADDRESS),
    /** A kind of address, and then none, 4 or 16 octets. */
    ADDRESS("address", 0, AbstractDataType.IPV4_ADDRESS),
    /** A length, so many characters, padding to four octets. */
    STRING("string", 0, AbstractDataType.STRING),
    /** A length, so many octets, padding to four octets. */
    OPAQUE("opaque", 0, AbstractDataType.OCTET_ARRAY),
    /** A count, and so many integers of four octets. */
    UNSIGNED_INTS("unsigned int<>", 0, AbstractDataType.BASIC_LIST),
    /** A count, and so many MAC addresses. */
    MACS("mac<>", 0, AbstractDataType.BASIC_LIST),
    /** A count of segments, each with its kind, a count, and so many AS numbers. */
    AS_PATH("as_path_type<>", 0, AbstractDataType.BASIC_LIST),
    /** All that is left of the record. */
    REMAINDER("remainder", 0, AbstractDataType.OCTET_ARRAY),
    /** A count: the fields behind it come so many times. */
    REPEAT("repeat", 0, AbstractDataType.UNSIGNED32),
    /** A number that is not on the wire, but worked out of what is. */
    DERIVED_INT("derived int", 0, AbstractDataType.UNSIGNED32),
    /** A list of numbers that is not on the wire, but worked out of what is. */
    DERIVED_INTS("derived int<>", 0, AbstractDataType.BASIC_LIST),
    /** A text that is not on the wire, but worked out of what is. */
    DERIVED_STRING("derived string", 0, AbstractDataType.STRING);

    private static final Map<String, XdrType> BY_NAME = byName();

    private final String xdrName;
    private final int octets;
    private final AbstractDataType dataType;

    XdrType(String xdrName, int octets, AbstractDataType dataType) {
        this.xdrName = xdrName;
        this.octets = octets;
        this.dataType = dataType;
    }

    /** Octets on the wire; 0 if that depends on the record. */
    public int octets() {
        return octets;
    }

    /** Whether a record keeps the octets just as the wire has them. */
    public boolean isKeptAsSent() {
        return octets != 0 && this != MAC;
    }

    /** Whether the wire has no such field: it is worked out of others. */
    public boolean isDerived() {
        return this == DERIVED_INT || this == DERIVED_INTS || this == DERIVED_STRING;
    }

    /** The type of the field in a journaled record. */
    public AbstractDataType dataType() {
        return dataType;
    }

    /** Finds a type by its name in the structure files; null if there is none. */
    static XdrType ofName(String name) {
        return BY_NAME.get(name);
    }

    private static Map<String, XdrType> byName() {
        final Map<String, XdrType> types = new HashMap<>();
        for (XdrType type : values()) {
            types.put(type.xdrName, type);
        }
        return Map.copyOf(types);
    }
}
