package dev.weir.flow.packet;

/** Protocols in UDP that carry packets. The port tells them; octets that do not fit the protocol are payload. */
final class UdpTunnels {
    private static final int VXLAN = 4789;
    private static final int VXLAN_OLD = 8472;
    private static final int VXLAN_GPE = 4790;
    private static final int GENEVE = 6081;
    private static final int GTP_U = 2152;
    private static final int L2TP = 1701;
    private static final int GRE = 4754;
    private static final int MPLS = 6635;
    private static final int ETHERNET_TYPE = 0x6558;
    private static final int HEADER = 8;
    private static final int VNI_AT = 4;
    private static final int VNI = 3;
    private static final int VXLAN_HAS_VNI = 8;
    private static final int GTP_VERSION_1 = 0x30;
    private static final int GTP_VERSION_AND_TYPE = 0xf0;
    private static final int GTP_EXTENSION = 4;
    private static final int GTP_OPTIONAL = 7;
    private static final int GTP_PACKET = 255;
    private static final int MOST_GTP_EXTENSIONS = 16;
    private static final int L2TP_CONTROL = 0x8000;
    private static final int L2TP_LENGTH = 0x4000;
    private static final int L2TP_SEQUENCE = 0x800;
    private static final int L2TP_OFFSET = 0x200;

    private UdpTunnels() {}

    static Layer payload(PacketCursor at) {
        final int destination = (int) at.headers.get(PacketField.DESTINATION_PORT);
        return switch (destination) {
            case VXLAN, VXLAN_OLD -> vxlan(at, false);
            case VXLAN_GPE -> vxlan(at, true);
            case GENEVE -> geneve(at);
            case GTP_U -> gtpU(at);
            case L2TP -> l2tp(at);
            case GRE -> Layer.GRE;
            case MPLS -> at.enter(Tunnel.MPLS_IN_IP, Layer.MPLS);
            default -> at.headers.get(PacketField.SOURCE_PORT) == L2TP ? l2tp(at) : Layer.END;
        };
    }

    private static Layer vxlan(PacketCursor at, boolean generic) {
        if (!at.holds(HEADER) || (at.u8(0) & VXLAN_HAS_VNI) == 0) {
            return Layer.END;
        }
        at.put(PacketField.TUNNEL_ID, VNI_AT, VNI);
        final int next = generic ? at.u8(3) : 3;
        at.trySkip(HEADER);
        return switch (next) {
            case 1, 2 -> at.enter(Tunnel.VXLAN, Layer.IP);
            case 3 -> at.enter(Tunnel.VXLAN, Layer.ETHERNET);
            case 5 -> at.enter(Tunnel.VXLAN, Layer.MPLS);
            default -> Layer.END;
        };
    }

    private static Layer geneve(PacketCursor at) {
        if (!at.holds(HEADER) || at.u8(0) >>> 6 != 0) {
            return Layer.END;
        }
        at.put(PacketField.TUNNEL_ID, VNI_AT, VNI);
        at.etherType = at.u16(2);
        if (!at.trySkip(HEADER + (at.u8(0) & 0x3f) * 4)) {
            return Layer.END;
        }
        return at.enter(Tunnel.GENEVE, at.etherType == ETHERNET_TYPE ? Layer.ETHERNET : Layer.ETHER_PAYLOAD);
    }

    private static Layer gtpU(PacketCursor at) {
        if (!at.holds(HEADER) || (at.u8(0) & GTP_VERSION_AND_TYPE) != GTP_VERSION_1 || at.u8(1) != GTP_PACKET) {
            return Layer.END;
        }
        at.put(PacketField.TUNNEL_ID, 4, 4);
        final boolean extended = (at.u8(0) & GTP_EXTENSION) != 0;
        final boolean optional = (at.u8(0) & GTP_OPTIONAL) != 0;
        at.trySkip(HEADER);
        if (optional && !skipOptional(at, extended)) {
            return Layer.END;
        }
        final int version = at.holds(1) ? at.u8(0) >>> 4 : 0;
        return version == 4 || version == 6 ? at.enter(Tunnel.GTP_U, Layer.IP) : Layer.END;
    }

    /**
     * Sequence number, N-PDU number and the chain of extension headers, each of which ends with the next one's type.
     */
    private static boolean skipOptional(PacketCursor at, boolean extended) {
        if (!at.holds(4)) {
            return false;
        }
        int type = extended ? at.u8(3) : 0;
        at.trySkip(4);
        for (int i = 0; i < MOST_GTP_EXTENSIONS && type != 0; i++) {
            final int length = at.holds(1) ? at.u8(0) * 4 : 0;
            if (length == 0 || !at.holds(length)) {
                return false;
            }
            type = at.u8(length - 1);
            at.trySkip(length);
        }
        return type == 0;
    }

    private static Layer l2tp(PacketCursor at) {
        if (!at.holds(2) || (at.u8(1) & 0xf) != 2 || (at.u16(0) & L2TP_CONTROL) != 0) {
            return Layer.END;
        }
        final int flags = at.u16(0);
        final int tunnelAt = (flags & L2TP_LENGTH) != 0 ? 4 : 2;
        at.put(PacketField.TUNNEL_ID, tunnelAt + 2, 2);
        final int offsetAt = tunnelAt + 4 + ((flags & L2TP_SEQUENCE) != 0 ? 4 : 0);
        int length = offsetAt;
        if ((flags & L2TP_OFFSET) != 0) {
            if (!at.holds(offsetAt + 2)) {
                return Layer.END;
            }
            length += 2 + at.u16(offsetAt);
        }
        return at.trySkip(length) ? at.enter(Tunnel.L2TP, Layer.PPP) : Layer.END;
    }
}
