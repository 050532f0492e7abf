package dev.weir.collector.netstat.host;

/**
 * A route.
 *
 * @param ipv6 its family
 * @param destination the network's first address
 * @param prefixLength of the network, bits
 * @param gateway the next hop; all zeros if the network is on the link
 * @param flags the kernel's RTF_ flags
 * @param device the interface; {@code *} for none
 * @param numbers what else it carries
 */
public record Route(
        boolean ipv6, String destination, int prefixLength, String gateway, int flags, String device, Numbers numbers) {
    private static final int[] BITS = {0x1, 0x2, 0x4, 0x10, 0x20, 0x10000, 0x40000, 0x200, 0x1000000, 0x200000};
    private static final String LETTERS = "UGHDMDA!Cn";
    private static final int GATEWAY = 0x2;

    /**
     * The numbers of a route.
     *
     * @param metric the smaller, the better
     * @param references how many hold it
     * @param use how often it was looked up
     * @param mtu 0 if the route sets none
     * @param window 0 if the route sets none
     * @param roundTripMillis 0 if the route sets none
     */
    public record Numbers(long metric, long references, long use, long mtu, long window, long roundTripMillis) {}

    /** Returns whether packets go through another router. */
    public boolean hasGateway() {
        return (flags & GATEWAY) != 0;
    }

    /** Returns whether it is the route of everything else. */
    public boolean isDefault() {
        return prefixLength == 0;
    }

    /**
     * Returns a letter for each flag: U up, G gateway, H host, D dynamic or by redirect, M modified, A by address
     * configuration, ! reject, C cached, n no next hop.
     */
    public String flagLetters() {
        final StringBuilder letters = new StringBuilder();
        for (int i = 0; i < BITS.length; i++) {
            if ((flags & BITS[i]) != 0) {
                letters.append(LETTERS.charAt(i));
            }
        }
        return letters.toString();
    }
}
