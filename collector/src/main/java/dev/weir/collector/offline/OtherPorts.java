package dev.weir.collector.offline;

import java.util.List;
import java.util.TreeSet;

/** The UDP ports of datagrams that nobody asked for: how many datagrams, and the first ports. One thread. */
public final class OtherPorts {
    private static final int MOST = 8;

    private final TreeSet<Integer> ports = new TreeSet<>();
    private long datagrams;

    void add(int port) {
        datagrams++;
        if (ports.size() < MOST) {
            ports.add(port);
        }
    }

    /** How many datagrams there were. */
    public long datagrams() {
        return datagrams;
    }

    /** Up to eight of their ports, in ascending order. */
    public List<Integer> ports() {
        return List.copyOf(ports);
    }
}
