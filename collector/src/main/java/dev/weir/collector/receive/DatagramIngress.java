package dev.weir.collector.receive;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.collector.EpochClock;
import dev.weir.collector.shard.ShardRouter;
import dev.weir.flow.Addresses;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiver's whole work on a datagram: count, bound-check, route, copy, publish. One instance belongs to one
 * socket, and so to one thread.
 */
final class DatagramIngress extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(DatagramIngress.class);

    private static final long SILENCE_NANOS = 10_000_000_000L;

    private final ListenerSettings settings;
    private final ShardRouter router;
    private final Counters<Counter> counters = new Counters<>(Counter.class);
    private final EpochClock clock = new EpochClock();
    private final byte[] address = new byte[Addresses.LENGTH];
    private long readAtEpochNanos;
    private boolean oversizeSaid;
    private boolean errorSaid;
    private long errorSaidAtNanoTime;

    DatagramIngress(ListenerSettings settings, ShardRouter router) {
        this.settings = settings;
        this.router = router;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        final DatagramPacket packet = (DatagramPacket) message;
        try {
            onDatagram(packet);
        } finally {
            packet.release();
        }
    }

    private void onDatagram(DatagramPacket packet) {
        final ByteBuf payload = packet.content();
        counters.increment(Counter.DATAGRAMS_RECEIVED);
        counters.add(Counter.BYTES_RECEIVED, payload.readableBytes());
        if (payload.readableBytes() > settings.maxDatagram()) {
            onOversize(packet);
            return;
        }
        final byte[] sender = packet.sender().getAddress().getAddress();
        Addresses.toMapped(sender, 0, sender.length, address, 0);
        if (!settings.allowed().allows(address)) {
            counters.increment(Counter.DATAGRAMS_DROPPED_NOT_ALLOWED);
            return;
        }
        final boolean published = router.shardOf(address)
                .tryPublish(payload, address, packet.sender().getPort(), readTime(), settings.listener());
        counters.increment(published ? Counter.DATAGRAMS_QUEUED : Counter.DATAGRAMS_DROPPED_RING_FULL);
    }

    /** The socket is asked for one octet more than is allowed, so a datagram that was cut shows as too long. */
    private void onOversize(DatagramPacket packet) {
        counters.increment(Counter.DATAGRAMS_DROPPED_OVERSIZE);
        if (!oversizeSaid) {
            oversizeSaid = true;
            LOG.warn(
                    "a datagram from {} is longer than max_datagram = {} and was dropped; more are only counted",
                    packet.sender(),
                    settings.maxDatagram());
        }
    }

    /** One time for all datagrams of a read: they were in the socket together. */
    private long readTime() {
        if (readAtEpochNanos == 0) {
            readAtEpochNanos = clock.epochNanos();
        }
        return readAtEpochNanos;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        readAtEpochNanos = 0;
        context.fireChannelReadComplete();
    }

    /** An error of the socket, such as a port-unreachable that came back; the loop goes on. One line in ten seconds. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        final long now = System.nanoTime();
        if (!errorSaid || now - errorSaidAtNanoTime > SILENCE_NANOS) {
            errorSaid = true;
            errorSaidAtNanoTime = now;
            LOG.warn("port {}: {}", settings.port(), cause.toString(), cause instanceof IOException ? null : cause);
        }
    }

    Counters<Counter> counters() {
        return counters;
    }
}
