package dev.weir.collector.receive;

import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the socket buffer that was asked for, as far as the kernel gives it, and says so where it does not. A buffer
 * that was silently cut is the commonest cause of loss that nobody can explain.
 */
final class ReceiveBuffer {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiveBuffer.class);
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUFFORCE = 33;
    private static final IntegerUnixChannelOption FORCE =
            new IntegerUnixChannelOption("SO_RCVBUFFORCE", SOL_SOCKET, SO_RCVBUFFORCE);

    private ReceiveBuffer() {}

    /** Goes past the kernel's limit where the buffer stayed below what was asked for; that needs CAP_NET_ADMIN. */
    static void enlarge(DatagramChannel channel, ListenerSettings settings) {
        if (granted(channel) < settings.receiveBufferBytes()) {
            force(channel, settings.receiveBufferBytes());
        }
    }

    /** Reads the buffer back and warns if it is smaller than was asked for. */
    static void warnIfSmall(DatagramChannel channel, ListenerSettings settings) {
        final int granted = granted(channel);
        if (granted < settings.receiveBufferBytes()) {
            LOG.warn(
                    "port {}: receive_buffer is {} bytes, {} were asked for; raise it with"
                            + " 'sysctl -w net.core.rmem_max={}'",
                    channel.localAddress().getPort(),
                    granted,
                    settings.receiveBufferBytes(),
                    settings.receiveBufferBytes());
        }
    }

    private static void force(DatagramChannel channel, int bytes) {
        if (channel instanceof EpollDatagramChannel) {
            try {
                channel.config().setOption(FORCE, bytes);
            } catch (RuntimeException ignored) {
                // Not permitted: the buffer stays as it is, and warnIfSmall() says so.
            }
        }
    }

    /** Linux tells twice what it was asked for: the other half is its own book-keeping. The JDK halves that itself. */
    static int granted(DatagramChannel channel) {
        final int told = channel.config().getReceiveBufferSize();
        return channel instanceof EpollDatagramChannel ? told / 2 : told;
    }
}
