package dev.weir.collector.netstat.socket;

import dev.weir.flow.Addresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * An address and a port.
 *
 * @param high the upper half of the address, network order
 * @param low the lower half; an IPv4 address is IPv4-mapped
 * @param port 0 for none
 */
public record Endpoint(long high, long low, int port) {
    private static final long MAPPED = 0xffffL;
    private static final int IPV4_OFFSET = 12;

    /** Returns whether two halves are an IPv4-mapped address. */
    public static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == MAPPED;
    }

    /** Returns the lower half of the IPv4-mapped address of four octets; the upper half is 0. */
    public static long mapped(int octets) {
        return MAPPED << 32 | octets & 0xffffffffL;
    }

    /** Returns whether the address is an IPv4 one. */
    public boolean isIpv4() {
        return isIpv4(high, low);
    }

    /** Returns whether the address stands for any: {@code 0.0.0.0} or {@code ::}. */
    public boolean isAny() {
        return high == 0 && (low == 0 || low == MAPPED << 32);
    }

    /** Returns whether the address is link-local (fe80::/10) and so means nothing without an interface. */
    public boolean isLinkLocal() {
        return high >>> 54 == 0xfe80 >>> 6;
    }

    /** Returns the address as text; an IPv4-mapped one as IPv4. */
    public String addressText() {
        return Addresses.text(octets());
    }

    /** Returns the address for the resolver. */
    public InetAddress toInetAddress() {
        try {
            final byte[] octets = octets();
            return InetAddress.getByAddress(isIpv4() ? Arrays.copyOfRange(octets, IPV4_OFFSET, octets.length) : octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("16 or 4 octets are always an address", e);
        }
    }

    private byte[] octets() {
        return ByteBuffer.allocate(Addresses.LENGTH).putLong(high).putLong(low).array();
    }
}
