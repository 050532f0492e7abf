package dev.weir.flow.packet;

/** What IP carries: transport protocols with their ports, and the protocols that carry packets in turn. */
final class IpPayloads {
    static final int ICMP = 1;
    static final int IGMP = 2;
    static final int IPV4 = 4;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int DCCP = 33;
    static final int IPV6 = 41;
    static final int GRE = 47;
    static final int ESP = 50;
    static final int ICMPV6 = 58;
    static final int ETHER_IP = 97;
    static final int L2TP = 115;
    static final int SCTP = 132;
    static final int UDP_LITE = 136;
    static final int MPLS = 137;
    static final int ETHERNET = 143;

    private static final int TCP_HEADER = 20;
    private static final int UDP_HEADER = 8;

    private IpPayloads() {}

    static Layer payload(PacketCursor at) {
        if (IpLayers.isExtension(at)) {
            return IpLayers.extension(at);
        }
        return switch (at.protocol) {
            case TCP -> Layer.TCP;
            case UDP -> Layer.UDP;
            case GRE -> Layer.GRE;
            case ICMP, ICMPV6 -> icmp(at);
            case IGMP -> one(at, PacketField.IGMP_TYPE, 1);
            case ESP -> one(at, PacketField.SECURITY_PARAMETERS_INDEX, 4);
            case L2TP -> one(at, PacketField.TUNNEL_ID, 4);
            case SCTP, DCCP, UDP_LITE -> ports(at);
            case IPV4, IPV6 -> at.enter(Tunnel.IP_IN_IP, Layer.IP);
            case MPLS -> at.enter(Tunnel.MPLS_IN_IP, Layer.MPLS);
            case ETHERNET -> at.enter(Tunnel.ETHERNET_IN_IP, Layer.ETHERNET);
            case ETHER_IP -> at.trySkip(2) ? at.enter(Tunnel.ETHERNET_IN_IP, Layer.ETHERNET) : Layer.END;
            default -> Layer.END;
        };
    }

    private static Layer one(PacketCursor at, PacketField field, int octets) {
        at.put(field, 0, octets);
        return Layer.END;
    }

    private static Layer icmp(PacketCursor at) {
        at.put(PacketField.ICMP_TYPE, 0, 1);
        at.put(PacketField.ICMP_CODE, 1, 1);
        return Layer.END;
    }

    private static Layer ports(PacketCursor at) {
        at.put(PacketField.SOURCE_PORT, 0, 2);
        at.put(PacketField.DESTINATION_PORT, 2, 2);
        return Layer.END;
    }

    static Layer tcp(PacketCursor at) {
        ports(at);
        at.put(PacketField.TCP_SEQUENCE, 4, 4);
        at.put(PacketField.TCP_ACKNOWLEDGEMENT, 8, 4);
        at.put(PacketField.TCP_WINDOW, 14, 2);
        if (at.holds(14)) {
            final int headerLength = (at.u8(12) >>> 4) * 4;
            at.headers.put(PacketField.TCP_HEADER_LENGTH, headerLength);
            at.headers.put(PacketField.TCP_FLAGS, at.u16(12) & 0xfff);
            if (headerLength >= TCP_HEADER && at.trySkip(headerLength)) {
                at.putPayload();
            }
        }
        return Layer.END;
    }

    static Layer udp(PacketCursor at) {
        ports(at);
        at.put(PacketField.UDP_LENGTH, 4, 2);
        if (!at.trySkip(UDP_HEADER)) {
            return Layer.END;
        }
        at.putPayload();
        return UdpTunnels.payload(at);
    }
}
