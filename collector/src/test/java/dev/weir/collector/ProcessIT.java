package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.JsonTree;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Netflow5Flow;
import dev.weir.testing.UdpSender;
import dev.weir.testing.WeirProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as operators have it: processes, signals, exit codes. */
@Tag("smoke")
class ProcessIT {
    private static final String SAMPLE = Path.of(System.getProperty("weir.root", ".."))
            .resolve("docs/samples/softflowd-v5.pcap")
            .toAbsolutePath()
            .toString();
    private static final int SAMPLE_FLOWS = 251;

    @TempDir
    private Path directory;

    private final List<WeirProcess> processes = new ArrayList<>();

    @AfterEach
    void endAll() {
        processes.forEach(WeirProcess::close);
    }

    @Test
    void the_sample_is_replayed_and_read_back_while_the_collector_runs() throws Exception {
        final TestSettings settings = TestSettings.in(directory).withHttp();
        final WeirProcess collector = run(settings);
        final WeirProcess follower = tail("--from", "end", "-f");
        final WeirProcess counting = tail("-f", "--count", "251");
        replay(settings);

        assertThat(counting.await().exitCode()).isZero();
        assertThat(counting.lines()).hasSize(SAMPLE_FLOWS);
        assertThat(JsonTree.parseAll(counting.out()))
                .allSatisfy(line -> assertThat(JsonTree.object(line)).containsEntry("type", "netflow5"));
        assertThat(tail("--count", "251").await().out()).isEqualTo(counting.out());
        assertThat(tail("--count-only").await().out()).isEqualTo("251\n");
        final WeirProcess filtered = tail("--where", "ip_protocol = 6", "--count-only");
        final WeirProcess csv = tail("--format", "csv").await();
        assertThat(csv.lines()).hasSize(1 + SAMPLE_FLOWS);
        assertThat(Integer.parseInt(filtered.await().out().trim())).isBetween(1, SAMPLE_FLOWS - 1);
        follower.terminate().await();

        final long startedAtEpochMillis = System.currentTimeMillis();
        final WeirProcess late = tail("--from", "end", "-f");
        // Nothing tells from outside that a tailer stands at the end, so the replay is repeated until it has seen one.
        Ledgers.await().pollInterval(Duration.ofMillis(500)).until(() -> {
            replay(settings);
            return !late.lines().isEmpty();
        });
        assertThat(late.lines())
                .allSatisfy(line -> assertThat(JsonTree.number(
                                JsonTree.object(JsonTree.parse(line)).get("flush_timestamp")))
                        .isGreaterThanOrEqualTo(startedAtEpochMillis));
        assertThat(collector.get("/metrics").body())
                .contains("weir_datagrams_received_total")
                .contains("weir_records_journaled_total");
        late.terminate().await();
        stop(collector);
        assertThat(collector.out()).as("data goes to stdout, talk does not").isEmpty();
    }

    @Test
    void sigterm_ends_in_order_with_the_ledger_and_exit_code_0() throws Exception {
        final Path log = directory.resolve("flows.json");
        final TestSettings settings =
                TestSettings.in(directory).withHttp().tables("[[sinks.json]]", "path = \"" + log + "\"");
        final WeirProcess collector = run(settings);
        try (UdpSender sender = UdpSender.to(settings.port())) {
            for (int i = 0; i < 100; i++) {
                sender.send(message(10 * i, 10));
            }
        }
        final long before = System.nanoTime();
        stop(collector);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        final int journaled =
                Integer.parseInt(tail("--count-only").await().out().trim());
        assertThat(numbers(log)).hasSize(journaled);
        assertThat(collector.err()).containsPattern("journaled +" + String.format("%,d", journaled));
    }

    @Test
    void what_was_seen_before_a_kill_is_there_after_it_and_all_go_on() throws Exception {
        final Path log = directory.resolve("flows.json");
        final TestSettings settings =
                TestSettings.in(directory).withHttp().tables("[[sinks.json]]", "path = \"" + log + "\"");
        final WeirProcess killed = run(settings);
        final WeirProcess follower = tail("-f", "--format", "csv", "--columns", "bytes");
        int sent = 0;
        try (UdpSender sender = UdpSender.to(settings.port())) {
            // A thousand records seen by the follower, with more on their way: the kill falls into the traffic.
            while (follower.lines().size() < 1000) {
                sender.send(message(sent, 20));
                sent += 20;
                LockSupport.parkNanos(200_000);
            }
            killed.kill();
        }
        final List<String> seen = follower.lines();
        final WeirProcess restarted = run(settings);
        final List<String> after =
                tail("--format", "csv", "--columns", "bytes").await().lines();
        assertThat(after).as("all that was read is still there, in its order").containsSubsequence(seen);
        assertThat(after.subList(0, seen.size())).isEqualTo(seen);

        final int next = after.size() - 1;
        try (UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(message(sent, 20));
        }
        Ledgers.await().until(() -> follower.lines().size() == next + 1 + 20);
        stop(restarted);
        follower.terminate().await();
        final List<Integer> journaled = follower.lines().stream()
                .skip(1)
                .map(line -> Integer.parseInt(line.trim()))
                .toList();
        assertThat(journaled).as("the follower saw nothing twice").doesNotHaveDuplicates();
        assertThat(new TreeSet<>(numbers(log))).as("the sink has no gap").isEqualTo(new TreeSet<>(journaled));
    }

    @Test
    void exit_codes_say_what_was_wrong() throws Exception {
        final Path bad = Files.writeString(
                directory.resolve("bad.toml"), "[collector]\nshard = 1\nring_size = 3\n[[sinks.jsn]]\n");
        final WeirProcess configuration = weir("run", "-c", bad.toString());
        final WeirProcess usage = weir("tail", "--frm", "end");
        final WeirProcess missing = weir("decode", "nowhere.pcap");
        assertThat(configuration.await().exitCode()).isEqualTo(78);
        assertThat(configuration.err()).contains("bad.toml:2", "bad.toml:3", "bad.toml:4");
        assertThat(usage.await().exitCode()).isEqualTo(64);
        assertThat(missing.await().exitCode()).isEqualTo(74);
        assertThat(missing.err()).contains("nowhere.pcap: no such file");

        final TestSettings settings = TestSettings.in(directory).withHttp();
        try (UdpSender taken = UdpSender.between("127.0.0.1", "127.0.0.1", 9)) {
            final WeirProcess portInUse =
                    weir("run", "-c", settings.port(taken.port()).write().toString());
            assertThat(portInUse.await().exitCode()).isEqualTo(74);
            assertThat(portInUse.err()).contains("port " + taken.port());
        }
    }

    private WeirProcess run(TestSettings settings) throws IOException {
        return weir("run", "-c", settings.write().toString()).awaitReady();
    }

    private void replay(TestSettings settings) throws IOException, InterruptedException {
        final WeirProcess replay = weir("replay", SAMPLE, "--to", "127.0.0.1:" + settings.port(), "--rate", "0");
        assertThat(replay.await().exitCode()).as(replay.err()).isZero();
        assertThat(replay.err()).contains("sent 9 datagrams");
    }

    private WeirProcess tail(String... arguments) throws IOException {
        final List<String> all = new ArrayList<>(
                List.of("tail", "--journal", directory.resolve("data").toString()));
        all.addAll(List.of(arguments));
        return weir(all.toArray(String[]::new));
    }

    private WeirProcess weir(String... arguments) throws IOException {
        final WeirProcess process = WeirProcess.start(directory, arguments);
        processes.add(process);
        return process;
    }

    private static void stop(WeirProcess collector) throws InterruptedException {
        collector.terminate().await();
        assertThat(collector.exitCode()).as(collector.err()).isZero();
        assertThat(collector.err()).contains("the books close").doesNotContain("ERROR");
    }

    /** Flows that differ in their bytes. */
    private static byte[] message(int sequence, int flows) {
        final Netflow5Bytes message = Netflow5Bytes.message().sequence(sequence);
        IntStream.range(sequence, sequence + flows)
                .forEach(number -> message.flow(Netflow5Flow.flow().octets(number)));
        return message.bytes();
    }

    private static List<Integer> numbers(Path log) throws IOException {
        final List<Integer> numbers = new ArrayList<>();
        for (final Object line : JsonTree.parseAll(Files.readString(log))) {
            numbers.add((Integer) JsonTree.object(line).get("bytes"));
        }
        return numbers;
    }
}
