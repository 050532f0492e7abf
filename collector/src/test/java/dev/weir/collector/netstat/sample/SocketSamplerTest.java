package dev.weir.collector.netstat.sample;

import static dev.weir.collector.netstat.socket.FakeSource.ipv4;
import static dev.weir.collector.netstat.socket.FakeSource.ipv6;
import static dev.weir.collector.netstat.socket.FakeSource.mapped;
import static dev.weir.collector.netstat.socket.SocketState.CLOSE;
import static dev.weir.collector.netstat.socket.SocketState.ESTABLISHED;
import static dev.weir.collector.netstat.socket.SocketState.LISTEN;
import static dev.weir.collector.netstat.socket.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.weir.collector.netstat.proc.SocketOwners;
import dev.weir.collector.netstat.socket.FakeSource;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketSamplerTest {
    private static final String ANY = ipv4(0, 0, 0, 0, 0);
    private static final String ANY6 = ipv6(0, 0);

    @TempDir
    Path net;

    @TempDir
    Path proc;

    private FakeSource host;

    @BeforeEach
    void begin() {
        assumeThat(ByteOrder.nativeOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        host = new FakeSource(net);
    }

    private List<MetricPoint> sample(SampleMode mode, AddrPorts... addrPorts) throws IOException {
        final SampleSettings settings =
                new SampleSettings(mode, List.of(addrPorts), false, Map.of("site", "a"), "myhost");
        return new SocketSampler(host.source(), new SocketOwners(proc), settings).sample(1_000);
    }

    private static MetricPoint only(List<MetricPoint> points, Map<String, String> tags) {
        return points.stream()
                .filter(point -> point.tags().entrySet().containsAll(tags.entrySet()))
                .reduce((first, second) -> {
                    throw new AssertionError("more than one point of " + tags);
                })
                .orElseThrow(() -> new AssertionError("no point of " + tags + " in " + points));
    }

    private static Map<String, Long> notZero(MetricPoint point) {
        final Map<String, Long> fields = new TreeMap<>(point.fields());
        fields.values().removeIf(value -> value == 0);
        return fields;
    }

    @Test
    void there_is_a_point_for_each_ip_version_that_is_seen() throws IOException {
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ANY, LISTEN, 1)
                .socket("tcp6", ipv6(1, 80), ANY6, LISTEN, 2)
                .unix(1, 3, "/run/a");
        assertThat(sample(SampleMode.DATAKIT))
                .extracting(point -> point.tags().get("ip_version"))
                .containsExactlyInAnyOrder("4", "6", "unknown");
    }

    @Test
    void a_version_without_sockets_has_no_point() throws IOException {
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ANY, LISTEN, 1);
        assertThat(sample(SampleMode.DATAKIT)).hasSize(1);
    }

    @Test
    void every_field_is_there_and_tags_are_those_of_the_seed() throws IOException {
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ANY, LISTEN, 1);
        final MetricPoint point = sample(SampleMode.DATAKIT).get(0);
        assertThat(point.measurement()).isEqualTo("netstat");
        assertThat(point.tags())
                .containsOnly(Map.entry("host", "myhost"), Map.entry("ip_version", "4"), Map.entry("site", "a"));
        assertThat(point.fields().keySet())
                .containsExactly(
                        "tcp_close",
                        "tcp_close_wait",
                        "tcp_closing",
                        "tcp_established",
                        "tcp_fin_wait1",
                        "tcp_fin_wait2",
                        "tcp_last_ack",
                        "tcp_listen",
                        "tcp_none",
                        "tcp_syn_recv",
                        "tcp_syn_sent",
                        "tcp_time_wait",
                        "udp_socket");
        assertThat(notZero(point)).containsExactly(Map.entry("tcp_listen", 1L));
        assertThat(point.timeEpochNanos()).isEqualTo(1_000);
    }

    @Test
    void an_ipv4_mapped_socket_counts_as_ipv4() throws IOException {
        host.socket("tcp6", mapped(10, 0, 0, 1, 80), mapped(10, 0, 0, 2, 40000), ESTABLISHED, 1);
        assertThat(notZero(only(sample(SampleMode.DATAKIT), Map.of("ip_version", "4"))))
                .containsExactly(Map.entry("tcp_established", 1L));
    }

    @Test
    void equal_sockets_count_once_but_not_in_mode_ss() throws IOException {
        for (int i = 0; i < 3; i++) {
            host.socket("tcp", ipv4(0, 0, 0, 0, 80), ANY, LISTEN, i);
            host.socket("udp", ipv4(0, 0, 0, 0, 2055), ANY, CLOSE, 10 + i);
        }
        assertThat(notZero(sample(SampleMode.DATAKIT).get(0)))
                .containsOnly(Map.entry("tcp_listen", 1L), Map.entry("udp_socket", 1L));
        assertThat(sample(SampleMode.SS))
                .extracting(SocketSamplerTest::notZero)
                .contains(Map.of("tcp_listen", 3L), Map.of("udp_socket", 3L));
    }

    @Test
    void unix_sockets_of_equal_type_and_name_count_once_under_unknown() throws IOException {
        host.unix(1, 3, "").unix(1, 3, "").unix(5, 1, "/run/b").unix(2, 1, "").unix(2, 1, "/dev/log");
        assertThat(notZero(only(sample(SampleMode.DATAKIT), Map.of("ip_version", "unknown"))))
                .containsOnly(Map.entry("tcp_none", 2L), Map.entry("udp_socket", 2L));
    }

    @Test
    void telegraf_has_one_point_with_the_sums_of_all() throws IOException {
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ANY, LISTEN, 1)
                .socket("tcp6", ipv6(1, 80), ANY6, LISTEN, 2)
                .unix(2, 1, "/dev/log");
        final List<MetricPoint> points = sample(SampleMode.TELEGRAF);
        assertThat(points).hasSize(1);
        assertThat(points.get(0).tags()).containsOnly(Map.entry("host", "myhost"), Map.entry("site", "a"));
        assertThat(notZero(points.get(0))).containsOnly(Map.entry("tcp_listen", 2L), Map.entry("udp_socket", 1L));
    }

    @Test
    void ss_prints_the_twelve_lines_of_the_seed_in_their_order() throws IOException {
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ANY, LISTEN, 1).unix(2, 1, "/dev/log");
        final StringBuilder text = new StringBuilder();
        sample(SampleMode.SS).forEach(point -> LineProtocol.appendBare(text, point));
        assertThat(text).hasToString("""
                        netstat udp_socket=0
                        netstat tcp_established=0
                        netstat tcp_syn_sent=0
                        netstat tcp_syn_recv=0
                        netstat tcp_fin_wait1=0
                        netstat tcp_fin_wait2=0
                        netstat tcp_time_wait=0
                        netstat tcp_close=0
                        netstat tcp_close_wait=0
                        netstat tcp_last_ack=0
                        netstat tcp_listen=1
                        netstat tcp_closing=0
                        """);
    }

    @Test
    void a_port_has_a_point_with_its_tags_and_the_process_of_the_last_socket() throws IOException {
        Files.createDirectories(proc.resolve("3059/fd"));
        Files.createSymbolicLink(proc.resolve("3059/fd/5"), Path.of("socket:[77]"));
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ANY, LISTEN, 76)
                .socket("tcp", ipv4(10, 0, 0, 2, 80), ipv4(10, 0, 0, 9, 5000), ESTABLISHED, 77)
                .socket("tcp", ipv4(10, 0, 0, 2, 81), ANY, LISTEN, 78);
        final MetricPoint point = only(
                sample(
                        SampleMode.DATAKIT,
                        new AddrPorts(List.of("80"), List.of(), Map.of("service", "http", "site", "b"))),
                Map.of("addr_port", "80"));
        assertThat(point.measurement()).isEqualTo("netstat_port");
        assertThat(point.tags())
                .containsOnly(
                        Map.entry("addr_port", "80"),
                        Map.entry("ip_version", "4"),
                        Map.entry("service", "http"),
                        Map.entry("site", "b"),
                        Map.entry("host", "myhost"));
        assertThat(notZero(point))
                .containsOnly(Map.entry("tcp_established", 1L), Map.entry("tcp_listen", 1L), Map.entry("pid", 3059L));
    }

    @Test
    void the_process_of_a_socket_that_nobody_holds_is_0() throws IOException {
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ipv4(10, 0, 0, 9, 5000), TIME_WAIT, 0);
        assertThat(only(
                                sample(SampleMode.DATAKIT, new AddrPorts(List.of("80"), List.of(), Map.of())),
                                Map.of("addr_port", "80"))
                        .fields())
                .containsEntry("pid", 0L);
    }

    @Test
    void a_star_gives_a_point_for_each_address_with_the_tags_of_its_block() throws IOException {
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ANY, LISTEN, 1)
                .socket("tcp", ipv4(10, 0, 0, 2, 80), ANY, LISTEN, 2)
                .socket("tcp", ipv4(10, 0, 0, 2, 443), ANY, LISTEN, 3);
        final List<MetricPoint> points = sample(
                SampleMode.DATAKIT,
                new AddrPorts(List.of(), List.of("*:80"), Map.of("service", "http")),
                new AddrPorts(List.of(), List.of("*:443"), Map.of("service", "https")));
        assertThat(only(points, Map.of("addr_port", "10.0.0.1:80")).tags()).containsEntry("service", "http");
        assertThat(only(points, Map.of("addr_port", "10.0.0.2:80")).tags()).containsEntry("service", "http");
        assertThat(only(points, Map.of("addr_port", "10.0.0.2:443")).tags()).containsEntry("service", "https");
        assertThat(points).hasSize(4);
    }

    @Test
    void a_sampler_forgets_one_sample_before_the_next() throws IOException {
        host.socket("tcp", ipv4(10, 0, 0, 1, 80), ANY, LISTEN, 1);
        final SocketSampler sampler = new SocketSampler(
                host.source(),
                new SocketOwners(proc),
                new SampleSettings(SampleMode.DATAKIT, List.of(), false, Map.of(), "h"));
        assertThat(sampler.sample(1).get(0).fields())
                .isEqualTo(sampler.sample(2).get(0).fields());
    }
}
