package dev.weir.collector.receive;

import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The kernel's view of UDP sockets at one moment: {@code /proc/net/udp} and {@code udp6}. Any thread; not for a hot
 * path.
 *
 * @param rows a row for each socket of the network namespace
 */
record SocketTable(List<Row> rows) {
    private static final List<Path> TABLES = List.of(Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
    private static final int LOCAL_ADDRESS = 1;
    private static final int QUEUES = 4;
    private static final int INODE = 9;
    private static final int DROPS = 12;
    private static final int HEX = 16;

    /**
     * A socket.
     *
     * @param inode by which the process that holds it knows it
     * @param port its local port
     * @param queuedBytes memory of the datagrams that wait to be read, as the kernel counts it
     * @param drops datagrams dropped since it was opened
     */
    record Row(String inode, int port, long queuedBytes, long drops) {}

    /** Reads the tables; null where there are none. */
    static SocketTable read() {
        final List<String> lines = new ArrayList<>();
        boolean readable = false;
        for (Path table : TABLES) {
            try {
                lines.addAll(Files.readAllLines(table));
                readable = true;
            } catch (IOException ignored) {
                // No such table: not Linux, or IPv6 is switched off.
            }
        }
        return readable ? parse(lines) : null;
    }

    /** Takes what is a socket's line; headings and lines without drops, as old kernels write them, are left out. */
    static SocketTable parse(List<String> lines) {
        final List<Row> rows = new ArrayList<>();
        for (String line : lines) {
            final String[] columns = line.trim().split("\\s+");
            if (columns.length > DROPS && Character.isDigit(columns[0].charAt(0))) {
                rows.add(new Row(
                        columns[INODE],
                        Integer.parseInt(behindColon(columns[LOCAL_ADDRESS]), HEX),
                        Long.parseLong(behindColon(columns[QUEUES]), HEX),
                        Long.parseLong(columns[DROPS])));
            }
        }
        return new SocketTable(rows);
    }

    private static String behindColon(String pair) {
        return pair.substring(pair.lastIndexOf(':') + 1);
    }

    /** The rows of our inodes; of our port, where the inodes are not known (NIO). */
    List<Row> of(Set<String> inodes, int port) {
        return rows.stream()
                .filter(row -> inodes.isEmpty() ? row.port() == port : inodes.contains(row.inode()))
                .toList();
    }

    /** The inodes of channels, as far as they are known. */
    static Set<String> inodes(List<DatagramChannel> channels) {
        final Set<String> inodes = new HashSet<>();
        for (DatagramChannel channel : channels) {
            if (channel instanceof EpollDatagramChannel epoll) {
                addInode(epoll, inodes);
            }
        }
        return inodes;
    }

    private static void addInode(EpollDatagramChannel channel, Set<String> inodes) {
        try {
            final String link = Files.readSymbolicLink(Path.of(
                            "/proc/self/fd", Integer.toString(channel.fd().intValue())))
                    .toString();
            inodes.add(link.substring(link.indexOf('[') + 1, link.length() - 1));
        } catch (IOException ignored) {
            // Closed meanwhile.
        }
    }
}
