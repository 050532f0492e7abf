package dev.weir.collector.receive;

import java.util.List;

/**
 * What the kernel dropped at our sockets because their buffers were full, found by the sockets' inodes. The kernel's
 * counts live as long as the socket. Any thread; not for a hot path.
 */
public final class KernelDrops {
    private KernelDrops() {}

    /**
     * Adds up the drops of a listener's sockets.
     *
     * @return datagrams dropped since the sockets were opened; -1 where the kernel does not tell
     */
    public static long of(UdpListener listener) {
        final List<SocketTable.Row> rows = listener.kernelRows();
        return rows == null
                ? -1
                : rows.stream().mapToLong(SocketTable.Row::drops).sum();
    }
}
