package dev.weir.collector.netstat.netlink;

import dev.weir.collector.netstat.socket.DumpReport;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketQuery;
import dev.weir.collector.netstat.socket.SocketSource;
import dev.weir.collector.netstat.socket.SocketState;
import dev.weir.collector.netstat.socket.SocketView;
import dev.weir.collector.netstat.socket.SocketVisitor;
import dev.weir.collector.netstat.socket.UnixSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Asks the kernel by sock_diag for TCP, UDP and UDP-Lite, and /proc for what sock_diag has not everywhere: raw, ping
 * and unix sockets. A socket of its own for each look, so that nothing is left over of one that failed.
 */
public final class NetlinkSource implements SocketSource {
    /** The kernel fills a receive up to 32 KiB; a smaller buffer costs more calls. */
    private static final int BUFFER = 64 << 10;

    private static final int ATTEMPTS = 3;
    private static final Set<SocketProtocol> SPOKEN =
            EnumSet.of(SocketProtocol.TCP, SocketProtocol.UDP, SocketProtocol.UDPLITE);

    private final SocketSource others;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.nativeOrder());
    private final DiagRequest request = new DiagRequest();
    private final DumpReader reader = new DumpReader();
    private int sequence;

    private NetlinkSource(SocketSource others) {
        this.others = others;
    }

    /**
     * Opens the source and tries it.
     *
     * @param others who knows the sockets that sock_diag does not; closed with this one
     * @throws IOException if this kernel or this system cannot do it; the message says what is missing
     */
    public static NetlinkSource open(SocketSource others) throws IOException {
        try {
            final NetlinkSource source = new NetlinkSource(others);
            source.visit(
                    new SocketQuery(
                            List.of(SocketProtocol.TCP, SocketProtocol.UDP),
                            true,
                            true,
                            SocketState.LISTEN.bit(),
                            false),
                    new Nobody());
            return source;
        } catch (LinkageError | UnsupportedOperationException e) {
            throw new IOException("no netlink: " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return "netlink";
    }

    @Override
    public DumpReport visit(SocketQuery query, SocketVisitor visitor) throws IOException {
        for (int restarts = 0; ; restarts++) {
            final boolean last = restarts == ATTEMPTS - 1;
            try {
                final long foreign = attempt(query, visitor);
                if (reader.isConsistent() || last) {
                    return new DumpReport(
                            reader.sockets() + foreign, reader.duplicates(), restarts, reader.isConsistent());
                }
            } catch (NetlinkException e) {
                // Messages were lost, or the kernel did not answer: again from the start, unless it will not help.
                if (last || e.errno() != LibC.ENOBUFS && e.errno() != LibC.EAGAIN) {
                    throw e;
                }
            }
            visitor.onRestart();
        }
    }

    private long attempt(SocketQuery query, SocketVisitor visitor) throws IOException {
        reader.restart(visitor);
        long foreign = 0;
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            for (SocketProtocol protocol : query.protocols()) {
                if (!SPOKEN.contains(protocol)) {
                    foreign += others.visit(query.of(protocol), visitor).sockets();
                    continue;
                }
                if (query.ipv4()) {
                    dump(socket, query, protocol, DiagRequest.AF_INET);
                }
                if (query.ipv6()) {
                    dump(socket, query, protocol, DiagRequest.AF_INET6);
                }
            }
        }
        return foreign;
    }

    private void dump(NetlinkSocket socket, SocketQuery query, SocketProtocol protocol, int family)
            throws NetlinkException {
        sequence++;
        reader.begin(protocol, sequence);
        socket.send(request.dump(protocol, family, query.stateMask(), query.tcpInfo(), sequence));
        do {
            socket.receive(buffer);
        } while (!reader.read(buffer));
    }

    @Override
    public List<UnixSocket> unix() throws IOException {
        return others.unix();
    }

    @Override
    public void close() {
        others.close();
    }

    /** Looks at nothing: for the trial at the start. */
    private static final class Nobody implements SocketVisitor {
        @Override
        public void onSocket(SocketView socket) {
            // Only whether the kernel answers matters.
        }

        @Override
        public void onRestart() {
            // Nothing was kept.
        }
    }
}
