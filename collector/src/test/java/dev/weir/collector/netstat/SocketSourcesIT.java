package dev.weir.collector.netstat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.collector.netstat.proc.SocketOwners;
import dev.weir.collector.netstat.sample.AddrPorts;
import dev.weir.collector.netstat.sample.MetricPoint;
import dev.weir.collector.netstat.sample.SampleMode;
import dev.weir.collector.netstat.sample.SampleSettings;
import dev.weir.collector.netstat.sample.SocketSampler;
import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.InternetSocket;
import dev.weir.collector.netstat.socket.SocketList;
import dev.weir.collector.netstat.socket.SocketQuery;
import dev.weir.collector.netstat.socket.SocketSource;
import dev.weir.collector.netstat.socket.SocketState;
import dev.weir.collector.netstat.socket.SocketView;
import dev.weir.collector.netstat.socket.SocketVisitor;
import dev.weir.collector.netstat.socket.TcpInfoField;
import dev.weir.testing.Program;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sockets of this machine, some of them opened here so that the truth is known. */
class SocketSourcesIT {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    private ServerSocketChannel listen(ProtocolFamily family, InetAddress address) throws IOException {
        final ServerSocketChannel server = keep(ServerSocketChannel.open(family));
        server.bind(new InetSocketAddress(address, 0), 7);
        return server;
    }

    private static int port(ServerSocketChannel server) throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private SocketChannel connect(ServerSocketChannel server) throws IOException {
        final SocketChannel client = keep(SocketChannel.open(StandardProtocolFamily.INET));
        client.connect(server.getLocalAddress());
        return client;
    }

    private static InetAddress ipv6Loopback() throws IOException {
        return InetAddress.getByName("::1");
    }

    private static List<InternetSocket> ofPort(SocketSources kind, int port) throws IOException {
        try (SocketSource source = kind.open()) {
            return SocketList.of(source, SocketQuery.SAMPLE).stream()
                    .filter(socket -> socket.local().port() == port)
                    .toList();
        }
    }

    private static String text(InternetSocket socket) {
        return socket.protocol().file(socket.ipv6())
                + ' '
                + end(socket.local())
                + ' '
                + end(socket.remote())
                + ' '
                + socket.state();
    }

    private static String end(Endpoint endpoint) {
        return endpoint.addressText() + ' ' + endpoint.port();
    }

    private static Stream<SocketSources> kinds() {
        return Stream.of(SocketSources.NETLINK, SocketSources.PROC);
    }

    @ParameterizedTest
    @EnumSource(names = {"NETLINK", "PROC"})
    void an_ipv4_listener_and_its_connection_are_seen(SocketSources kind) throws IOException {
        final ServerSocketChannel server = listen(StandardProtocolFamily.INET, LOOPBACK);
        final SocketChannel client = connect(server);
        final int peer = ((InetSocketAddress) client.getLocalAddress()).getPort();
        assertThat(ofPort(kind, port(server)))
                .extracting(SocketSourcesIT::text)
                .contains(
                        "tcp 127.0.0.1 " + port(server) + " 0.0.0.0 0 LISTEN",
                        "tcp 127.0.0.1 " + port(server) + " 127.0.0.1 " + peer + " ESTABLISHED");
        assertThat(ofPort(kind, peer))
                .extracting(SocketSourcesIT::text)
                .contains("tcp 127.0.0.1 " + peer + " 127.0.0.1 " + port(server) + " ESTABLISHED");
    }

    @ParameterizedTest
    @EnumSource(names = {"NETLINK", "PROC"})
    void an_ipv6_listener_is_seen_and_ipv4_on_it_is_ipv4(SocketSources kind) throws IOException {
        assumeTrue(ipv6Loopback() instanceof Inet6Address && Files.exists(Path.of("/proc/net/tcp6")), "no IPv6");
        final ServerSocketChannel server = keep(ServerSocketChannel.open(StandardProtocolFamily.INET6));
        server.bind(new InetSocketAddress("::", 0));
        final int port = port(server);
        keep(SocketChannel.open(new InetSocketAddress(LOOPBACK, port)));
        assertThat(ofPort(kind, port))
                .extracting(SocketSourcesIT::text)
                .contains("tcp6 :: " + port + " :: 0 LISTEN")
                .anyMatch(text -> text.startsWith("tcp6 127.0.0.1 " + port + " 127.0.0.1 "));
    }

    @ParameterizedTest
    @EnumSource(names = {"NETLINK", "PROC"})
    void udp_sockets_are_seen_connected_or_not(SocketSources kind) throws IOException {
        final DatagramSocket alone = keep(new DatagramSocket(new InetSocketAddress(LOOPBACK, 0)));
        final DatagramChannel connected = keep(DatagramChannel.open(StandardProtocolFamily.INET));
        connected.connect(alone.getLocalSocketAddress());
        final int port = ((InetSocketAddress) connected.getLocalAddress()).getPort();
        assertThat(ofPort(kind, alone.getLocalPort()))
                .extracting(InternetSocket::state)
                .containsExactly(SocketState.CLOSE);
        assertThat(ofPort(kind, port))
                .extracting(SocketSourcesIT::text)
                .containsExactly("udp 127.0.0.1 " + port + " 127.0.0.1 " + alone.getLocalPort() + " ESTABLISHED");
    }

    @ParameterizedTest
    @EnumSource(names = {"NETLINK", "PROC"})
    void the_states_of_a_close_are_seen(SocketSources kind) throws IOException {
        final ServerSocketChannel server = listen(StandardProtocolFamily.INET, LOOPBACK);
        final SocketChannel client = connect(server);
        final SocketChannel accepted = keep(server.accept());
        final int peer = ((InetSocketAddress) client.getLocalAddress()).getPort();
        client.shutdownOutput();
        awaitState(kind, peer, SocketState.FIN_WAIT2);
        awaitState(kind, port(server), SocketState.CLOSE_WAIT);
        accepted.close();
        awaitState(kind, peer, SocketState.TIME_WAIT);
    }

    private static void awaitState(SocketSources kind, int port, SocketState state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(ofPort(kind, port))
                        .extracting(InternetSocket::state)
                        .contains(state));
    }

    @Test
    void both_sources_agree_on_the_sockets_of_a_port_field_by_field() throws IOException {
        final ServerSocketChannel server = listen(StandardProtocolFamily.INET, LOOPBACK);
        for (int i = 0; i < 50; i++) {
            connect(server);
            keep(server.accept());
        }
        final SocketChannel last = connect(server);
        last.write(ByteBuffer.allocate(1000));
        final List<Set<InternetSocket>> seen =
                kinds().map(kind -> comparable(kind, server)).toList();
        assertThat(seen.get(0)).hasSizeGreaterThanOrEqualTo(52).isEqualTo(seen.get(1));
    }

    /** Without what only one of them knows: the cookie, and how many connections may wait. */
    private static Set<InternetSocket> comparable(SocketSources kind, ServerSocketChannel server) {
        try {
            return ofPort(kind, port(server)).stream()
                    .map(socket -> new InternetSocket(
                            socket.protocol(),
                            socket.ipv6(),
                            socket.state(),
                            socket.local(),
                            socket.remote(),
                            new InternetSocket.Queues(
                                    socket.queues().receive(),
                                    socket.state() == SocketState.LISTEN
                                            ? 0
                                            : socket.queues().send()),
                            socket.inode(),
                            socket.uid(),
                            0))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void netlink_tells_how_many_connections_wait_and_may_wait() throws IOException {
        final ServerSocketChannel server = listen(StandardProtocolFamily.INET, LOOPBACK);
        connect(server);
        connect(server);
        assertThat(ofPort(SocketSources.NETLINK, port(server)))
                .filteredOn(socket -> socket.state() == SocketState.LISTEN)
                .extracting(InternetSocket::queues)
                .containsExactly(new InternetSocket.Queues(2, 7));
    }

    @Test
    void a_state_mask_leaves_the_others_out() throws IOException {
        final ServerSocketChannel server = listen(StandardProtocolFamily.INET, LOOPBACK);
        connect(server);
        final SocketQuery listeners =
                new SocketQuery(SocketQuery.SAMPLE.protocols(), true, true, SocketState.LISTEN.bit(), false);
        for (SocketSources kind : kinds().toList()) {
            try (SocketSource source = kind.open()) {
                assertThat(SocketList.of(source, listeners))
                        .isNotEmpty()
                        .extracting(InternetSocket::state)
                        .containsOnly(SocketState.LISTEN);
            }
        }
    }

    @Test
    void tcp_info_counts_the_bytes_that_were_sent() throws IOException {
        final ServerSocketChannel server = listen(StandardProtocolFamily.INET, LOOPBACK);
        final SocketChannel client = connect(server);
        final int port = ((InetSocketAddress) client.getLocalAddress()).getPort();
        client.write(ByteBuffer.allocate(1234));
        final SocketQuery withInfo =
                new SocketQuery(SocketQuery.SAMPLE.protocols(), true, true, SocketState.ESTABLISHED.bit(), true);
        try (SocketSource source = SocketSources.NETLINK.open()) {
            final List<Long> acknowledged = new ArrayList<>();
            source.visit(withInfo, new SocketVisitor() {
                @Override
                public void onSocket(SocketView socket) {
                    if (socket.localPort() == port) {
                        acknowledged.add(socket.tcpInfo(TcpInfoField.BYTES_SENT));
                    }
                }

                @Override
                public void onRestart() {
                    acknowledged.clear();
                }
            });
            assertThat(acknowledged).containsExactly(1234L);
        }
    }

    @Test
    void the_process_of_a_socket_is_found_by_its_inode() throws IOException {
        final ServerSocketChannel server = listen(StandardProtocolFamily.INET, LOOPBACK);
        final long inode = ofPort(SocketSources.NETLINK, port(server)).get(0).inode();
        assertThat(new SocketOwners(Path.of("/proc")).of(Set.of(inode)))
                .containsOnly(Map.entry(inode, ProcessHandle.current().pid()));
    }

    @Test
    void listeners_that_share_a_port_count_once_for_datakit_and_each_for_ss() throws IOException {
        final int port = port(shared(0));
        shared(port);
        shared(port);
        assertThat(ofPort(SocketSources.NETLINK, port)).hasSize(3);
        final SampleSettings settings = new SampleSettings(
                SampleMode.DATAKIT,
                List.of(new AddrPorts(List.of(Integer.toString(port)), List.of(), Map.of())),
                false,
                Map.of(),
                "h");
        try (SocketSource source = SocketSources.NETLINK.open()) {
            final List<MetricPoint> points =
                    new SocketSampler(source, new SocketOwners(Path.of("/proc")), settings).sample(0);
            assertThat(points)
                    .filteredOn(point -> point.measurement().equals("netstat_port"))
                    .extracting(MetricPoint::fields)
                    .singleElement()
                    .satisfies(fields -> assertThat(fields)
                            .containsEntry("tcp_listen", 1L)
                            .containsEntry("pid", ProcessHandle.current().pid()));
        }
    }

    private ServerSocketChannel shared(int port) throws IOException {
        final ServerSocketChannel server = keep(ServerSocketChannel.open(StandardProtocolFamily.INET));
        server.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        server.bind(new InetSocketAddress(LOOPBACK, port));
        return server;
    }

    @Test
    void ss_sees_the_same_sockets_of_a_port(@TempDir Path directory) throws IOException, InterruptedException {
        final Program ss = Program.assumeInstalled("ss", "iproute2");
        final ServerSocketChannel server = listen(StandardProtocolFamily.INET, LOOPBACK);
        for (int i = 0; i < 20; i++) {
            connect(server);
            keep(server.accept());
        }
        final Path out = ss.run(directory, List.of("-H", "-t", "-a", "-n", "sport", "=", ":" + port(server)));
        final Set<String> theirs = Files.readAllLines(out).stream()
                .map(line -> line.strip().split("\\s+"))
                .map(words -> words[0].replace('-', '_')
                        + ' '
                        + words[1]
                        + ' '
                        + words[2]
                        + ' '
                        + words[3]
                        + ' '
                        + words[4].replace('*', '0'))
                .collect(Collectors.toSet());
        final Set<String> ours = ofPort(SocketSources.NETLINK, port(server)).stream()
                .map(socket ->
                        socket.state().name().replace("ESTABLISHED", "ESTAB").toUpperCase(Locale.ROOT)
                                + ' '
                                + socket.queues().receive()
                                + ' '
                                + socket.queues().send()
                                + ' '
                                + end(socket.local()).replace(' ', ':')
                                + ' '
                                + end(socket.remote()).replace(' ', ':'))
                .collect(Collectors.toSet());
        assertThat(ours).hasSize(21).isEqualTo(theirs);
    }
}
