package dev.weir.collector.capture;

import dev.weir.flow.Bytes;

/**
 * Takes the IP header off a packet, version 4 (RFC 791) or 6 (RFC 8200) with its extension headers, as far as UDP or a
 * fragment.
 *
 * <p>What lies behind the length that the IP header gives (an Ethernet trailer) is left out. A length of 0, as captures
 * of large offloaded segments have it, stands for all there is.
 */
final class InternetLayer {
    static final int ADDRESS_LENGTH = 16;
    static final int UDP = 17;

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int FRAGMENT_HEADER = 8;
    private static final int EXTENSION_UNIT = 8;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int DESTINATION_OPTIONS = 60;

    private final byte[] addresses = new byte[2 * ADDRESS_LENGTH];
    private int protocol;
    private int payload;
    private int end;
    private boolean whole;
    private boolean fragment;
    private int fragmentId;
    private int fragmentOffset;
    private boolean moreFragments;

    /** Returns source and destination address, 16 bytes each; IPv4 as IPv4-mapped. */
    byte[] addresses() {
        return addresses;
    }

    /** Returns the protocol number behind the headers; of an IPv6 fragment, the header it begins with. */
    int protocol() {
        return protocol;
    }

    /** Returns where the payload begins. */
    int payload() {
        return payload;
    }

    /** Returns where the payload ends in the array: what the header says or what was captured, the smaller. */
    int end() {
        return end;
    }

    /** Says that the payload is all there, as long as the header says. */
    boolean whole() {
        return whole;
    }

    boolean isFragment() {
        return fragment;
    }

    int fragmentId() {
        return fragmentId;
    }

    /** Returns where in the datagram's payload the fragment belongs, in bytes. */
    int fragmentOffset() {
        return fragmentOffset;
    }

    boolean moreFragments() {
        return moreFragments;
    }

    /**
     * Reads the headers of a packet.
     *
     * @param start where the IP header begins
     * @param version 4 or 6 as the link says, 0 where it does not
     * @return null when a UDP datagram or a fragment that may be one follows, else what to count
     */
    CaptureCounter parse(CapturedPacket packet, int start, int version) {
        fragment = false;
        if (start >= packet.length) {
            return tooShort(packet);
        }
        final int actual = Bytes.u8(packet.bytes, start) >>> 4;
        if (version != 0 && version != actual) {
            return CaptureCounter.MALFORMED_PACKETS;
        }
        return switch (actual) {
            case 4 -> parse4(packet, start);
            case 6 -> parse6(packet, start);
            default -> version == 0 ? CaptureCounter.NOT_IP : CaptureCounter.MALFORMED_PACKETS;
        };
    }

    private CaptureCounter parse4(CapturedPacket packet, int start) {
        final byte[] bytes = packet.bytes;
        if (packet.length - start < IPV4_HEADER) {
            return tooShort(packet);
        }
        final int headerLength = (bytes[start] & 0xf) * 4;
        final int totalLength = Bytes.u16(bytes, start + 2);
        if (headerLength < IPV4_HEADER || totalLength != 0 && totalLength < headerLength) {
            return CaptureCounter.MALFORMED_PACKETS;
        }
        protocol = Bytes.u8(bytes, start + 9);
        if (protocol != UDP) {
            return CaptureCounter.NOT_UDP;
        }
        payload = start + headerLength;
        setEnd(packet, start, totalLength);
        if (payload > packet.length) {
            return tooShort(packet);
        }
        map4(bytes, start + 12, 0);
        map4(bytes, start + 16, ADDRESS_LENGTH);
        final int flags = Bytes.u16(bytes, start + 6);
        setFragment((flags & 0x3fff) != 0, Bytes.u16(bytes, start + 4), (flags & 0x1fff) * 8, (flags & 0x2000) != 0);
        return null;
    }

    private CaptureCounter parse6(CapturedPacket packet, int start) {
        if (packet.length - start < IPV6_HEADER) {
            return tooShort(packet);
        }
        final int payloadLength = Bytes.u16(packet.bytes, start + 4);
        System.arraycopy(packet.bytes, start + 8, addresses, 0, 2 * ADDRESS_LENGTH);
        setEnd(packet, start, payloadLength == 0 ? 0 : IPV6_HEADER + payloadLength);
        payload = start + IPV6_HEADER;
        protocol = Bytes.u8(packet.bytes, start + 6);
        final CaptureCounter problem = walkExtensions(packet.bytes);
        return problem == CaptureCounter.MALFORMED_PACKETS && !whole ? tooShort(packet) : problem;
    }

    /**
     * Goes over a fragmented datagram that has been put together: extension headers may stand before UDP here too.
     *
     * @return null when UDP follows, else what to count
     */
    CaptureCounter parseReassembled(byte[] bytes, int length, int firstHeader) {
        payload = 0;
        end = length;
        whole = true;
        fragment = false;
        protocol = firstHeader;
        final CaptureCounter problem = walkExtensions(bytes);
        return problem == null && fragment ? CaptureCounter.MALFORMED_PACKETS : problem;
    }

    private CaptureCounter walkExtensions(byte[] bytes) {
        while (protocol != UDP) {
            if (protocol != HOP_BY_HOP
                    && protocol != ROUTING
                    && protocol != DESTINATION_OPTIONS
                    && protocol != FRAGMENT) {
                return CaptureCounter.NOT_UDP;
            }
            if (end - payload < EXTENSION_UNIT) {
                return CaptureCounter.MALFORMED_PACKETS;
            }
            if (protocol == FRAGMENT) {
                readFragmentHeader(bytes);
                if (fragment) {
                    return mayBeUdp() ? null : CaptureCounter.NOT_UDP;
                }
                continue;
            }
            protocol = Bytes.u8(bytes, payload);
            payload += (Bytes.u8(bytes, payload + 1) + 1) * EXTENSION_UNIT;
        }
        return payload <= end ? null : CaptureCounter.MALFORMED_PACKETS;
    }

    private void readFragmentHeader(byte[] bytes) {
        final int field = Bytes.u16(bytes, payload + 2);
        // Offset 0 and nothing to follow is a datagram in one piece (RFC 6946).
        setFragment((field & 0xfff9) != 0, Bytes.i32(bytes, payload + 4), field & 0xfff8, (field & 1) != 0);
        protocol = Bytes.u8(bytes, payload);
        payload += FRAGMENT_HEADER;
    }

    private boolean mayBeUdp() {
        return protocol == UDP || protocol == DESTINATION_OPTIONS || protocol == ROUTING || protocol == HOP_BY_HOP;
    }

    private void setEnd(CapturedPacket packet, int start, int ipLength) {
        final long claimed = ipLength == 0 ? packet.originalLength : start + ipLength;
        end = (int) Math.min(claimed, packet.length);
        whole = claimed <= packet.length;
    }

    private void setFragment(boolean isFragment, int id, int offset, boolean more) {
        fragment = isFragment;
        fragmentId = id;
        fragmentOffset = offset;
        moreFragments = more;
    }

    private void map4(byte[] bytes, int from, int to) {
        for (int i = 0; i < 10; i++) {
            addresses[to + i] = 0;
        }
        addresses[to + 10] = (byte) 0xff;
        addresses[to + 11] = (byte) 0xff;
        System.arraycopy(bytes, from, addresses, to + 12, 4);
    }

    private static CaptureCounter tooShort(CapturedPacket packet) {
        return packet.cut() ? CaptureCounter.HEADERS_CUT : CaptureCounter.MALFORMED_PACKETS;
    }
}
