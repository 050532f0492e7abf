package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.account.LedgerSnapshot.SinkLine;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.journal.ExcerptBuffer;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.json.FlowJsonRenderer;
import dev.weir.sink.text.TextBuffer;
import dev.weir.testing.JsonTree;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Netflow5Flow;
import dev.weir.testing.UdpSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code [[sinks.json]]} in a running collector: what it writes, where it goes on, and what its failures touch. */
class JsonSinkIT {
    @TempDir
    private Path directory;

    @Test
    void the_file_has_the_lines_of_the_renderer_in_the_order_of_the_journal() throws Exception {
        final Path log = directory.resolve("flows.json");
        final Path datakit = directory.resolve("datakit.json");
        final TestSettings settings = TestSettings.in(directory)
                .tables(sink("full", log))
                .tables(sink("short", datakit))
                .tables("profile = \"datakit\"");
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port())) {
            for (int i = 0; i < 20; i++) {
                sender.send(message(30L * i, 30));
            }
            awaitDelivered(collector, 600);
        }
        assertThat(Files.readString(log)).isEqualTo(rendered(settings, SinkProfile.FULL));
        assertThat(Files.readString(datakit)).isEqualTo(rendered(settings, SinkProfile.DATAKIT));
        assertThat(ports(log)).isEqualTo(range(0, 600));
    }

    @Test
    void a_restart_writes_nothing_twice_and_loses_nothing() throws Exception {
        final Path log = directory.resolve("flows.json");
        final TestSettings settings = TestSettings.in(directory).tables(sink("log", log));
        for (int round = 0; round < 4; round++) {
            try (Collector collector = settings.start();
                    UdpSender sender = UdpSender.to(settings.port())) {
                for (int i = 0; i < 5; i++) {
                    sender.send(message(50L * round + 10L * i, 10));
                }
                Ledgers.awaitArrived(collector, 5);
            }
        }
        assertThat(ports(log)).isEqualTo(range(0, 200));
    }

    @Test
    void a_sink_that_was_added_later_begins_at_the_start_or_at_the_end() throws Exception {
        final Path all = directory.resolve("all.json");
        final Path fresh = directory.resolve("fresh.json");
        try (Collector collector = send(TestSettings.in(directory), 0)) {
            assertThat(collector.sinks()).isEmpty();
        }
        final TestSettings more = TestSettings.in(directory)
                .tables(sink("all", all))
                .tables(sink("fresh", fresh))
                .tables("from = \"end\"");
        try (Collector collector = send(more, 10)) {
            awaitDelivered(collector, 10);
        }
        assertThat(ports(all)).isEqualTo(range(0, 20));
        assertThat(ports(fresh)).isEqualTo(range(10, 20));
    }

    /** The directory's name is taken by a file, which stops the superuser too. */
    @Test
    void a_sink_that_cannot_write_hurts_no_other_and_catches_up_after_the_repair() throws Exception {
        final Path good = directory.resolve("good.json");
        final Path obstacle = directory.resolve("logs");
        final Path bad = obstacle.resolve("bad.json");
        final TestSettings settings =
                TestSettings.in(directory).withHttp().tables(sink("good", good)).tables(sink("bad", bad));
        // After the check of the configuration, which would refuse this.
        final WeirConfiguration configuration = settings.load();
        Files.createFile(obstacle);
        try (Collector collector = send(Collector.start(configuration), settings, 0)) {
            Ledgers.await().until(() -> line(collector, "good").delivered() == 10);
            Ledgers.await().until(() -> ready(collector).statusCode() == 503);
            final Map<String, Object> failing = JsonTree.object(JsonTree.array(
                            JsonTree.object(JsonTree.parse(ready(collector).body()))
                                    .get("failing"))
                    .get(0));
            assertThat(failing).containsEntry("name", "sink-bad");
            assertThat((String) failing.get("detail")).contains("logs");
            assertThat(line(collector, "bad")).isEqualTo(new SinkLine("bad", 10, 0, 0, 0, 0, 10));

            Files.delete(obstacle);
            Ledgers.await().until(() -> line(collector, "bad").delivered() == 10);
            Ledgers.await().until(() -> ready(collector).statusCode() == 200);
        }
        assertThat(ports(good)).isEqualTo(range(0, 10));
        assertThat(ports(bad)).isEqualTo(range(0, 10));
    }

    private static Collector send(TestSettings settings, int first) throws IOException {
        return send(settings.start(), settings, first);
    }

    private static Collector send(Collector collector, TestSettings settings, int first) throws IOException {
        try (UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(message(first, 10));
            Ledgers.awaitArrived(collector, 1);
        }
        return collector;
    }

    /** Flows that differ in their source port, which is the sequence number. */
    private static byte[] message(long sequence, int flows) {
        final Netflow5Bytes message = Netflow5Bytes.message().sequence(sequence);
        for (int i = 0; i < flows; i++) {
            message.flow(Netflow5Flow.flow().source("192.0.2.1", (int) sequence + i));
        }
        return message.bytes();
    }

    private static String[] sink(String name, Path path) {
        return new String[] {"[[sinks.json]]", "name = \"" + name + "\"", "path = \"" + path + "\""};
    }

    private static void awaitDelivered(Collector collector, long records) {
        Ledgers.await().until(() -> collector.ledger().sinks().stream().allMatch(sink -> sink.delivered() >= records));
    }

    private static SinkLine line(Collector collector, String name) {
        return collector.ledger().sinks().stream()
                .filter(sink -> sink.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static HttpResponse<String> ready(Collector collector) throws IOException, InterruptedException {
        final URI uri = URI.create("http://127.0.0.1:" + collector.httpPort() + "/health/ready");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String rendered(TestSettings settings, SinkProfile profile) {
        final FlowJsonRenderer renderer = new FlowJsonRenderer(InformationElements.builtIn(), profile);
        final TextBuffer text = new TextBuffer(1 << 16);
        final ExcerptBuffer excerpt = new ExcerptBuffer();
        final FlowRecordReader reader = new FlowRecordReader();
        try (JournalTailer tailer = JournalTailer.open(settings.journalDirectory())) {
            while (tailer.poll(excerpt)) {
                reader.wrap(excerpt.bytes(), 0, excerpt.length());
                while (reader.next()) {
                    renderer.render(reader, text);
                }
            }
        }
        return new String(text.array(), 0, text.length(), StandardCharsets.UTF_8);
    }

    private static List<Integer> ports(Path log) throws IOException {
        final List<Integer> ports = new ArrayList<>();
        for (final Object line : JsonTree.parseAll(Files.readString(log))) {
            final Map<String, Object> source =
                    JsonTree.object(JsonTree.object(line).get("source"));
            ports.add(Integer.parseInt(source.get("port").toString()));
        }
        return ports;
    }

    private static List<Integer> range(int first, int end) {
        return IntStream.range(first, end).boxed().toList();
    }
}
