package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A multicast group that an interface has joined.
 *
 * @param device the interface
 * @param users how many have joined
 * @param group the group's address
 */
public record Membership(String device, long users, String group) {
    private static final int IPV6_COLUMNS = 4;

    /**
     * Lists the IPv4 groups.
     *
     * @throws IOException if the table cannot be read
     */
    public static List<Membership> ipv4(KernelFiles files) throws IOException {
        final List<Membership> groups = new ArrayList<>();
        String device = "";
        for (String line : files.lines("igmp")) {
            // "1 lo : 1 V3" begins an interface, "010000E0 1 0:00000000 0", indented, is a group of it.
            final String[] words = KernelFiles.words(line);
            if (!line.isEmpty() && Character.isDigit(line.charAt(0)) && words.length > 1) {
                device = words[1].replace(":", "");
            } else if (words.length > 1 && !"Idx".equals(words[0])) {
                groups.add(new Membership(device, Long.parseLong(words[1]), HexAddress.ipv4(words[0])));
            }
        }
        return groups;
    }

    /**
     * Lists the IPv6 groups.
     *
     * @throws IOException if the table cannot be read
     */
    public static List<Membership> ipv6(KernelFiles files) throws IOException {
        final List<Membership> groups = new ArrayList<>();
        for (String line : files.lines("igmp6")) {
            final String[] words = KernelFiles.words(line);
            if (words.length >= IPV6_COLUMNS) {
                groups.add(new Membership(words[1], Long.parseLong(words[3]), HexAddress.ipv6(words[2])));
            }
        }
        return groups;
    }
}
