package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.testing.UdpSender;
import dev.weir.testing.WeirProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates over restarts, and what options data becomes in the journal's files. */
class TemplatesIT {
    private static final int IPFIX = 10;
    private static final int TEMPLATE_ID = 300;
    private static final int OPTIONS_ID = 301;

    @TempDir
    private Path directory;

    private final List<WeirProcess> processes = new ArrayList<>();

    @AfterEach
    void endAll() {
        processes.forEach(WeirProcess::close);
    }

    @Test
    void data_is_decoded_at_once_after_a_kill_though_its_template_is_not_sent_again() throws Exception {
        final TestSettings settings = TestSettings.in(directory).withHttp().flowType("ipfix");
        final WeirProcess killed = run(settings);
        try (UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(message(0, template()));
            sender.send(message(0, data(1)));
            Ledgers.await().until(() -> Files.exists(directory.resolve("data/state/templates.weir")));
            Ledgers.await().until(() -> tail("--count-only").equals("1\n"));
        }
        killed.kill();

        final WeirProcess restarted = run(settings);
        try (UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(message(1, data(2)));
            Ledgers.await().until(() -> tail("--count-only").equals("2\n"));
        }
        assertThat(restarted.err()).contains("knows 1 templates and 0 option records from before");
        assertThat(restarted.get("/templates?exporter=127.0.0.1").body())
                .contains(
                        "\"id\":300", "\"kind\":\"data\"", "octetDeltaCount", "sourceIPv4Address", "ingressInterface");
        assertThat(restarted.get("/templates?exporter=192.0.2.1").body()).contains("\"templates\":[]");
        assertThat(restarted.get("/templates?exporter=x").statusCode()).isEqualTo(400);
        assertThat(restarted.get("/templates?limit=0").statusCode()).isEqualTo(400);
        restarted.terminate().await();
        assertThat(restarted.exitCode()).as(restarted.err()).isZero();
        assertThat(restarted.err()).contains("the books close").doesNotContain("waiting for a template");
    }

    @Test
    void nothing_is_kept_where_that_is_switched_off() throws Exception {
        final TestSettings settings =
                TestSettings.in(directory).flowType("ipfix").tables("[templates]", "persist = false");
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(message(0, template()));
            Ledgers.await().until(() -> collector.ledger().get(Counter.TEMPLATES_ADDED) == 1);
        }
        assertThat(directory.resolve("data/state")).doesNotExist();
    }

    @Test
    void options_are_told_again_after_a_start_and_the_books_close_over_them() throws Exception {
        final TestSettings settings =
                TestSettings.in(directory).flowType("ipfix").tables("[[sinks.test]]");
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(message(0, optionsTemplate()));
            sender.send(message(0, interfaceName(7, "uplink00")));
            Ledgers.await().until(() -> collector.ledger().get(Counter.RECORDS_OPTIONS) == 1);
        }
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(message(1, template()));
            sender.send(message(1, data(1)));
            Ledgers.await().until(() -> collector.ledger().get(Counter.RECORDS_REPEATED) == 1);
            final LedgerSnapshot end = collector.stop();
            assertThat(end.closes()).isTrue();
            assertThat(end.get(Counter.RECORDS_JOURNALED)).isEqualTo(end.get(Counter.RECORDS_DECODED) + 1);
            assertThat(end.sinks()).allMatch(LedgerSnapshot.SinkLine::closes);
        }
        assertThat(tail("--count-only")).isEqualTo("1\n");
        assertThat(tail("--kind", "options", "--count-only"))
                .as("what is only repeated is no record")
                .isEqualTo("1\n");
        assertThat(tail("--kind", "all", "--count-only")).isEqualTo("2\n");
    }

    private String tail(String... arguments) throws IOException, InterruptedException {
        final List<String> all = new ArrayList<>(
                List.of("tail", "--journal", directory.resolve("data").toString()));
        all.addAll(List.of(arguments));
        final WeirProcess tail = WeirProcess.start(directory, all.toArray(String[]::new));
        processes.add(tail);
        return tail.await().out();
    }

    private WeirProcess run(TestSettings settings) throws IOException {
        final WeirProcess process =
                WeirProcess.start(directory, "run", "-c", settings.write().toString());
        processes.add(process);
        return process.awaitReady();
    }

    private static byte[] message(int sequence, byte[] set) {
        return ByteBuffer.allocate(16 + set.length)
                .putShort((short) IPFIX)
                .putShort((short) (16 + set.length))
                .putInt((int) (System.currentTimeMillis() / 1_000))
                .putInt(sequence)
                .putInt(5)
                .put(set)
                .array();
    }

    /** Octets, source address, interface. */
    private static byte[] template() {
        return set(2, TEMPLATE_ID, 3, 1, 4, 8, 4, 10, 4);
    }

    /** An interface, its scope, and its name of eight octets. */
    private static byte[] optionsTemplate() {
        return set(3, OPTIONS_ID, 2, 1, 10, 4, 82, 8);
    }

    private static byte[] set(int id, int... words) {
        final ByteBuffer set = ByteBuffer.allocate(4 + 2 * words.length);
        set.putShort((short) id).putShort((short) set.capacity());
        for (int word : words) {
            set.putShort((short) word);
        }
        return set.array();
    }

    private static byte[] data(int octets) {
        return ByteBuffer.allocate(16)
                .putShort((short) TEMPLATE_ID)
                .putShort((short) 16)
                .putInt(octets)
                .putInt(0xc0000201)
                .putInt(7)
                .array();
    }

    private static byte[] interfaceName(int index, String name) {
        return ByteBuffer.allocate(16)
                .putShort((short) OPTIONS_ID)
                .putShort((short) 16)
                .putInt(index)
                .put(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .array();
    }
}
