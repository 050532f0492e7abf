package dev.weir.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.decode.options.AnnouncedSampling;
import dev.weir.flow.Protocol;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpsServerIT {
    private static final String LOOPBACK = "127.0.0.1";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final FakeCollectorView view = new FakeCollectorView();
    private final OpsServer server = new OpsServer(view, 100);

    @BeforeEach
    void start() throws IOException {
        server.start(LOOPBACK, 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private URI uri(String path) {
        return URI.create("http://" + LOOPBACK + ":" + server.port() + path);
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        final HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(uri(path))
                        .method(method, HttpRequest.BodyPublishers.ofString("body"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers().firstValue("content-type").orElse("");
    }

    @Test
    void the_index_names_every_path_and_every_path_answers() throws Exception {
        final HttpResponse<String> index = get("/");
        assertThat(contentType(index)).startsWith("text/plain");
        final List<String> paths = index.body()
                .lines()
                .filter(line -> line.startsWith("/"))
                .map(line -> line.split(" ")[0])
                .toList();
        assertThat(paths).hasSize(7);
        for (String path : paths) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void metrics_come_in_the_format_that_is_asked_for() throws Exception {
        assertThat(contentType(get("/metrics"))).startsWith("text/plain; version=0.0.4");
        final HttpResponse<String> open = get("/metrics", "Accept", "application/openmetrics-text; version=1.0.0");
        assertThat(contentType(open)).startsWith("application/openmetrics-text");
        assertThat(open.body()).contains("weir_datagrams_received_total").endsWith("# EOF\n");
    }

    @Test
    void a_collector_whose_parts_are_all_up_is_ready() throws Exception {
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body()).isEqualTo("{\"status\":\"up\",\"failing\":[]}\n");
    }

    @Test
    void a_collector_with_a_part_that_is_down_is_alive_but_not_ready_and_says_why() throws Exception {
        view.health = List.of(
                new CollectorView.HealthCheck("shard 0", true, "running"),
                new CollectorView.HealthCheck("journal", false, "the disk is nearly full"));
        final HttpResponse<String> ready = get("/health/ready");
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(contentType(ready)).isEqualTo("application/json");
        assertThat(ready.body())
                .isEqualTo("{\"status\":\"down\",\"failing\":"
                        + "[{\"name\":\"journal\",\"up\":false,\"detail\":\"the disk is nearly full\"}]}\n");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void the_status_holds_every_part_and_the_ledger() throws Exception {
        final JsonValue status = JsonValue.parseObject(get("/status").body());
        assertThat(status.get("started_at").text()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(status.get("version").text()).isNotEmpty();
        assertThat(status.get("listeners").elements()).hasSize(2);
        assertThat(status.get("journal").get("end_record").number()).isEqualTo(502);
        assertThat(status.get("sinks").elements().get(0).get("name").text()).isEqualTo("archive");
        assertThat(status.get("health").elements().get(0).get("up").isTrue()).isTrue();
        assertThat(LedgerReader.read(status.get("ledger"))).isEqualTo(view.ledger);
        assertThat(LedgerReader.read(JsonValue.parseObject(get("/ledger").body())))
                .isEqualTo(view.ledger);
    }

    @Test
    void exporters_are_bounded_by_100_unless_asked_otherwise() throws Exception {
        assertThat(exporters("/exporters")).hasSize(100);
        assertThat(exporters("/exporters?limit=3")).hasSize(3);
        assertThat(exporters("/exporters?limit=10000")).hasSize(200);
        final JsonValue first = exporters("/exporters").get(0);
        assertThat(first.get("address").text()).isEqualTo("10.0.0.0");
        assertThat(first.get("protocol").text()).isEqualTo("netflow5");
        assertThat(first.get("last_seen").text()).isEqualTo("2026-01-01T00:01:00Z");
        assertThat(first.get("last_reject").text()).isEqualTo("trailing_bytes");
    }

    @Test
    void what_an_exporter_said_of_itself_is_counted_and_named_if_asked() throws Exception {
        final byte[] address = FakeCollectorView.summaries(1).get(0).address();
        view.reports = List.of(FakeCollectorView.report(address));
        view.sampling = List.of(new AnnouncedSampling(Protocol.IPFIX, 5, AnnouncedSampling.Scope.SAMPLER, 9, 100, 2));
        final String plain = get("/exporters?limit=1").body();
        assertThat(plain)
                .contains(
                        "\"templates\":{\"count\":0,\"domains\":0}",
                        "\"samplers\":[{\"protocol\":\"ipfix\",\"domain\":5,"
                                + "\"of\":\"sampler\",\"id\":9,\"rate\":100,\"algorithm\":2}]",
                        "\"named\":{\"interfaces\":3,\"applications\":0,\"vrfs\":1,\"elements\":0}",
                        "{\"domain\":5,\"name\":\"exportedMessageTotalCount\",\"value\":4000}",
                        "\"time\":\"2023-11-14T22:13:20.123Z\"",
                        "\"value\":18446744073709551615")
                .doesNotContain("eth7");
        assertThat(get("/exporters?limit=1&details=1").body())
                .contains(
                        "{\"domain\":5,\"id\":\"7\",\"name\":\"eth7\",\"description\":\"uplink\"}",
                        "\"vrfs\":[{\"domain\":5,\"id\":\"1\",\"name\":\"red\"}]");
        assertThat(get("/exporters?limit=101&details=1").statusCode()).isEqualTo(400);
        assertThat(get("/exporters?details=1").statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_do_not_wait_long_for_shards_that_hang() throws Exception {
        view.figures = new CompletableFuture<>();
        assertThat(get("/metrics").body())
                .contains("weir_datagrams_received_total")
                .doesNotContain("weir_templates ");
    }

    private List<JsonValue> exporters(String path) throws Exception {
        return JsonValue.parseObject(get(path).body()).get("exporters").elements();
    }

    @Test
    void a_limit_that_is_no_limit_is_refused() throws Exception {
        for (String limit : List.of("0", "-1", "10001", "many", "", "99999999999")) {
            final HttpResponse<String> answer = get("/exporters?limit=" + limit);
            assertThat(answer.statusCode()).as(limit).isEqualTo(400);
            assertThat(answer.body()).contains("from 1 to 10000");
        }
    }

    @Test
    void shards_that_do_not_answer_give_503_and_nothing_else_waits_for_them() throws Exception {
        view.exporters = new CompletableFuture<>();
        final CompletableFuture<HttpResponse<String>> waiting = CLIENT.sendAsync(
                HttpRequest.newBuilder(uri("/exporters")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(waiting.get().statusCode()).isEqualTo(503);
    }

    @Test
    void unknown_paths_are_404_and_other_methods_405_in_json() throws Exception {
        for (String path : List.of("/nothing", "/metrics/x", "/../etc/passwd", "/%2e%2e/etc/passwd", "/health")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        final HttpResponse<String> unknown = get("/nothing");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(JsonValue.parseObject(unknown.body()).get("error").text()).isNotEmpty();
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
            final HttpResponse<String> answer = send(method, "/status");
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD");
            assertThat(JsonValue.parseObject(answer.body()).get("error").text()).isNotEmpty();
        }
    }

    @Test
    void a_head_request_gets_the_heads_and_no_body() throws Exception {
        final HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(uri("/status"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(contentType(answer)).isEqualTo("application/json");
    }

    @Test
    void a_failure_of_ours_is_500_in_json_and_the_server_goes_on() throws Exception {
        view.ledger = null;
        final HttpResponse<String> answer = get("/status");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(JsonValue.parseObject(answer.body()).get("error").text()).isNotEmpty();
        assertThat(get("/metrics").statusCode()).isEqualTo(500);
        view.ledger = FakeCollectorView.ledger(1);
        assertThat(get("/status").statusCode()).isEqualTo(200);
    }

    @Test
    void what_is_not_http_is_refused_and_the_server_goes_on() throws Exception {
        try (Socket socket = new Socket(LOOPBACK, server.port())) {
            socket.getOutputStream().write("\u0000\u0005 not http at all\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            socket.setSoTimeout(5_000);
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .matches("(?s)HTTP/1\\.[01] 400 .*");
        }
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void a_port_that_is_taken_is_named_in_the_error() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
                OpsServer second = new OpsServer(view)) {
            assertThatThrownBy(() -> second.start(LOOPBACK, taken.getLocalPort()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("http 127.0.0.1 port " + taken.getLocalPort());
        }
    }

    @Test
    void a_host_that_is_not_ours_is_named_in_the_error() {
        try (OpsServer second = new OpsServer(view)) {
            assertThatThrownBy(() -> second.start("192.0.2.1", 0))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("http 192.0.2.1 port 0");
        }
    }

    @Test
    void an_ipv6_host_is_served() throws Exception {
        try (OpsServer six = new OpsServer(view)) {
            Assumptions.assumeTrue(hasIpv6());
            six.start("::1", 0);
            final String status = new StatusClient(URI.create("http://[::1]:" + six.port() + "/")).status();
            assertThat(JsonValue.parseObject(status).get("ledger").isPresent()).isTrue();
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return probe.isBound();
        } catch (IOException none) {
            return false;
        }
    }

    @Test
    void closing_frees_the_port_and_the_threads_though_a_client_keeps_its_connection() throws Exception {
        final int port = server.port();
        try (Socket idle = new Socket(LOOPBACK, port)) {
            idle.getOutputStream().write("GET /health/live HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            server.close();
            server.close();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> threadsNamed("vert.x") == 0);
        try (ServerSocket again = new ServerSocket()) {
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress(LOOPBACK, port));
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void it_needs_few_threads_all_of_them_daemons_and_leaves_no_cache_behind() throws Exception {
        get("/status");
        assertThat(threadsNamed("vert.x")).isBetween(1L, 3L);
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().startsWith("vert"))
                        .allMatch(Thread::isDaemon))
                .isTrue();
        final File[] caches = new File(System.getProperty("java.io.tmpdir"))
                .listFiles(file -> file.getName().startsWith("vertx-cache"));
        assertThat(caches).isEmpty();
    }

    private static long threadsNamed(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(prefix))
                .count();
    }
}
