package dev.weir.decode.sflow5;

import dev.weir.flow.ie.SflowStructures;
import java.util.HashMap;
import java.util.Map;

/**
 * Which fields of flow records are elements of the standard registry, so that a flow record of sFlow says what one of
 * IPFIX says. A number goes under the element only if it fits: all ones stand for "unknown" in many structures, and
 * stay where sFlow has them. Immutable.
 */
final class StandardElements {
    /**
     * An element that a field is.
     *
     * @param id its number; of what IPv4 and IPv6 have elements of their own for, that of IPv4
     * @param octets how many octets of a number it takes; 0 for what is copied as it is
     * @param ipv6Id the number of IPv6's element; 0 for what has only one
     */
    record Element(int id, int octets, int ipv6Id) {}

    private static final Map<Long, Element> ELEMENTS = new HashMap<>();

    static {
        number(2, 1, 312, 4);
        copy(2, 2, 56);
        copy(2, 3, 80);
        number(2, 4, 256, 2);
        sampledIp(3, 8, 12);
        sampledIp(4, 27, 28);
        number(1001, 1, 58, 2);
        number(1001, 3, 59, 2);
        address(1002, 1, 15, 62);
        byFamily(1002, 2, 9, 29);
        byFamily(1002, 3, 13, 30);
        address(1003, 1, 18, 63);
        number(1003, 3, 16, 4);
        number(1003, 4, 129, 4);
        address(1007, 1, 225, 281);
        address(1007, 2, 226, 282);
        number(1020, 1, 227, 2);
        number(1020, 2, 228, 2);
    }

    private StandardElements() {}

    private static void sampledIp(int format, int source, int destination) {
        number(format, 1, 224, 4);
        number(format, 2, 4, 1);
        copy(format, 3, source);
        copy(format, 4, destination);
        number(format, 5, 7, 2);
        number(format, 6, 11, 2);
        number(format, 7, 6, 2);
        number(format, 8, 5, 1);
    }

    private static void number(int format, int field, int id, int octets) {
        ELEMENTS.put(key(format, field), new Element(id, octets, 0));
    }

    /** A length of a prefix: which element it is depends on the address before it. */
    private static void byFamily(int format, int field, int id, int ipv6Id) {
        ELEMENTS.put(key(format, field), new Element(id, 1, ipv6Id));
    }

    private static void copy(int format, int field, int id) {
        ELEMENTS.put(key(format, field), new Element(id, 0, 0));
    }

    private static void address(int format, int field, int id, int ipv6Id) {
        ELEMENTS.put(key(format, field), new Element(id, 0, ipv6Id));
    }

    private static long key(int format, int field) {
        return RecordBuilder.key(SflowStructures.FLOW | format, field);
    }

    /** The element that a field is, by its key in the journal; null if it is none. */
    static Element find(long key) {
        return ELEMENTS.get(key);
    }
}
