package dev.weir.collector.receive;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.ThreadPerTaskExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The kind of sockets that this machine can give: epoll with recvmmsg, or else the JDK's. */
public enum Transport {
    /** Linux epoll through Netty's native library. */
    EPOLL {
        @Override
        EventLoopGroup newLoops(int threads, Consumer<String> onEnd) {
            return new MultiThreadIoEventLoopGroup(
                    threads, new ThreadPerTaskExecutor(named(onEnd)), EpollIoHandler.newFactory());
        }

        @Override
        ChannelFactory<DatagramChannel> channels(SocketProtocolFamily family) {
            return () -> new EpollDatagramChannel(family);
        }
    },
    /** The JDK's selectors: one system call a datagram, and no SO_REUSEPORT. */
    NIO {
        @Override
        EventLoopGroup newLoops(int threads, Consumer<String> onEnd) {
            return new MultiThreadIoEventLoopGroup(
                    threads, new ThreadPerTaskExecutor(named(onEnd)), NioIoHandler.newFactory());
        }

        @Override
        ChannelFactory<DatagramChannel> channels(SocketProtocolFamily family) {
            return () -> new NioDatagramChannel(family);
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(Transport.class);

    /** Chooses epoll where its native library loads, and says why where it does not. */
    public static Transport choose() {
        if (Epoll.isAvailable()) {
            return EPOLL;
        }
        LOG.warn(
                "epoll cannot be used, so sockets are read through NIO: slower, and one receiver a listener ({})",
                String.valueOf(Epoll.unavailabilityCause()));
        return NIO;
    }

    /**
     * Makes the loops; their threads start with their first work.
     *
     * @param threads how many
     * @param onEnd told the name of each thread that ends, in order or not, by that thread
     */
    abstract EventLoopGroup newLoops(int threads, Consumer<String> onEnd);

    abstract ChannelFactory<DatagramChannel> channels(SocketProtocolFamily family);

    private static ThreadFactory named(Consumer<String> onEnd) {
        final AtomicInteger count = new AtomicInteger();
        return task -> {
            final String name = "weir-recv-" + count.getAndIncrement();
            return new Thread(() -> run(task, name, onEnd), name);
        };
    }

    private static void run(Runnable task, String name, Consumer<String> onEnd) {
        try {
            task.run();
        } finally {
            onEnd.accept(name);
        }
    }
}
