package dev.weir.collector.receive;

import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the kernel dropped at our sockets because their buffers were full: the last column of {@code /proc/net/udp} and
 * {@code udp6}, found by the socket's inode. The kernel's counts live as long as the socket. Any thread; not for a hot
 * path.
 */
public final class KernelDrops {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
    private static final int LOCAL_ADDRESS = 1;
    private static final int INODE = 9;
    private static final int DROPS = 12;

    private KernelDrops() {}

    /**
     * Adds up the drops of a listener's sockets.
     *
     * @return datagrams dropped since the sockets were opened; -1 where the kernel does not tell
     */
    public static long of(UdpListener listener) {
        final Set<String> inodes = new HashSet<>();
        for (DatagramChannel channel : listener.channels()) {
            final String inode = inode(channel);
            if (inode != null) {
                inodes.add(inode);
            }
        }
        return sum(inodes, listener.port());
    }

    private static long sum(Set<String> inodes, int port) {
        final Map<String, Long> drops = new HashMap<>();
        boolean readable = false;
        for (Path table : TABLES) {
            try {
                read(Files.readAllLines(table), inodes, port, drops);
                readable = true;
            } catch (IOException ignored) {
                // No such table: not Linux, or IPv6 is switched off.
            }
        }
        return readable ? drops.values().stream().mapToLong(Long::longValue).sum() : -1;
    }

    /** Takes the lines of our inodes; of our port, where the inodes are not known (NIO). */
    static void read(List<String> lines, Set<String> inodes, int port, Map<String, Long> drops) {
        final String portHex = String.format(":%04X", port);
        for (String line : lines) {
            final String[] columns = line.trim().split("\\s+");
            if (columns.length <= DROPS || !Character.isDigit(columns[0].charAt(0))) {
                continue;
            }
            final boolean ours =
                    inodes.isEmpty() ? columns[LOCAL_ADDRESS].endsWith(portHex) : inodes.contains(columns[INODE]);
            if (ours) {
                drops.put(columns[INODE], Long.parseLong(columns[DROPS]));
            }
        }
    }

    private static String inode(DatagramChannel channel) {
        if (!(channel instanceof EpollDatagramChannel epoll)) {
            return null;
        }
        try {
            final String link = Files.readSymbolicLink(
                            Path.of("/proc/self/fd", Integer.toString(epoll.fd().intValue())))
                    .toString();
            return link.substring(link.indexOf('[') + 1, link.length() - 1);
        } catch (IOException closedMeanwhile) {
            return null;
        }
    }
}
