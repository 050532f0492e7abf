package dev.weir.flow.ie;

import java.util.HashMap;
import java.util.Map;

/** The abstract data types of RFC 7012 section 3.1 and RFC 6313. */
public enum AbstractDataType {
    /** Octets without a meaning of their own. */
    OCTET_ARRAY("octetArray"),
    /** Unsigned, 1 octet. */
    UNSIGNED8("unsigned8"),
    /** Unsigned, up to 2 octets. */
    UNSIGNED16("unsigned16"),
    /** Unsigned, up to 4 octets. */
    UNSIGNED32("unsigned32"),
    /** Unsigned, up to 8 octets. */
    UNSIGNED64("unsigned64"),
    /** Unsigned, 32 octets. */
    UNSIGNED256("unsigned256"),
    /** Signed, 1 octet. */
    SIGNED8("signed8"),
    /** Signed, up to 2 octets. */
    SIGNED16("signed16"),
    /** Signed, up to 4 octets. */
    SIGNED32("signed32"),
    /** Signed, up to 8 octets. */
    SIGNED64("signed64"),
    /** IEEE 754, 4 octets. */
    FLOAT32("float32"),
    /** IEEE 754, 8 octets, or 4 when reduced. */
    FLOAT64("float64"),
    /** 1 for true, 2 for false. */
    BOOLEAN("boolean"),
    /** Six octets. */
    MAC_ADDRESS("macAddress"),
    /** UTF-8. */
    STRING("string"),
    /** Seconds since 1970, 4 octets. */
    DATE_TIME_SECONDS("dateTimeSeconds"),
    /** Milliseconds since 1970, 8 octets. */
    DATE_TIME_MILLISECONDS("dateTimeMilliseconds"),
    /** An NTP timestamp, 8 octets; the low 11 bits do not count. */
    DATE_TIME_MICROSECONDS("dateTimeMicroseconds"),
    /** An NTP timestamp, 8 octets. */
    DATE_TIME_NANOSECONDS("dateTimeNanoseconds"),
    /** Four octets. */
    IPV4_ADDRESS("ipv4Address"),
    /** Sixteen octets. */
    IPV6_ADDRESS("ipv6Address"),
    /** A list of values of one element (RFC 6313). */
    BASIC_LIST("basicList"),
    /** A list of records of one template (RFC 6313). */
    SUB_TEMPLATE_LIST("subTemplateList"),
    /** A list of records of several templates (RFC 6313). */
    SUB_TEMPLATE_MULTI_LIST("subTemplateMultiList");

    private static final Map<String, AbstractDataType> BY_NAME = byName();

    private final String registryName;

    AbstractDataType(String registryName) {
        this.registryName = registryName;
    }

    /** Its name in the registry, such as {@code unsigned32}. */
    public String registryName() {
        return registryName;
    }

    /** Finds a type by its name in the registry; null if there is none. */
    public static AbstractDataType ofName(String name) {
        return BY_NAME.get(name);
    }

    private static Map<String, AbstractDataType> byName() {
        final Map<String, AbstractDataType> types = new HashMap<>();
        for (AbstractDataType type : values()) {
            types.put(type.registryName, type);
        }
        return Map.copyOf(types);
    }
}
