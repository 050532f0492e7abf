package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A host on the link whose link address is known: what BSD shows as a cloned route.
 *
 * @param address its IPv4 address
 * @param mac its link address
 * @param flags 0x2 complete, 0x4 permanent
 * @param device the interface
 */
public record Neighbour(String address, String mac, int flags, String device) {
    private static final int COLUMNS = 6;

    /**
     * Lists the ARP table.
     *
     * @throws IOException if it cannot be read
     */
    public static List<Neighbour> read(KernelFiles files) throws IOException {
        final List<Neighbour> neighbours = new ArrayList<>();
        for (String line : files.lines("arp")) {
            // IP address, HW type, Flags, HW address, Mask, Device
            final String[] words = KernelFiles.words(line);
            if (words.length == COLUMNS && words[2].startsWith("0x")) {
                neighbours.add(new Neighbour(words[0], words[3], Integer.decode(words[2]), words[5]));
            }
        }
        return neighbours;
    }
}
