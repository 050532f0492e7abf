package dev.weir.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.account.Counter;
import dev.weir.collector.shard.ShardRouter;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A listener whose loop is held up, so that nobody reads its sockets and their tiny buffers overflow. */
@EnabledOnOs(OS.LINUX)
class KernelDropsIT {
    private static final int DATAGRAMS = 500;
    private static final int PAYLOAD_BYTES = 1_400;
    private static final int TINY_BUFFER_BYTES = 4_096;

    private final CountDownLatch held = new CountDownLatch(1);
    private EventLoopGroup loops;
    private UdpListener listener;

    @AfterEach
    void close() {
        held.countDown();
        if (listener != null) {
            listener.close();
        }
        if (loops != null) {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    @ParameterizedTest
    @CsvSource({"EPOLL, 127.0.0.1, 1", "EPOLL, 127.0.0.1, 2", "EPOLL, ::1, 1", "NIO, 127.0.0.1, 1"})
    void what_overflows_a_buffer_that_nobody_reads_is_told(Transport transport, String host, int receivers)
            throws Exception {
        assumeTrue(isLocal(host), host + " is not there");
        open(transport, InetAddress.getByName(host), receivers);
        assertThat(KernelDrops.of(listener)).isZero();
        holdLoops();
        flood(InetAddress.getByName(host));
        await().atMost(Duration.ofSeconds(5)).until(() -> KernelDrops.of(listener) > 0);
        held.countDown();
        await().atMost(Duration.ofSeconds(5)).until(() -> received() + KernelDrops.of(listener) == DATAGRAMS);
        assertThat(KernelDrops.of(listener)).isBetween(DATAGRAMS / 2L, DATAGRAMS - 1L);
    }

    private static boolean isLocal(String host) {
        try (DatagramSocket probe = new DatagramSocket(0, InetAddress.getByName(host))) {
            return probe.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    private void open(Transport transport, InetAddress host, int receivers) throws IOException {
        loops = transport.newLoops(receivers, ended -> {});
        final Listener described = new Listener(
                0, EnumSet.of(Protocol.NETFLOW5), new InputLabels("default", "", "here", Map.of()), SamplingRules.NONE);
        listener = UdpListener.open(
                new ListenerSettings(described, host, 0, receivers, TINY_BUFFER_BYTES, PAYLOAD_BYTES, address -> false),
                transport,
                loops,
                new ShardRouter(List.of()));
    }

    private void holdLoops() throws InterruptedException {
        final CountDownLatch holding = new CountDownLatch(listener.channels().size());
        listener.channels()
                .forEach(channel -> channel.eventLoop().execute(() -> {
                    holding.countDown();
                    try {
                        held.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
        assertThat(holding.await(5, TimeUnit.SECONDS)).isTrue();
    }

    /** From many ports, so that every receiver of a shared port gets some. */
    private void flood(InetAddress host) throws IOException {
        for (int i = 0; i < DATAGRAMS / 50; i++) {
            try (DatagramSocket sender = new DatagramSocket(0, host)) {
                for (int k = 0; k < 50; k++) {
                    sender.send(new DatagramPacket(new byte[PAYLOAD_BYTES], PAYLOAD_BYTES, host, listener.port()));
                }
            }
        }
    }

    private long received() {
        return listener.counters().stream()
                .mapToLong(counters -> counters.get(Counter.DATAGRAMS_RECEIVED))
                .sum();
    }
}
