package dev.weir.collector.receive;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.collector.shard.ShardRouter;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** A UDP port and the sockets that read it. Opened and closed by the collector's main thread. */
public final class UdpListener {
    /** Datagrams that one recvmmsg may bring. */
    private static final int DATAGRAMS_PER_READ = 64;

    /** A loop that has died answers nobody. */
    private static final long CLOSE_MILLIS = 2_000;

    private final ListenerSettings settings;
    private final List<Receiver> receivers = new ArrayList<>();

    private record Receiver(DatagramChannel channel, DatagramIngress ingress) {}

    private UdpListener(ListenerSettings settings) {
        this.settings = settings;
    }

    /**
     * Opens the sockets of a port.
     *
     * @param settings how
     * @param transport the kind of sockets
     * @param loops the loops that read them
     * @param router where datagrams go
     * @return the listener, which receives from now on
     * @throws IOException if the port cannot be bound; no socket stays open then
     */
    public static UdpListener open(
            ListenerSettings settings, Transport transport, EventLoopGroup loops, ShardRouter router)
            throws IOException {
        final UdpListener listener = new UdpListener(settings);
        final int sockets = transport == Transport.EPOLL ? settings.receivers() : 1;
        int port = settings.port();
        if (sockets > 1) {
            PortProbe.check(settings.bindHost(), port);
        }
        for (int i = 0; i < sockets; i++) {
            try {
                port = listener.openReceiver(transport, loops, router, port, sockets > 1);
            } catch (IOException | RuntimeException e) {
                listener.close();
                throw e;
            }
        }
        listener.receivers.forEach(receiver -> ReceiveBuffer.enlarge(receiver.channel(), settings));
        ReceiveBuffer.warnIfSmall(listener.receivers.get(0).channel(), settings);
        return listener;
    }

    private int openReceiver(Transport transport, EventLoopGroup loops, ShardRouter router, int port, boolean shared)
            throws IOException {
        final DatagramIngress ingress = new DatagramIngress(settings, router);
        final int payload = settings.maxDatagram() + 1;
        final Bootstrap bootstrap = new Bootstrap()
                .group(loops)
                .channelFactory(transport.channels(family()))
                .option(ChannelOption.SO_RCVBUF, settings.receiveBufferBytes())
                .handler(ingress);
        if (transport == Transport.EPOLL) {
            bootstrap
                    .option(EpollChannelOption.MAX_DATAGRAM_PAYLOAD_SIZE, payload)
                    .option(EpollChannelOption.SO_REUSEPORT, shared)
                    .option(
                            ChannelOption.RECVBUF_ALLOCATOR,
                            new FixedRecvByteBufAllocator(payload * DATAGRAMS_PER_READ));
        } else {
            bootstrap.option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(payload));
        }
        final var bound = bootstrap.bind(new InetSocketAddress(settings.bindHost(), port));
        bound.awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "udp " + SocketText.host(settings.bindHost()) + " port " + port + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        final DatagramChannel channel = (DatagramChannel) bound.channel();
        receivers.add(new Receiver(channel, ingress));
        return channel.localAddress().getPort();
    }

    private SocketProtocolFamily family() {
        return settings.bindHost() instanceof Inet4Address ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
    }

    /** The port that is bound. */
    public int port() {
        return receivers.get(0).channel().localAddress().getPort();
    }

    /** How it was opened. */
    public ListenerSettings settings() {
        return settings;
    }

    /** The counters of its receivers, to read. */
    public List<Counters<Counter>> counters() {
        return receivers.stream().map(receiver -> receiver.ingress().counters()).toList();
    }

    /** What the watchdog needs to know of each socket. */
    List<ReceiverWatchdog.Socket> watched() {
        final List<ReceiverWatchdog.Socket> sockets = new ArrayList<>();
        for (int i = 0; i < receivers.size(); i++) {
            final Receiver receiver = receivers.get(i);
            sockets.add(new ReceiverWatchdog.Socket(
                    SocketText.hostAndPort(settings.bindHost(), port()) + (receivers.size() == 1 ? "" : "/" + i),
                    SocketTable.inodes(List.of(receiver.channel())),
                    port(),
                    () -> receiver.ingress().counters().get(Counter.DATAGRAMS_RECEIVED)));
        }
        return sockets;
    }

    /** The sockets, for the kernel's drop counts. */
    List<DatagramChannel> channels() {
        return receivers.stream().map(Receiver::channel).toList();
    }

    /** Memory of the datagrams that wait in its sockets, as the kernel counts it; 0 where it does not tell. */
    long queuedBytes() {
        final List<SocketTable.Row> rows = kernelRows();
        return rows == null
                ? 0
                : rows.stream().mapToLong(SocketTable.Row::queuedBytes).sum();
    }

    /** What the kernel says of its sockets; null where it does not tell. */
    List<SocketTable.Row> kernelRows() {
        final SocketTable table = SocketTable.read();
        return table == null ? null : table.of(SocketTable.inodes(channels()), port());
    }

    /** Closes the sockets: when it returns, nothing more is published. */
    public void close() {
        receivers.forEach(receiver -> receiver.channel().close().awaitUninterruptibly(CLOSE_MILLIS));
    }
}
