package dev.weir.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(OS.LINUX)
class ReceiveBufferIT {
    private static final int BYTES = 100_000;

    /** The kernel doubles what it is asked for; the JDK takes that back, and epoll does not. */
    @ParameterizedTest
    @EnumSource
    void what_is_granted_is_told_in_the_measure_of_what_was_asked_for(Transport transport) {
        final EventLoopGroup loops = transport.newLoops(1, ended -> {});
        try {
            final DatagramChannel channel = (DatagramChannel) new Bootstrap()
                    .group(loops)
                    .channelFactory(transport.channels(SocketProtocolFamily.INET))
                    .option(ChannelOption.SO_RCVBUF, BYTES)
                    .handler(new ChannelInboundHandlerAdapter())
                    .bind("127.0.0.1", 0)
                    .awaitUninterruptibly()
                    .channel();

            assertThat(ReceiveBuffer.granted(channel)).isEqualTo(BYTES);
            channel.close().awaitUninterruptibly();
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
