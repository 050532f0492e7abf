package dev.weir.flow;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The canonical fields of a flow record: what every protocol says in its own way. A field is found in a record by the
 * information elements that carry it, the first one of the list that the shape has.
 *
 * <p>The names are those of the flow log's JSON, flattened with dots; filters and CSV use them.
 */
public enum FlowField {
    /** Octets of the flow as reported, not scaled by sampling. */
    BYTES("bytes", Type.NUMBER, 1),
    /** Packets of the flow as reported, not scaled by sampling. */
    PACKETS("packets", Type.NUMBER, 2),
    /** The IP protocol number. */
    IP_PROTOCOL("ip_protocol", Type.NUMBER, 4),
    /** The IPv4 type of service or the IPv6 traffic class. */
    TOS("tos", Type.NUMBER, 5),
    /** The TCP flags seen, one bit each (FIN is bit 0). */
    TCP_FLAGS("tcp_flags", Type.NUMBER, 6),
    /** The source address. */
    SOURCE_ADDRESS("source.ip", Type.ADDRESS, 8, 27),
    /** The source port. */
    SOURCE_PORT("source.port", Type.NUMBER, 7),
    /** The source MAC address. */
    SOURCE_MAC("source.mac", Type.MAC, 56),
    /** The length of the source's network prefix. */
    SOURCE_PREFIX_LENGTH("source.mask", Type.NUMBER, 9, 29),
    /** The autonomous system of the source. */
    SOURCE_AS("source.as", Type.NUMBER, 16),
    /** The destination address. */
    DESTINATION_ADDRESS("destination.ip", Type.ADDRESS, 12, 28),
    /** The destination port. */
    DESTINATION_PORT("destination.port", Type.NUMBER, 11),
    /** The destination MAC address. */
    DESTINATION_MAC("destination.mac", Type.MAC, 80),
    /** The length of the destination's network prefix. */
    DESTINATION_PREFIX_LENGTH("destination.mask", Type.NUMBER, 13, 30),
    /** The autonomous system of the destination. */
    DESTINATION_AS("destination.as", Type.NUMBER, 17),
    /** The index of the interface that the packets came in by. */
    INGRESS_INTERFACE("ingress.interface.index", Type.NUMBER, 10),
    /** The index of the interface that the packets went out by. */
    EGRESS_INTERFACE("egress.interface.index", Type.NUMBER, 14),
    /** The next hop's address. */
    NEXT_HOP("next_hop.ip", Type.ADDRESS, 15, 62),
    /** 1 if the flow was seen on its way out of the exporter, 0 on its way in. */
    DIRECTION("direction", Type.NUMBER, 61),
    /** When the first packet was seen, in milliseconds of the exporter's uptime. */
    FIRST_SWITCHED("first_switched", Type.NUMBER, 22),
    /** When the last packet was seen, in milliseconds of the exporter's uptime. */
    LAST_SWITCHED("last_switched", Type.NUMBER, 21);

    /** How the octets of a field are read. */
    public enum Type {
        /** An unsigned integer. */
        NUMBER,
        /** An IPv4 or IPv6 address. */
        ADDRESS,
        /** Six octets. */
        MAC
    }

    private static final FlowField[] ALL = values();
    private static final Map<String, FlowField> BY_NAME = byName();

    private final String fieldName;
    private final Type type;
    private final int[] elements;

    FlowField(String fieldName, Type type, int... elements) {
        this.fieldName = fieldName;
        this.type = type;
        this.elements = elements;
    }

    /** Its name, such as {@code source.ip}. */
    public String fieldName() {
        return fieldName;
    }

    /** How its octets are read. */
    public Type type() {
        return type;
    }

    /** Finds a field by its name, in any case; null if there is none of that name. */
    public static FlowField ofName(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, FlowField> byName() {
        final Map<String, FlowField> fields = new HashMap<>();
        for (FlowField field : ALL) {
            fields.put(field.fieldName, field);
        }
        return Map.copyOf(fields);
    }

    /** For each constant, the place of its field among the given ones, or -1. */
    static short[] locate(FieldSpecifier[] fields) {
        final short[] places = new short[ALL.length];
        for (FlowField field : ALL) {
            places[field.ordinal()] = field.placeIn(fields);
        }
        return places;
    }

    private short placeIn(FieldSpecifier[] fields) {
        for (int element : elements) {
            for (short i = 0; i < fields.length; i++) {
                if (fields[i].enterprise() == 0 && fields[i].id() == element && fields[i].length() > 0) {
                    return i;
                }
            }
        }
        return -1;
    }
}
