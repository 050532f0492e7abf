package dev.weir.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StatusCommandIT {
    private static final String STATUS = "{\"version\":\"1.2\",\"ledger\":{\"datagrams\":{\"received\":7}}}\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer collector;
    private volatile String lastQuery;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        final Map<String, String> pages = Map.of("/status", STATUS, "/exporters", "{\"exporters\":[]}", "/web", "<p>");
        pages.forEach((path, body) -> collector.createContext(path, exchange -> {
            lastQuery = exchange.getRequestURI().getQuery();
            final byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }));
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    private int run(String... arguments) {
        return new CommandLine(new StatusCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void the_table_goes_to_stdout() {
        assertThat(run("--url", url() + "/", "--limit", "7")).isZero();
        assertThat(out.toString()).contains("weir 1.2", "datagrams received", "exporters");
        assertThat(err.toString()).isEmpty();
        assertThat(lastQuery).isEqualTo("limit=7");
    }

    @Test
    void json_is_printed_as_it_came() {
        assertThat(run("--url", url(), "--json")).isZero();
        assertThat(out.toString()).isEqualTo(STATUS);
    }

    @Test
    void a_collector_that_cannot_be_reached_is_named_on_stderr() throws IOException {
        final int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(run("--url", "http://127.0.0.1:" + port)).isEqualTo(74);
        assertThat(err.toString())
                .contains("http://127.0.0.1:" + port + "/status")
                .contains("collector");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void an_answer_that_is_not_a_collectors_is_an_io_error() {
        assertThat(run("--url", url() + "/nowhere")).isEqualTo(74);
        assertThat(err.toString()).contains(url() + "/nowhere/status", "404");
        assertThat(run("--url", url() + "/web")).isEqualTo(74);
        assertThat(err.toString()).contains("not a Weir collector");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void wrong_usage_is_said_before_anything_is_asked() {
        assertThat(run("--url", "127.0.0.1:8080")).isEqualTo(64);
        assertThat(run("--url", "ftp://127.0.0.1")).isEqualTo(64);
        assertThat(run("--limit", "0")).isEqualTo(64);
        assertThat(run("--limit", "many")).isEqualTo(64);
        assertThat(err.toString()).contains("--limit must be from 1 to 10000", "'ftp://127.0.0.1' is not a URL");
        assertThat(lastQuery).isNull();
    }

    @Test
    void the_help_shows_an_example() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Example:", "weir status --url");
    }
}
