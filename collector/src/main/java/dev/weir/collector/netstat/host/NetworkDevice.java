package dev.weir.collector.netstat.host;

import java.util.List;

/**
 * A network interface.
 *
 * @param name its name
 * @param mtu the largest packet, bytes; -1 if not known
 * @param mac its link address; empty if it has none
 * @param flags the kernel's IFF_ flags; 0 if not known
 * @param addresses its IP addresses with their prefix lengths
 * @param counters what went through it
 */
public record NetworkDevice(
        String name, long mtu, String mac, int flags, List<String> addresses, DeviceCounters counters) {
    private static final int UP = 1;
    private static final int[] BITS = {0x2, 0x8, 0x400, 0x800, 0x1000, 0x80, 0x100, 0x10, 0x40, UP};
    private static final String LETTERS = "BLmsMOPpRU";

    /** Copies the list. */
    public NetworkDevice {
        addresses = List.copyOf(addresses);
    }

    /** Returns whether it is switched on. */
    public boolean isUp() {
        return (flags & UP) != 0;
    }

    /**
     * Returns a letter for each flag: B broadcast, L loopback, M multicast, m and s master and slave, O no ARP, P
     * promiscuous, p point-to-point, R running, U up.
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
