package dev.weir.collector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.collector.capture.CaptureCounter;
import dev.weir.testing.CaptureWriter;
import dev.weir.testing.Packets;
import dev.weir.testing.UdpSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayerIT {
    private static final int PORT = 2055;

    @TempDir
    private Path directory;

    @Test
    void all_payloads_arrive_in_order_byte_for_byte() throws Exception {
        final List<byte[]> payloads = payloads(300);
        final Path file = capture("192.0.2.1", payloads);
        try (UdpSink sink = UdpSink.open()) {
            final ReplayResult result =
                    new Replayer(ReplayOptions.of(file, sink.address()).withPacketsPerSecond(20_000)).run();

            assertThat(sink.await(payloads.size()))
                    .extracting(UdpSink.Received::payload)
                    .containsExactlyElementsOf(payloads);
            assertThat(result.datagrams()).isEqualTo(payloads.size());
            assertThat(result.bytes())
                    .isEqualTo(payloads.stream().mapToLong(p -> p.length).sum());
            assertThat(result.errors()).isZero();
            assertThat(result.firstError()).isNull();
            assertThat(result.sources()).isEqualTo(1);
            assertThat(result.elapsedNanos()).isPositive();
            assertThat(result.counts().get(CaptureCounter.DATAGRAMS)).isEqualTo(payloads.size());
        }
    }

    @Test
    void each_exporter_is_sent_from_an_address_of_its_own_and_one_of_loopback_keeps_it() throws Exception {
        final Path file = directory.resolve("several.pcap");
        try (CaptureWriter writer = CaptureWriter.open(file, CaptureWriter.RAW_IP)) {
            for (final String source : new String[] {"192.0.2.1", "127.0.0.9", "192.0.2.2", "192.0.2.1", "127.0.0.1"}) {
                writer.write(0, ipv4(source, PORT, Packets.text(source)));
            }
            writer.write(0, Packets.ipv6("2001:db8::1", "2001:db8::2", 17, Packets.udp(1, PORT, Packets.text("v6"))));
        }
        try (UdpSink sink = UdpSink.open()) {
            final ReplayResult result = new Replayer(ReplayOptions.of(file, sink.address())).run();

            assertThat(sink.await(6))
                    .extracting(received -> received.text() + " from " + received.source())
                    .containsExactly(
                            "192.0.2.1 from 127.0.0.1",
                            "127.0.0.9 from 127.0.0.9",
                            "192.0.2.2 from 127.0.0.2",
                            "192.0.2.1 from 127.0.0.1",
                            "127.0.0.1 from 127.0.0.3",
                            "v6 from 127.0.0.4");
            assertThat(result.sources()).isEqualTo(5);
        }
    }

    @Test
    void without_spreading_all_come_from_one_socket() throws Exception {
        final Path file = directory.resolve("two.pcap");
        try (CaptureWriter writer = CaptureWriter.open(file, CaptureWriter.RAW_IP)) {
            writer.write(0, ipv4("192.0.2.1", PORT, Packets.text("a")))
                    .write(0, ipv4("192.0.2.2", PORT, Packets.text("b")));
        }
        try (UdpSink sink = UdpSink.open()) {
            new Replayer(ReplayOptions.of(file, sink.address()).withSpreadSources(false)).run();

            assertThat(sink.await(2))
                    .extracting(UdpSink.Received::from)
                    .hasSize(2)
                    .containsOnly(sink.received().get(0).from());
        }
    }

    @Test
    void loops_and_files_follow_one_another() throws Exception {
        final Path first = capture("192.0.2.1", List.of(Packets.text("1"), Packets.text("2")));
        final Path second = Files.write(directory.resolve("payload.bin"), Packets.text("raw"));
        try (UdpSink sink = UdpSink.open()) {
            new Replayer(new ReplayOptions(List.of(first, second), sink.address(), ReplayOptions.UNLIMITED, 2, true, 0))
                    .run();

            assertThat(sink.await(6))
                    .extracting(UdpSink.Received::text)
                    .containsExactly("1", "2", "raw", "1", "2", "raw");
        }
    }

    @Test
    void only_what_went_to_the_port_asked_for_is_sent() throws Exception {
        final Path file = directory.resolve("ports.pcap");
        try (CaptureWriter writer = CaptureWriter.open(file, CaptureWriter.RAW_IP)) {
            writer.write(0, ipv4("192.0.2.1", 53, Packets.text("dns")))
                    .write(0, ipv4("192.0.2.1", PORT, Packets.text("flow")));
        }
        try (UdpSink sink = UdpSink.open()) {
            final ReplayResult result =
                    new Replayer(ReplayOptions.of(file, sink.address()).withOnlyPort(PORT)).run();

            assertThat(sink.await(1)).extracting(UdpSink.Received::text).containsExactly("flow");
            assertThat(result.datagrams()).isEqualTo(1);
        }
    }

    @Test
    void an_ipv6_destination_is_reached() throws Exception {
        final Path file = capture("192.0.2.1", List.of(Packets.text("six")));
        final UdpSink opened;
        try {
            opened = UdpSink.open(InetAddress.getByName("::1"));
        } catch (IOException e) {
            assumeTrue(false, "skipped: this machine has no IPv6 loopback: " + e.getMessage());
            return;
        }
        try (UdpSink sink = opened) {
            new Replayer(ReplayOptions.of(file, sink.address())).run();

            assertThat(sink.await(1)).extracting(UdpSink.Received::text).containsExactly("six");
        }
    }

    @Test
    void a_destination_where_nobody_listens_is_reported_and_the_replay_goes_on() throws Exception {
        final InetSocketAddress closed;
        try (UdpSink sink = UdpSink.open()) {
            closed = sink.address();
        }
        final Path file = capture("192.0.2.1", payloads(20));

        final ReplayResult result = new Replayer(ReplayOptions.of(file, closed).withPacketsPerSecond(1000)).run();

        assertThat(result.datagrams()).isEqualTo(20);
        assertThat(result.errors()).isPositive();
        assertThat(result.firstError()).startsWith("nobody listens at");
    }

    @Test
    void truncated_datagrams_are_left_out_and_a_damaged_file_is_named() throws Exception {
        final Path file = directory.resolve("damaged.pcap");
        final byte[] packet = ipv4("192.0.2.1", PORT, Packets.text("whole"));
        try (CaptureWriter writer = CaptureWriter.open(file, CaptureWriter.RAW_IP)) {
            writer.write(0, packet)
                    .write(0, Arrays.copyOf(packet, 30), packet.length)
                    .write(0, packet);
        }
        final byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        try (UdpSink sink = UdpSink.open()) {
            final ReplayResult result = new Replayer(ReplayOptions.of(file, sink.address())).run();

            assertThat(sink.await(1)).extracting(UdpSink.Received::text).containsExactly("whole");
            assertThat(result.truncated()).isEqualTo(1);
            assertThat(result.problems()).singleElement().asString().contains("damaged.pcap: damaged at byte");
        }
    }

    @Test
    void a_replay_for_ever_can_be_stopped_in_the_middle_of_a_wait() throws Exception {
        final Path file = capture("192.0.2.1", payloads(3));
        try (UdpSink sink = UdpSink.open()) {
            final Replayer replayer = new Replayer(ReplayOptions.of(file, sink.address())
                    .withPacketsPerSecond(1)
                    .withLoops(0));
            final CompletableFuture<ReplayResult> running = CompletableFuture.supplyAsync(() -> run(replayer));
            sink.await(1);
            replayer.stop();

            Awaitility.await().atMost(10, TimeUnit.SECONDS).until(running::isDone);
            assertThat(running.join().datagrams()).isPositive();
        }
    }

    @Test
    void an_interrupt_ends_a_replay_and_is_left_for_the_caller_to_see() throws Exception {
        final Path file = capture("192.0.2.1", payloads(3));
        try (UdpSink sink = UdpSink.open()) {
            final Replayer replayer = new Replayer(ReplayOptions.of(file, sink.address())
                    .withPacketsPerSecond(1)
                    .withLoops(0));
            final AtomicBoolean sawInterrupt = new AtomicBoolean();
            final Thread thread = new Thread(() -> {
                assertThat(run(replayer).errors()).isZero();
                sawInterrupt.set(Thread.currentThread().isInterrupted());
            });
            thread.start();
            sink.await(1);
            thread.interrupt();
            thread.join(10_000);

            assertThat(thread.isAlive()).isFalse();
            assertThat(sawInterrupt).isTrue();
        }
    }

    @Test
    void files_without_datagrams_end_even_a_replay_for_ever() throws Exception {
        final Path file = capture("192.0.2.1", List.of());

        assertThat(new Replayer(ReplayOptions.of(file, new InetSocketAddress("127.0.0.1", PORT))
                                .withLoops(0))
                        .run()
                        .datagrams())
                .isZero();
    }

    private static ReplayResult run(Replayer replayer) {
        try {
            return replayer.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path capture(String source, List<byte[]> payloads) throws IOException {
        final Path file = Files.createTempFile(directory, "replay", ".pcap");
        try (CaptureWriter writer = CaptureWriter.open(file, CaptureWriter.RAW_IP)) {
            for (final byte[] payload : payloads) {
                writer.write(0, ipv4(source, PORT, payload));
            }
        }
        return file;
    }

    private static byte[] ipv4(String source, int port, byte[] payload) {
        return Packets.ipv4(source, "198.51.100.1", Packets.UDP, Packets.udp(4000, port, payload));
    }

    private static List<byte[]> payloads(int count) {
        final Random random = new Random(count);
        final List<byte[]> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final byte[] payload = new byte[1 + random.nextInt(1472)];
            random.nextBytes(payload);
            payloads.add(payload);
        }
        return payloads;
    }
}
