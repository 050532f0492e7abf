package dev.weir.collector.replay;

import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One socket for each exporter of a capture, so that a collector can tell them apart.
 *
 * <p>Only an IPv4 loopback destination allows it: any address of 127.0.0.0/8 may be sent from. An exporter that had
 * such an address keeps it, the others get 127.0.0.1, 127.0.0.2 and so on in the order in which they appear. Where an
 * address cannot be bound, or after {@link #MAX_SOCKETS} exporters, one common socket serves.
 */
final class SourceSockets implements Closeable {
    static final int MAX_SOCKETS = 1024;

    private static final int LOOPBACK_NET = 127 << 24;
    private static final int MAPPED_IPV4 = 12;

    private final InetSocketAddress destination;
    private final boolean spread;
    private final Map<ByteBuffer, DatagramChannel> byExporter = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final DatagramChannel common;
    private int nextHost = 1;

    SourceSockets(InetSocketAddress destination, boolean spread) throws IOException {
        this.destination = destination;
        this.spread = spread
                && destination.getAddress() instanceof Inet4Address
                && destination.getAddress().isLoopbackAddress();
        this.common = connected(null);
    }

    /** Returns how many exporters have been seen; those beyond the limit are not told apart. */
    int exporters() {
        return byExporter.size();
    }

    /** Returns the socket that sends for an exporter, given by its 16-byte address. */
    DatagramChannel of(byte[] exporter) throws IOException {
        final DatagramChannel known = byExporter.get(ByteBuffer.wrap(exporter));
        if (known != null) {
            return known;
        }
        if (byExporter.size() >= MAX_SOCKETS) {
            return common;
        }
        final DatagramChannel socket = spread ? open(exporter) : common;
        byExporter.put(ByteBuffer.wrap(exporter.clone()), socket);
        return socket;
    }

    private DatagramChannel open(byte[] exporter) throws IOException {
        final int own = ByteBuffer.wrap(exporter).getInt(MAPPED_IPV4);
        final boolean keepsOwn = isMapped(exporter) && own >>> 24 == 127 && taken.add(own);
        int address = own;
        while (!keepsOwn && !taken.add(address = LOOPBACK_NET | nextHost)) {
            nextHost++;
        }
        try {
            return connected(InetAddress.getByAddress(
                    ByteBuffer.allocate(Integer.BYTES).putInt(address).array()));
        } catch (IOException ignored) {
            // Not every system has all of 127.0.0.0/8. The datagrams still go out, from one address.
            return common;
        }
    }

    private static boolean isMapped(byte[] address) {
        return address[10] == -1 && address[11] == -1 && address[0] == 0;
    }

    private DatagramChannel connected(InetAddress from) throws IOException {
        final DatagramChannel socket = DatagramChannel.open();
        try {
            if (from != null) {
                socket.bind(new InetSocketAddress(from, 0));
            }
            return socket.connect(destination);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        for (final DatagramChannel socket : byExporter.values()) {
            socket.close();
        }
        common.close();
    }
}
