package dev.weir.collector.capture;

import dev.weir.flow.Bytes;

/**
 * Takes the link header off a packet: finds where the IP header begins and which version it should be.
 *
 * <p>Link types are tcpdump's LINKTYPE_ numbers: Ethernet with any number of VLAN tags, Linux cooked v1 and v2, raw IP,
 * and the loopback of the BSDs.
 */
final class LinkLayer {
    private static final int NULL = 0;
    private static final int ETHERNET = 1;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int RAW = 101;
    private static final int LOOP = 108;
    private static final int LINUX_SLL = 113;
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int LINUX_SLL2 = 276;

    private static final int ETHERNET_TYPE_OFFSET = 12;
    private static final int SLL_TYPE_OFFSET = 14;
    private static final int SLL2_HEADER = 20;
    private static final int FAMILY_LENGTH = 4;
    private static final int TAG_LENGTH = 4;

    private int ipOffset;
    private int ipVersion;

    /** Returns where the IP header begins, after {@link #locateIp} has returned null. */
    int ipOffset() {
        return ipOffset;
    }

    /** Returns the version that the link header says, 4 or 6, or 0 where it does not say. */
    int ipVersion() {
        return ipVersion;
    }

    /**
     * Looks for the IP header.
     *
     * @return null when there is one, else what to count
     */
    CaptureCounter locateIp(CapturedPacket packet) {
        return switch (packet.linkType) {
            case ETHERNET -> afterEtherType(packet, ETHERNET_TYPE_OFFSET);
            case LINUX_SLL -> afterEtherType(packet, SLL_TYPE_OFFSET);
            case LINUX_SLL2 -> afterSll2(packet);
            case RAW, RAW_BSD, RAW_OPENBSD -> found(0, 0);
            case IPV4 -> found(0, 4);
            case IPV6 -> found(0, 6);
            case NULL, LOOP -> afterFamily(packet);
            default -> CaptureCounter.UNKNOWN_LINK_TYPE;
        };
    }

    private CaptureCounter afterEtherType(CapturedPacket packet, int typeOffset) {
        int offset = typeOffset;
        while (offset + 2 <= packet.length) {
            final int type = Bytes.u16(packet.bytes, offset);
            if (!isTag(type)) {
                return ofType(type, offset + 2);
            }
            offset += TAG_LENGTH;
        }
        return tooShort(packet);
    }

    private CaptureCounter afterSll2(CapturedPacket packet) {
        if (packet.length < SLL2_HEADER) {
            return tooShort(packet);
        }
        final int type = Bytes.u16(packet.bytes, 0);
        // Tags stay in front of the packet; the last two bytes of a tag are the next type.
        return isTag(type) ? afterEtherType(packet, SLL2_HEADER + 2) : ofType(type, SLL2_HEADER);
    }

    private CaptureCounter afterFamily(CapturedPacket packet) {
        if (packet.length < FAMILY_LENGTH) {
            return tooShort(packet);
        }
        // In the byte order of the machine that captured, or of the network: the numbers are small, so both can be
        // told.
        final int big = Bytes.i32(packet.bytes, 0);
        final int family = big >>> 16 == 0 ? big : Integer.reverseBytes(big);
        return switch (family) {
            case 2 -> found(FAMILY_LENGTH, 4);
            // AF_INET6 of Linux, of NetBSD and OpenBSD, of FreeBSD, of macOS.
            case 10, 24, 28, 30 -> found(FAMILY_LENGTH, 6);
            default -> CaptureCounter.NOT_IP;
        };
    }

    private CaptureCounter ofType(int etherType, int offset) {
        return switch (etherType) {
            case 0x0800 -> found(offset, 4);
            case 0x86dd -> found(offset, 6);
            default -> CaptureCounter.NOT_IP;
        };
    }

    private static boolean isTag(int etherType) {
        return etherType == 0x8100 || etherType == 0x88a8 || etherType == 0x9100;
    }

    private CaptureCounter found(int offset, int version) {
        ipOffset = offset;
        ipVersion = version;
        return null;
    }

    private static CaptureCounter tooShort(CapturedPacket packet) {
        return packet.cut() ? CaptureCounter.HEADERS_CUT : CaptureCounter.MALFORMED_PACKETS;
    }
}
