package dev.weir.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The canonical fields of a flow record: what every protocol says in its own way. Each constant lists the information
 * elements that carry it, in the order in which they are believed, addresses of a rank in the template's;
 * {@code docs/protocols.md} has the same table with their names. A field of no octets never carries a meaning.
 *
 * <p>The names are those of the flow log's JSON, flattened with dots; filters and CSV use them.
 */
public enum FlowField {
    /** Octets of the flow as reported, not scaled by sampling; of a single packet, its frame's. */
    BYTES(
            "bytes",
            Type.NUMBER,
            ElementOrder.of(1, 23, 231, 352, 417)
                    .orElse(85, 171, 353, 420)
                    .orElse(312, 224)
                    .reverse(232)),
    /** Packets of the flow as reported, not scaled by sampling; 1 if the record is about a single packet. */
    PACKETS(
            "packets",
            Type.NUMBER,
            ElementOrder.of(2, 24, 298, 430).orElse(86, 172, 431).reverse(299)),
    /** The IP protocol number. */
    IP_PROTOCOL("ip_protocol", Type.NUMBER, ElementOrder.of(4)),
    /** The IPv4 type of service or the IPv6 traffic class. */
    TOS("tos", Type.NUMBER, ElementOrder.of(5)),
    /** The TCP flags seen, one bit each (FIN is bit 0). */
    TCP_FLAGS("tcp_flags", Type.NUMBER, ElementOrder.of(6)),
    /** The source address; of a flow aggregated by prefix, that of the network. */
    SOURCE_ADDRESS("source.ip", Type.ADDRESS, ElementOrder.of(8, 27).orElse(44, 170)),
    /** The source port. */
    SOURCE_PORT("source.port", Type.NUMBER, ElementOrder.of(7, 182, 180)),
    /** The source MAC address. */
    SOURCE_MAC("source.mac", Type.MAC, ElementOrder.of(56, 81).orElse(414)),
    /** The length of the source's network prefix. */
    SOURCE_PREFIX_LENGTH("source.mask", Type.NUMBER, ElementOrder.of(9, 29)),
    /** The autonomous system of the source. */
    SOURCE_AS("source.as", Type.NUMBER, ElementOrder.of(16)),
    /** The destination address; of a flow aggregated by prefix, that of the network. */
    DESTINATION_ADDRESS("destination.ip", Type.ADDRESS, ElementOrder.of(12, 28).orElse(45, 169)),
    /** The destination port; of an ICMP flow whose template has no port, type x 256 + code. */
    DESTINATION_PORT("destination.port", Type.NUMBER, ElementOrder.of(11, 183, 181)),
    /** The destination MAC address. */
    DESTINATION_MAC("destination.mac", Type.MAC, ElementOrder.of(80, 57).orElse(415)),
    /** The length of the destination's network prefix. */
    DESTINATION_PREFIX_LENGTH("destination.mask", Type.NUMBER, ElementOrder.of(13, 30)),
    /** The autonomous system of the destination. */
    DESTINATION_AS("destination.as", Type.NUMBER, ElementOrder.of(17)),
    /** The index of the interface that the packets came in by. */
    INGRESS_INTERFACE("ingress.interface.index", Type.NUMBER, ElementOrder.of(10, 252)),
    /** The index of the interface that the packets went out by. */
    EGRESS_INTERFACE("egress.interface.index", Type.NUMBER, ElementOrder.of(14, 253)),
    /** The next hop's address. */
    NEXT_HOP("next_hop.ip", Type.ADDRESS, ElementOrder.of(15, 62)),
    /** 1 if the flow was seen on its way out of the exporter, 0 on its way in. */
    DIRECTION("direction", Type.NUMBER, ElementOrder.of(61)),
    /** When the first packet was seen, in milliseconds of the exporter's uptime. */
    FIRST_SWITCHED("first_switched", Type.NUMBER, ElementOrder.of(22)),
    /** When the last packet was seen, in milliseconds of the exporter's uptime. */
    LAST_SWITCHED("last_switched", Type.NUMBER, ElementOrder.of(21)),

    /** The Ethernet type: 0x0800 or 0x86dd by the addresses, else by the IP version, else as sent. */
    ETHER_TYPE("ether_type", Type.NUMBER, ElementOrder.of(256)),
    /** The IP version, 4 or 6. */
    IP_VERSION("ip_version", Type.NUMBER, ElementOrder.of(60)),
    /** The source address behind the translation (NAT). */
    SOURCE_NAT_ADDRESS("source.nat.ip", Type.ADDRESS, ElementOrder.of(225, 281).netflow9(40_001)),
    /** The source port behind the translation (NAT). */
    SOURCE_NAT_PORT("source.nat.port", Type.NUMBER, ElementOrder.of(227).netflow9(40_003)),
    /** The destination address behind the translation (NAT). */
    DESTINATION_NAT_ADDRESS(
            "destination.nat.ip", Type.ADDRESS, ElementOrder.of(226, 282).netflow9(40_002)),
    /** The destination port behind the translation (NAT). */
    DESTINATION_NAT_PORT(
            "destination.nat.port", Type.NUMBER, ElementOrder.of(228).netflow9(40_004)),
    /** The ICMP type, where the protocol is ICMP or not told. */
    ICMP_TYPE("icmp.type", Type.NUMBER, ElementOrder.of(176, 178)),
    /** The ICMP code, where the protocol is ICMP or not told. */
    ICMP_CODE("icmp.code", Type.NUMBER, ElementOrder.of(177, 179)),
    /** ICMP type x 256 + code, where the protocol is ICMP or not told. */
    ICMP_TYPE_CODE("icmp.type_code", Type.NUMBER, ElementOrder.of(32, 139)),
    /** The address of the next BGP hop, kept apart from the next hop. */
    BGP_NEXT_HOP("bgp.next_hop.ip", Type.ADDRESS, ElementOrder.of(18, 63)),
    /** The first autonomous system on the way to the destination. */
    BGP_NEXT_ADJACENT_AS("bgp.next_as", Type.NUMBER, ElementOrder.of(128)),
    /** The first autonomous system on the way to the source. */
    BGP_PREVIOUS_ADJACENT_AS("bgp.previous_as", Type.NUMBER, ElementOrder.of(129)),
    /** The VLAN that the packets came in by. */
    INGRESS_VLAN("ingress.vlan", Type.NUMBER, ElementOrder.of(58, 243)),
    /** The VLAN that the packets went out by. */
    EGRESS_VLAN("egress.vlan", Type.NUMBER, ElementOrder.of(59, 254)),
    /** The customer's VLAN (QinQ) that the packets came in by. */
    INGRESS_CUSTOMER_VLAN("ingress.customer_vlan", Type.NUMBER, ElementOrder.of(245)),
    /** The customer's VLAN (QinQ) that the packets went out by. */
    EGRESS_CUSTOMER_VLAN("egress.customer_vlan", Type.NUMBER, ElementOrder.of(255)),
    /** The priority in the VLAN tag. */
    VLAN_PRIORITY("vlan.priority", Type.NUMBER, ElementOrder.of(244)),
    /** The VRF that the packets came in by. */
    INGRESS_VRF("ingress.vrf", Type.NUMBER, ElementOrder.of(234)),
    /** The VRF that the packets went out by. */
    EGRESS_VRF("egress.vrf", Type.NUMBER, ElementOrder.of(235)),
    /** Why the flow ended (IE 136): 1 idle, 2 active timeout, 3 end of flow, 4 forced, 5 lack of resources. */
    FLOW_END_REASON("flow_end_reason", Type.NUMBER, ElementOrder.of(136)),
    /** The application, its octets as a number: the first of them is the engine (RFC 6759). */
    APPLICATION_ID("application.id", Type.NUMBER, ElementOrder.of(95)),
    /** The exporter's number for the flow. */
    FLOW_ID("flow_id", Type.NUMBER, ElementOrder.of(148)),
    /** The top label of the MPLS stack, 20 bits. */
    MPLS_LABEL_1("mpls.label_1", Type.NUMBER, ElementOrder.of(70)),
    /** The second label of the MPLS stack. */
    MPLS_LABEL_2("mpls.label_2", Type.NUMBER, ElementOrder.of(71)),
    /** The third label of the MPLS stack. */
    MPLS_LABEL_3("mpls.label_3", Type.NUMBER, ElementOrder.of(72)),
    /** The fourth label of the MPLS stack. */
    MPLS_LABEL_4("mpls.label_4", Type.NUMBER, ElementOrder.of(73)),
    /** The fifth label of the MPLS stack. */
    MPLS_LABEL_5("mpls.label_5", Type.NUMBER, ElementOrder.of(74)),
    /** The sixth label of the MPLS stack. */
    MPLS_LABEL_6("mpls.label_6", Type.NUMBER, ElementOrder.of(75)),
    /** The seventh label of the MPLS stack. */
    MPLS_LABEL_7("mpls.label_7", Type.NUMBER, ElementOrder.of(76)),
    /** The eighth label of the MPLS stack. */
    MPLS_LABEL_8("mpls.label_8", Type.NUMBER, ElementOrder.of(77)),
    /** The ninth label of the MPLS stack. */
    MPLS_LABEL_9("mpls.label_9", Type.NUMBER, ElementOrder.of(78)),
    /** The tenth label of the MPLS stack. */
    MPLS_LABEL_10("mpls.label_10", Type.NUMBER, ElementOrder.of(79));

    /** How the octets of a field are read. */
    public enum Type {
        /** An unsigned integer. */
        NUMBER,
        /** An IPv4 or IPv6 address. */
        ADDRESS,
        /** Six octets. */
        MAC;

        /** Whether a field of a template can be read so; a variable-length one is asked again in each record. */
        boolean fits(FieldSpecifier field) {
            return field.isVariable() || fits(field.length());
        }

        /** Whether so many octets can be read so. */
        boolean fits(int length) {
            return switch (this) {
                case NUMBER -> length > 0;
                case ADDRESS -> length == Addresses.IPV4_LENGTH || length == Addresses.LENGTH;
                case MAC -> length == Addresses.MAC_LENGTH;
            };
        }
    }

    private static final FlowField[] ALL = values();
    private static final Map<String, FlowField> BY_NAME = byName();

    private final String fieldName;
    private final Type type;
    private final ElementOrder elements;

    FlowField(String fieldName, Type type, ElementOrder elements) {
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

    /** Whether it is one of those that NetFlow v5 knew already: what a table of flows shows unless asked for more. */
    public boolean isBasic() {
        return ordinal() <= LAST_SWITCHED.ordinal();
    }

    /** The elements that carry it. */
    ElementOrder elements() {
        return elements;
    }

    /** Whether it is a label of the MPLS stack, whose number is the upper 20 bits of an entry. */
    boolean isMplsLabel() {
        return ordinal() >= MPLS_LABEL_1.ordinal();
    }

    /** Finds a field by its name, in any case; null if there is none of that name. */
    public static FlowField ofName(String name) {
        return BY_NAME.get(name.toLowerCase(Locale.ROOT));
    }

    /**
     * The numbers of the standard elements that tell of a flow's way there only: those of the fields of which its way
     * back (RFC 5103) has nothing unless by elements of its own.
     */
    public static Set<Integer> wayThereElements() {
        final Set<Integer> elements = new HashSet<>();
        for (FlowField field : ALL) {
            if (ReverseView.counterpart(field) == null) {
                for (int[] rank : field.elements.ranks()) {
                    Arrays.stream(rank).forEach(elements::add);
                }
            }
        }
        return Set.copyOf(elements);
    }

    private static Map<String, FlowField> byName() {
        final Map<String, FlowField> fields = new HashMap<>();
        for (FlowField field : ALL) {
            fields.put(field.fieldName, field);
        }
        return Map.copyOf(fields);
    }

    /** How many there are. */
    static int count() {
        return ALL.length;
    }

    /** All of them; not to be changed. */
    static FlowField[] all() {
        return ALL;
    }
}
