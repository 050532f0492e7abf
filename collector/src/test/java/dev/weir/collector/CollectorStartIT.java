package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.UdpPorts;
import dev.weir.testing.UdpSender;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails leaves nothing behind, and one that succeeds can be followed by another. */
class CollectorStartIT {
    @TempDir
    private Path directory;

    @Test
    void a_port_that_is_taken_is_named_and_nothing_is_left_running() throws Exception {
        final TestSettings settings =
                TestSettings.in(directory).tables("[[sinks.test]]").withHttp();
        final int second = UdpPorts.free();
        settings.tables("[[inputs.netflow]]", "bind_host = \"127.0.0.1\"")
                .tables("[[inputs.netflow.listeners]]", "flow_type = \"netflow5\"", "port = " + second);
        final Set<String> before = threads();
        try (DatagramSocket taken = bound(second)) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(settings::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + second)
                    .hasMessageContaining("in use");
        }
        Ledgers.await().until(() -> threads().equals(before));
        assertThat(isFree(settings.port())).as("the first port was given back").isTrue();
        try (Collector collector = settings.start()) {
            assertThat(collector.listeners()).hasSize(2);
        }
    }

    @Test
    void an_http_port_that_is_taken_is_named_and_nothing_is_left_running() throws Exception {
        final Set<String> before = threads();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            final TestSettings settings =
                    TestSettings.in(directory).tables("[[sinks.test]]").withHttp(taken.getLocalPort());
            assertThatThrownBy(settings::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + taken.getLocalPort());
            assertThat(isFree(settings.port())).isTrue();
        }
        Ledgers.await().until(() -> threads().equals(before));
    }

    @Test
    void a_second_collector_on_the_same_data_is_refused() throws Exception {
        final TestSettings settings = TestSettings.in(directory);
        try (Collector first = settings.start()) {
            assertThatThrownBy(() -> settings.port(UdpPorts.free()).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(settings.journalDirectory().toString());
            assertThat(first.health()).allMatch(check -> check.up());
        }
    }

    @Test
    void a_stopped_collector_leaves_no_thread_and_no_socket_and_its_numbers_go_on() throws Exception {
        final TestSettings settings = TestSettings.in(directory)
                .collector("shards = 3")
                .tables("[[sinks.test]]")
                .withHttp();
        final Set<String> before = threads();
        for (int round = 1; round <= 2; round++) {
            try (Collector collector = settings.start();
                    UdpSender sender = UdpSender.to(settings.port())) {
                sender.send(Netflow5Bytes.message().flows(5).bytes());
                final long expected = 5L * round;
                Ledgers.await().until(() -> collector.journal().endRecord() == expected);
                assertThat(threads()).contains("weir-recv-0", "weir-shard-0", "weir-shard-2", "weir-sink-test");
            }
            Ledgers.await().until(() -> threads().equals(before));
            assertThat(isFree(settings.port())).isTrue();
        }
    }

    private static DatagramSocket bound(int port) throws IOException {
        return new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    }

    private static boolean isFree(int port) {
        try (DatagramSocket socket = bound(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("weir-") || name.startsWith("vert.x-eventloop"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
