package dev.weir.flow;

/**
 * A range of IP addresses: {@code 10.0.0.0/8}, {@code 2001:db8::/32}, or one address.
 *
 * <p>Addresses are compared in their 16-octet form, IPv4 as IPv4-mapped. An IPv4 prefix contains IPv4 addresses only,
 * and an IPv6 prefix IPv6 addresses only: {@code ::/0} does not contain {@code 10.0.0.1}, though its mapped form would
 * fit. A prefix written in mapped form with a length of 96 or more ({@code ::ffff:10.0.0.0/104}) is the IPv4 prefix.
 *
 * <p>Immutable; any thread may use it, and asking allocates nothing.
 */
public final class IpPrefix {
    private static final int BITS = 128;
    private static final int IPV4_BITS = 32;
    private static final int IPV4_START = BITS - IPV4_BITS;
    private static final long MAPPED = 0xffffL;

    private final long high;
    private final long low;
    private final long highMask;
    private final long lowMask;
    private final int bits;
    private final boolean ipv4;

    private IpPrefix(long high, long low, int bits) {
        this.high = high;
        this.low = low;
        this.bits = bits;
        highMask = mask(Math.min(bits, Long.SIZE));
        lowMask = mask(Math.max(bits - Long.SIZE, 0));
        ipv4 = bits >= IPV4_START && isMapped(high, low);
    }

    /**
     * Reads a prefix, or an address as the prefix that contains nothing else.
     *
     * @param text an address, then perhaps a slash and a length
     * @return the prefix
     * @throws IllegalArgumentException if it is not a prefix, or if bits behind its length are set; the message says
     *     which
     */
    public static IpPrefix parse(String text) {
        final int slash = text.indexOf('/');
        final String address = slash < 0 ? text : text.substring(0, slash);
        final byte[] octets = IpText.parse(address);
        if (octets == null) {
            throw new IllegalArgumentException("\"" + address + "\" is not an IPv4 or IPv6 address");
        }
        final boolean dotted = address.indexOf(':') < 0;
        final int width = dotted ? IPV4_BITS : BITS;
        final int length = slash < 0 ? width : IpText.number(text.substring(slash + 1), 10, 3);
        if (length < 0 || length > width) {
            throw new IllegalArgumentException(
                    "\"" + text.substring(slash + 1) + "\" is not a prefix length from 0 to " + width);
        }
        return of(text, Bytes.i64(octets, 0), Bytes.i64(octets, Long.BYTES), dotted ? IPV4_START + length : length);
    }

    private static IpPrefix of(String text, long high, long low, int bits) {
        final IpPrefix prefix = new IpPrefix(high, low, bits);
        final IpPrefix network = new IpPrefix(high & prefix.highMask, low & prefix.lowMask, bits);
        if (!prefix.equals(network)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" has bits set behind its length; the network is " + network);
        }
        return prefix;
    }

    /**
     * Tells whether an address is inside.
     *
     * @param address an array that holds the 16 octets of the address, IPv4-mapped for IPv4
     * @param offset where they begin
     * @return whether the address is inside
     */
    public boolean contains(byte[] address, int offset) {
        return contains(Bytes.i64(address, offset), Bytes.i64(address, offset + Long.BYTES));
    }

    /**
     * Tells whether an address is inside.
     *
     * @param addressHigh the first 8 octets, big-endian
     * @param addressLow the last 8 octets, big-endian
     * @return whether the address is inside
     */
    public boolean contains(long addressHigh, long addressLow) {
        return ((high ^ addressHigh) & highMask) == 0
                && ((low ^ addressLow) & lowMask) == 0
                && (ipv4 || !isMapped(addressHigh, addressLow));
    }

    /** Tells whether this is a prefix of IPv4 addresses. */
    public boolean isIpv4() {
        return ipv4;
    }

    /** Returns the length in the family's own terms: 0 to 32 for IPv4, 0 to 128 for IPv6. */
    public int length() {
        return ipv4 ? bits - IPV4_START : bits;
    }

    /** Tells whether exactly one address is inside. */
    public boolean isSingleAddress() {
        return bits == BITS;
    }

    /** Returns the first address as 16 octets, IPv4-mapped for IPv4; the caller's own copy. */
    public byte[] address() {
        final byte[] octets = new byte[Addresses.LENGTH];
        Bytes.putI64(octets, 0, high);
        Bytes.putI64(octets, Long.BYTES, low);
        return octets;
    }

    /** Returns the first address as text, without the length. */
    public String addressText() {
        final StringBuilder text = new StringBuilder();
        if (ipv4) {
            Addresses.appendIpv4(text, address(), Addresses.LENGTH - Addresses.IPV4_LENGTH);
        } else {
            Addresses.appendIpv6(text, address(), 0);
        }
        return text.toString();
    }

    private static boolean isMapped(long high, long low) {
        return high == 0 && low >>> IPV4_BITS == MAPPED;
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << Long.SIZE - bits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpPrefix that && high == that.high && low == that.low && bits == that.bits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low) * 31 + bits;
    }

    /** Returns the text that {@link #parse} reads; RFC 5952 form for IPv6. */
    @Override
    public String toString() {
        return addressText() + "/" + length();
    }
}
