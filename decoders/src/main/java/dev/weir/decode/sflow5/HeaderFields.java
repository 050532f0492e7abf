package dev.weir.decode.sflow5;

import dev.weir.flow.Addresses;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.ie.SflowStructures;
import dev.weir.flow.packet.PacketField;
import dev.weir.flow.packet.PacketHeaders;
import dev.weir.flow.packet.Tunnel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Puts what the headers of a sampled packet say into a record: elements of the standard registry, for the packet itself
 * and, under {@link SflowStructures#INNER}, for the packet within; or for the packet within and, under {@link
 * SflowStructures#OUTER}, for the one around it. One per decoder.
 */
final class HeaderFields {
    private static final int IPV6 = 6;
    private static final int IPV4_TAIL = Addresses.LENGTH - Addresses.IPV4_LENGTH;
    private static final int FLAGS_SHIFT = 5;
    private static final int LABEL_OCTETS = 3;
    private static final int FIRST_LABEL = 70;
    private static final int TOP_LABEL_TTL = 200;
    private static final long SAMPLED_HEADER = SflowStructures.FLOW | 1;
    private static final long TUNNEL = RecordBuilder.key(SAMPLED_HEADER, 19);
    private static final PacketField[] FIELDS = PacketField.values();
    private static final byte[][] TUNNEL_NAMES = tunnelNames();

    private final RecordBuilder out;
    private final long[] flowKeys = new long[FIELDS.length];
    private final long[] innerKeys = new long[FIELDS.length];
    private final long[] aroundKeys = new long[FIELDS.length];
    private final int[] octets = new int[FIELDS.length];
    private final byte[] address = new byte[Addresses.LENGTH];

    HeaderFields(RecordBuilder out) {
        this.out = out;
        for (PacketField field : FIELDS) {
            final FieldSpecifier element = element(field);
            if (element != null) {
                octets[field.ordinal()] = element.length();
                flowKeys[field.ordinal()] = RecordBuilder.key(element.enterprise(), element.id());
                innerKeys[field.ordinal()] = key(element, SflowStructures.INNER);
                aroundKeys[field.ordinal()] = key(element, SflowStructures.OUTER);
            }
        }
    }

    private static long key(FieldSpecifier element, long enterprise) {
        return RecordBuilder.key(element.enterprise() == 0 ? enterprise : element.enterprise(), element.id());
    }

    private static byte[][] tunnelNames() {
        final byte[][] names = new byte[Tunnel.values().length][];
        for (Tunnel tunnel : Tunnel.values()) {
            names[tunnel.ordinal()] = tunnel.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        }
        return names;
    }

    /** The element that a field is; null for what follows from the others, or depends on the IP version. */
    private static FieldSpecifier element(PacketField field) {
        return switch (field) {
            case SOURCE_MAC -> FieldSpecifier.of(56, 6);
            case DESTINATION_MAC -> FieldSpecifier.of(80, 6);
            case ETHER_TYPE -> FieldSpecifier.of(256, 2);
            case VLAN_ID -> FieldSpecifier.of(243, 2);
            case VLAN_PRIORITY -> FieldSpecifier.of(244, 1);
            case CUSTOMER_VLAN_ID -> FieldSpecifier.of(245, 2);
            case CUSTOMER_VLAN_PRIORITY -> FieldSpecifier.of(246, 1);
            case PPPOE_SESSION_ID -> new FieldSpecifier(SAMPLED_HEADER, 16, 2);
            case IP_VERSION -> FieldSpecifier.of(60, 1);
            case IP_HEADER_LENGTH -> FieldSpecifier.of(189, 1);
            case IP_TOTAL_LENGTH -> FieldSpecifier.of(224, 4);
            case IP_CLASS -> FieldSpecifier.of(5, 1);
            case TTL -> FieldSpecifier.of(192, 1);
            case PROTOCOL -> FieldSpecifier.of(4, 1);
            case FLOW_LABEL -> FieldSpecifier.of(31, 4);
            case FRAGMENT_ID -> FieldSpecifier.of(54, 4);
            case FRAGMENT_OFFSET -> FieldSpecifier.of(88, 2);
            case FRAGMENT_FLAGS -> FieldSpecifier.of(197, 1);
            case SEGMENTS_LEFT -> FieldSpecifier.of(498, 1);
            case LAST_SEGMENT -> new FieldSpecifier(SAMPLED_HEADER, 18, 1);
            default -> transport(field);
        };
    }

    private static FieldSpecifier transport(PacketField field) {
        return switch (field) {
            case SOURCE_PORT -> FieldSpecifier.of(7, 2);
            case DESTINATION_PORT -> FieldSpecifier.of(11, 2);
            case TCP_FLAGS -> FieldSpecifier.of(6, 2);
            case TCP_SEQUENCE -> FieldSpecifier.of(184, 4);
            case TCP_ACKNOWLEDGEMENT -> FieldSpecifier.of(185, 4);
            case TCP_WINDOW -> FieldSpecifier.of(186, 2);
            case TCP_HEADER_LENGTH -> FieldSpecifier.of(188, 1);
            case UDP_LENGTH -> FieldSpecifier.of(205, 2);
            case ICMP_TYPE -> FieldSpecifier.of(176, 1);
            case ICMP_CODE -> FieldSpecifier.of(177, 1);
            case IGMP_TYPE -> FieldSpecifier.of(33, 1);
            case SECURITY_PARAMETERS_INDEX -> FieldSpecifier.of(295, 4);
            case GRE_KEY -> FieldSpecifier.of(296, 4);
            case TUNNEL_ID -> new FieldSpecifier(SAMPLED_HEADER, 20, 4);
            default -> null;
        };
    }

    /**
     * Puts the headers of the packet, the tunnel if there is one, and the headers of the packet within.
     *
     * @param entersTunnels whether a packet of IP within is the flow, and the one around it stands beside
     */
    void put(PacketHeaders outer, PacketHeaders inner, boolean entersTunnels) {
        if (outer.tunnel() == null) {
            putHeaders(outer, flowKeys, 0);
            return;
        }
        final boolean enters = entersTunnels && inner.has(PacketField.IP_VERSION);
        putHeaders(enters ? inner : outer, flowKeys, 0);
        final byte[] name = TUNNEL_NAMES[outer.tunnel().ordinal()];
        out.putVariable(TUNNEL, name, 0, name.length);
        if (enters) {
            putHeaders(outer, aroundKeys, SflowStructures.OUTER);
        } else {
            putHeaders(inner, innerKeys, SflowStructures.INNER);
        }
    }

    private void putHeaders(PacketHeaders headers, long[] keys, long enterprise) {
        final boolean ipv6 = headers.get(PacketField.IP_VERSION) == IPV6;
        for (int i = 0; i < FIELDS.length; i++) {
            if (octets[i] != 0 && headers.has(FIELDS[i])) {
                final long value = headers.get(FIELDS[i]);
                out.put(
                        keys[i] + (ipv6 ? ipv6Step(FIELDS[i]) : 0),
                        FIELDS[i] == PacketField.FRAGMENT_FLAGS ? value << FLAGS_SHIFT : value,
                        octets[i]);
            }
        }
        if (headers.copySourceAddress(address, 0)) {
            putAddress(enterprise, ipv6 ? 27 : 8, ipv6);
        }
        if (headers.copyDestinationAddress(address, 0)) {
            putAddress(enterprise, ipv6 ? 28 : 12, ipv6);
        }
        putLabels(headers, enterprise);
    }

    /** The elements of ICMPv6 are two behind those of ICMP. */
    private static long ipv6Step(PacketField field) {
        return field == PacketField.ICMP_TYPE || field == PacketField.ICMP_CODE ? RecordBuilder.key(0, 2) : 0;
    }

    private void putAddress(long enterprise, int id, boolean ipv6) {
        final int skipped = ipv6 ? 0 : IPV4_TAIL;
        out.putFixed(RecordBuilder.key(enterprise, id), address, skipped, Addresses.LENGTH - skipped);
    }

    /** Label, traffic class and bottom of stack of each entry, and the TTL of the top. */
    private void putLabels(PacketHeaders headers, long enterprise) {
        final int labels = Math.min(headers.labelCount(), PacketHeaders.KEPT_LABELS);
        for (int i = 0; i < labels; i++) {
            final int entry = headers.labelStackEntry(i);
            out.put(RecordBuilder.key(enterprise, FIRST_LABEL + i), entry >>> Byte.SIZE, LABEL_OCTETS);
        }
        if (labels > 0) {
            out.putU8(RecordBuilder.key(enterprise, TOP_LABEL_TTL), headers.labelStackEntry(0));
        }
    }
}
