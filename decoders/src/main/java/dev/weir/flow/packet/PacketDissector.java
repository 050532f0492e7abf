package dev.weir.flow.packet;

import java.util.Objects;

/**
 * Reads the headers of a packet, or of as much of it as was sampled.
 *
 * <p>Each call replaces what {@link #outer} and {@link #inner} held. Whatever the octets are, a call ends, throws
 * nothing and allocates nothing; of a packet that is cut off, the fields that are wholly there are given. Belongs to
 * one thread.
 *
 * <p>Two packets are told apart: the outer one and the first that travels in it. What travels in the inner one is its
 * payload.
 */
public final class PacketDissector {
    /** Header protocols of sFlow version 5 ({@code header_protocol}), as far as {@link #dissect} reads them. */
    public static final int ETHERNET = 1;
    /** PPP. */
    public static final int PPP = 7;
    /** IP in AAL5. */
    public static final int AAL5_IP = 10;
    /** IPv4. */
    public static final int IPV4 = 11;
    /** IPv6. */
    public static final int IPV6 = 12;
    /** An MPLS label stack. */
    public static final int MPLS = 13;
    /** PPP over SONET. */
    public static final int POS = 14;

    private static final int MOST_LAYERS = 48;

    private final PacketCursor cursor = new PacketCursor();

    /** The packet itself. */
    public PacketHeaders outer() {
        return cursor.outer;
    }

    /**
     * The packet that travels in it; empty if there is none. {@link PacketHeaders#tunnel} of the outer one says how.
     */
    public PacketHeaders inner() {
        return cursor.inner;
    }

    /**
     * Reads a packet by the header protocol of an sFlow sample.
     *
     * @return false, and nothing read, if this build does not know the header protocol
     */
    public boolean dissect(int headerProtocol, byte[] bytes, int offset, int length) {
        final Layer first = switch (headerProtocol) {
            case ETHERNET -> Layer.ETHERNET;
            case PPP, POS -> Layer.PPP;
            case AAL5_IP, IPV4, IPV6 -> Layer.IP;
            case MPLS -> Layer.MPLS;
            default -> Layer.END;
        };
        run(first, bytes, offset, length);
        return first != Layer.END;
    }

    /** Reads an Ethernet frame without preamble (element 315 with its default frame type). */
    public void dissectEthernet(byte[] bytes, int offset, int length) {
        run(Layer.ETHERNET, bytes, offset, length);
    }

    /** Reads an IPv4 or IPv6 packet, as its version says (element 313). */
    public void dissectIp(byte[] bytes, int offset, int length) {
        run(Layer.IP, bytes, offset, length);
    }

    /**
     * Reads what an IP packet carries (element 314).
     *
     * @param protocol the IP protocol, which only the record knows
     */
    public void dissectIpPayload(int protocol, byte[] bytes, int offset, int length) {
        cursor.protocol = protocol;
        run(Layer.IP_PAYLOAD, bytes, offset, length);
    }

    /** Reads an MPLS label stack and what is under it (element 316). */
    public void dissectMpls(byte[] bytes, int offset, int length) {
        run(Layer.MPLS, bytes, offset, length);
    }

    /** Reads what is under an MPLS label stack (element 317). */
    public void dissectMplsPayload(byte[] bytes, int offset, int length) {
        cursor.begin(bytes, checked(bytes, offset, length), length);
        walk(MplsLayer.payload(cursor));
    }

    private void run(Layer first, byte[] bytes, int offset, int length) {
        cursor.begin(bytes, checked(bytes, offset, length), length);
        walk(first);
    }

    private static int checked(byte[] bytes, int offset, int length) {
        return Objects.checkFromIndexSize(offset, length, bytes.length);
    }

    /** No cycle of layers goes without consuming octets; the bound only keeps hostile chains short. */
    private void walk(Layer first) {
        Layer layer = first;
        for (int i = 0; i < MOST_LAYERS && layer != Layer.END; i++) {
            layer = read(layer);
        }
    }

    private Layer read(Layer layer) {
        return switch (layer) {
            case ETHERNET -> LinkLayers.ethernet(cursor);
            case LLC -> LinkLayers.llc(cursor);
            case ETHER_PAYLOAD -> LinkLayers.etherPayload(cursor);
            case PPPOE -> LinkLayers.pppoe(cursor);
            case PPP -> LinkLayers.ppp(cursor);
            case MPLS -> MplsLayer.labels(cursor);
            case IP -> IpLayers.ip(cursor);
            case IP_PAYLOAD -> IpPayloads.payload(cursor);
            case TCP -> IpPayloads.tcp(cursor);
            case UDP -> IpPayloads.udp(cursor);
            case GRE -> GreLayer.gre(cursor);
            case END -> Layer.END;
        };
    }
}
