package dev.weir.flow.packet;

/** Ethernet, 802.3 with LLC, VLAN tags, 802.1ah, PPPoE and PPP. */
final class LinkLayers {
    static final int IPV4 = 0x0800;
    static final int IPV6 = 0x86dd;
    static final int MPLS = 0x8847;
    static final int MPLS_UPSTREAM = 0x8848;

    private static final int ARP = 0x0806;
    private static final int DOT1Q = 0x8100;
    private static final int DOT1AD = 0x88a8;
    private static final int QINQ_OLD = 0x9100;
    private static final int QINQ_OLDER = 0x9200;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int DOT1AH = 0x88e7;
    private static final int SMALLEST_TYPE = 0x600;
    private static final int ETHERNET_HEADER = 14;
    private static final int MAC = 6;
    private static final int TAG = 4;
    private static final int VLAN_BITS = 12;
    private static final int SNAP_DSAP_SSAP = 0xaaaa;
    private static final int UNNUMBERED = 3;
    private static final int SNAP = 8;
    private static final int BRIDGED_OUI = 0xf8;
    private static final int SERVICE_TAG = 4;
    private static final int PPPOE_HEADER = 6;
    private static final int PPP_ADDRESS_CONTROL = 0xff03;
    private static final int PPP_IPV4 = 0x21;
    private static final int PPP_IPV6 = 0x57;
    private static final int PPP_MPLS = 0x281;
    private static final int PPP_MPLS_MULTICAST = 0x283;

    private LinkLayers() {}

    static Layer ethernet(PacketCursor at) {
        at.put(PacketField.DESTINATION_MAC, 0, MAC);
        at.put(PacketField.SOURCE_MAC, MAC, MAC);
        if (!at.holds(ETHERNET_HEADER)) {
            return Layer.END;
        }
        final int type = at.u16(2 * MAC);
        at.trySkip(ETHERNET_HEADER);
        return typeOrLength(at, type);
    }

    private static Layer typeOrLength(PacketCursor at, int type) {
        if (type < SMALLEST_TYPE) {
            at.trim(type);
            return Layer.LLC;
        }
        at.etherType = type;
        return Layer.ETHER_PAYLOAD;
    }

    static Layer llc(PacketCursor at) {
        if (!at.holds(SNAP) || at.u16(0) != SNAP_DSAP_SSAP || at.u8(2) != UNNUMBERED) {
            return Layer.END;
        }
        final int oui = at.u16(3) << Byte.SIZE | at.u8(5);
        if (oui != 0 && oui != BRIDGED_OUI) {
            return Layer.END;
        }
        at.etherType = at.u16(6);
        at.trySkip(SNAP);
        return Layer.ETHER_PAYLOAD;
    }

    static Layer etherPayload(PacketCursor at) {
        return switch (at.etherType) {
            case DOT1Q, DOT1AD, QINQ_OLD, QINQ_OLDER -> tag(at);
            default -> {
                at.headers.put(PacketField.ETHER_TYPE, at.etherType);
                yield behindTags(at);
            }
        };
    }

    private static Layer behindTags(PacketCursor at) {
        return switch (at.etherType) {
            case IPV4, IPV6 -> Layer.IP;
            case MPLS, MPLS_UPSTREAM -> Layer.MPLS;
            case PPPOE_SESSION -> Layer.PPPOE;
            case DOT1AH -> macInMac(at);
            default -> Layer.END;
        };
    }

    private static Layer tag(PacketCursor at) {
        if (at.holds(2)) {
            final boolean first = !at.headers.has(PacketField.VLAN_ID);
            if (first || !at.headers.has(PacketField.CUSTOMER_VLAN_ID)) {
                final int control = at.u16(0);
                at.headers.put(
                        first ? PacketField.VLAN_ID : PacketField.CUSTOMER_VLAN_ID, control & (1 << VLAN_BITS) - 1);
                at.headers.put(
                        first ? PacketField.VLAN_PRIORITY : PacketField.CUSTOMER_VLAN_PRIORITY,
                        control >>> VLAN_BITS + 1);
            }
        }
        if (!at.holds(TAG)) {
            return Layer.END;
        }
        final int type = at.u16(2);
        at.trySkip(TAG);
        return typeOrLength(at, type);
    }

    private static Layer macInMac(PacketCursor at) {
        at.put(PacketField.TUNNEL_ID, 1, 3);
        return at.trySkip(SERVICE_TAG) ? at.enter(Tunnel.MAC_IN_MAC, Layer.ETHERNET) : Layer.END;
    }

    static Layer pppoe(PacketCursor at) {
        at.put(PacketField.PPPOE_SESSION_ID, 2, 2);
        if (!at.holds(PPPOE_HEADER) || at.u8(1) != 0) {
            return Layer.END;
        }
        final int length = at.u16(4);
        at.trySkip(PPPOE_HEADER);
        at.trim(length);
        return Layer.PPP;
    }

    /** PPP with or without address and control, its protocol compressed or not (RFC 1661, RFC 1662). */
    static Layer ppp(PacketCursor at) {
        if (at.holds(2) && at.u16(0) == PPP_ADDRESS_CONTROL) {
            at.trySkip(2);
        }
        if (!at.holds(1)) {
            return Layer.END;
        }
        final boolean compressed = (at.u8(0) & 1) != 0;
        if (!compressed && !at.holds(2)) {
            return Layer.END;
        }
        final int protocol = compressed ? at.u8(0) : at.u16(0);
        at.trySkip(compressed ? 1 : 2);
        return switch (protocol) {
            case PPP_IPV4, PPP_IPV6 -> Layer.IP;
            case PPP_MPLS, PPP_MPLS_MULTICAST -> Layer.MPLS;
            default -> Layer.END;
        };
    }

    /** Whether an EtherType is one that traffic is likely to have: tells a frame from other octets. */
    static boolean isCommon(int etherType) {
        return switch (etherType) {
            case IPV4, IPV6, ARP, DOT1Q, DOT1AD, QINQ_OLD, MPLS, PPPOE_SESSION -> true;
            default -> false;
        };
    }
}
