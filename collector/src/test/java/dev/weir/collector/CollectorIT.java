package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.decode.RejectReason;
import dev.weir.flow.FlowField;
import dev.weir.flow.Protocol;
import dev.weir.flow.SamplingOrigin;
import dev.weir.testing.FlowSeen;
import dev.weir.testing.JournalContent;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Netflow5Flow;
import dev.weir.testing.UdpSender;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datagrams over real sockets into the journal, with a collector in this process. */
class CollectorIT {
    private static final long EXPORTED_AT = 1_700_000_000_000L;
    private static final long UPTIME = 3_600_000;

    @TempDir
    private Path directory;

    @Test
    void a_datagram_is_read_back_from_the_journal_field_by_field() throws Exception {
        final TestSettings settings =
                TestSettings.in(directory).input("namespace = \"lab\"", "tags = { site = \"b\" }");
        final byte[] datagram = Netflow5Bytes.message()
                .sequence(77)
                .engine(1, 2)
                .sampling(1, 100)
                .exportedAt(EXPORTED_AT / 1000, 250_000_000)
                .uptimeMillis(UPTIME)
                .flow(flow())
                .bytes();
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            final long before = System.currentTimeMillis();
            sender.send(datagram);

            final FlowSeen seen = journal.await(1).get(0);
            assertThat(seen.fields()).isEqualTo(expectedFields());
            assertThat(seen.startEpochMillis()).isEqualTo(EXPORTED_AT + 250 - 2000);
            assertThat(seen.endEpochMillis()).isEqualTo(EXPORTED_AT + 250 - 500);
            final FlowSeen.Message message = seen.message();
            assertThat(message.receivedAtEpochNanos() / 1_000_000)
                    .isBetween(before - 1000, System.currentTimeMillis() + 1000);
            assertThat(message)
                    .isEqualTo(new FlowSeen.Message(
                            Protocol.NETFLOW5,
                            "127.0.0.1",
                            sender.port(),
                            settings.port(),
                            0x0102,
                            77,
                            100,
                            SamplingOrigin.HEADER,
                            0,
                            false,
                            (EXPORTED_AT + 250) * 1_000_000,
                            message.receivedAtEpochNanos(),
                            "lab",
                            Map.of("site", "b")));
            assertThat(collector.listeners().get(0).received()).isEqualTo(1);
            assertThat(collector.journal().endRecord()).isEqualTo(1);
        }
    }

    private static Netflow5Flow flow() {
        return Netflow5Flow.flow()
                .source("10.1.2.3", 51_000)
                .destination("203.0.113.9", 443)
                .nextHop("10.1.0.1")
                .interfaces(3, 65_000)
                .packets(4_000_000_000L)
                .octets(4_294_967_295L)
                .switched(UPTIME - 2000, UPTIME - 500)
                .protocol(6)
                .tcpFlags(0x1b)
                .tos(0xb8)
                .systems(64_512, 65_535)
                .masks(24, 32)
                .padding(0xff, 0xffff);
    }

    private static Map<FlowField, Object> expectedFields() {
        return Map.ofEntries(
                Map.entry(FlowField.ETHER_TYPE, 0x0800L),
                Map.entry(FlowField.SOURCE_ADDRESS, "10.1.2.3"),
                Map.entry(FlowField.SOURCE_PORT, 51_000L),
                Map.entry(FlowField.DESTINATION_ADDRESS, "203.0.113.9"),
                Map.entry(FlowField.DESTINATION_PORT, 443L),
                Map.entry(FlowField.NEXT_HOP, "10.1.0.1"),
                Map.entry(FlowField.INGRESS_INTERFACE, 3L),
                Map.entry(FlowField.EGRESS_INTERFACE, 65_000L),
                Map.entry(FlowField.PACKETS, 4_000_000_000L),
                Map.entry(FlowField.BYTES, 4_294_967_295L),
                Map.entry(FlowField.FIRST_SWITCHED, UPTIME - 2000),
                Map.entry(FlowField.LAST_SWITCHED, UPTIME - 500),
                Map.entry(FlowField.IP_PROTOCOL, 6L),
                Map.entry(FlowField.TCP_FLAGS, 0x1bL),
                Map.entry(FlowField.TOS, 0xb8L),
                Map.entry(FlowField.SOURCE_AS, 64_512L),
                Map.entry(FlowField.DESTINATION_AS, 65_535L),
                Map.entry(FlowField.SOURCE_PREFIX_LENGTH, 24L),
                Map.entry(FlowField.DESTINATION_PREFIX_LENGTH, 32L));
    }

    @Test
    void an_ipv6_address_is_bound_and_its_exporters_print_as_ipv6() throws Exception {
        final TestSettings settings = TestSettings.in(directory).input("bind_host = \"::1\"");
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.between("::1", "::1", settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            sender.send(message(0));
            assertThat(journal.await(1).get(0).message().exporter()).isEqualTo("::1");
            assertBooksClose(collector);
        }
    }

    @Test
    void a_dual_stack_listener_takes_both_families_and_prints_ipv4_as_ipv4() throws Exception {
        final TestSettings settings = TestSettings.in(directory).input("bind_host = \"::\"");
        try (Collector collector = settings.start();
                UdpSender four = UdpSender.between("127.0.0.7", "127.0.0.1", settings.port());
                UdpSender six = UdpSender.between("::1", "::1", settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            four.send(message(0));
            journal.await(1);
            six.send(message(0));
            assertThat(journal.await(2))
                    .extracting(seen -> seen.message().exporter())
                    .containsExactly("127.0.0.7", "::1");
            assertBooksClose(collector);
        }
    }

    @Test
    void several_receivers_share_a_port_and_lose_nothing() throws Exception {
        final TestSettings settings =
                TestSettings.in(directory).collector("shards = 2").listener("receivers = 2");
        final int exporters = 16;
        try (Collector collector = settings.start();
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            for (int i = 1; i <= exporters; i++) {
                try (UdpSender sender = UdpSender.between("127.0.1." + i, "127.0.0.1", settings.port())) {
                    sender.send(message(0), message(1), message(2));
                }
            }
            final List<FlowSeen> flows = journal.await(3 * exporters);
            assertThat(threads("weir-recv-")).hasSize(2);
            assertThat(flows.stream().map(seen -> seen.message().exporter()).distinct())
                    .hasSize(exporters);
            assertThat(collector.ledger().get(Counter.SEQUENCE_LOST)).isZero();
            assertThat(collector.ledger().get(Counter.DATAGRAMS_RECEIVED)).isEqualTo(3 * exporters);
        }
    }

    @Test
    void an_exporter_stays_on_one_shard_whatever_port_it_sends_from() throws Exception {
        final TestSettings settings = TestSettings.in(directory).collector("shards = 4");
        try (Collector collector = settings.start();
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            for (int i = 0; i < 48; i++) {
                final String from = "127.0.2." + (1 + i % 12);
                try (UdpSender sender = UdpSender.between(from, "127.0.0.1", settings.port())) {
                    sender.send(message(i / 12));
                }
            }
            final List<FlowSeen> flows = journal.await(48);
            final List<String> places = new ArrayList<>();
            for (int i = 0; i < flows.size(); i++) {
                places.add(flows.get(i).message().exporter() + " on "
                        + journal.shards().get(i));
            }
            assertThat(places.stream().distinct()).as("exporter and shard").hasSize(12);
            assertThat(journal.shards().stream().distinct()).hasSizeGreaterThan(1);
            for (int i = 1; i <= 12; i++) {
                final String exporter = "127.0.2." + i;
                assertThat(flows.stream()
                                .filter(seen -> seen.message().exporter().equals(exporter))
                                .map(seen -> seen.message().sequence()))
                        .containsExactly(0L, 1L, 2L, 3L);
            }
            assertBooksClose(collector);
        }
    }

    @Test
    void who_is_not_allowed_is_dropped_and_counted() throws Exception {
        final TestSettings settings = TestSettings.in(directory).input("allow = [\"127.0.3.0/24\", \"2001:db8::/32\"]");
        try (Collector collector = settings.start();
                UdpSender stranger = UdpSender.between("127.0.4.1", "127.0.0.1", settings.port());
                UdpSender friend = UdpSender.between("127.0.3.1", "127.0.0.1", settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            stranger.send(message(0), message(1));
            friend.send(message(0));
            assertThat(journal.await(1).get(0).message().exporter()).isEqualTo("127.0.3.1");
            final LedgerSnapshot ledger = Ledgers.awaitArrived(collector, 3);
            assertThat(ledger.get(Counter.DATAGRAMS_DROPPED_NOT_ALLOWED)).isEqualTo(2);
            assertThat(ledger.get(Counter.DATAGRAMS_QUEUED)).isEqualTo(1);
        }
    }

    @Test
    void a_datagram_that_is_too_long_is_counted_and_never_half_decoded() throws Exception {
        final TestSettings settings = TestSettings.in(directory).listener("max_datagram = 600");
        final int fitting = (600 - Netflow5Bytes.HEADER_LENGTH) / Netflow5Bytes.RECORD_LENGTH;
        final byte[] longest = Netflow5Bytes.message().flows(fitting).bytes();
        final byte[] tooLong = Arrays.copyOf(
                Netflow5Bytes.message().announcing(fitting).flows(fitting).bytes(), 601);
        assertThat(longest).hasSize(600);
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            sender.send(Netflow5Bytes.message().flows(30).bytes(), tooLong, new byte[9000], longest);
            journal.await(fitting);
            final LedgerSnapshot ledger = Ledgers.awaitArrived(collector, 4);
            assertThat(ledger.get(Counter.DATAGRAMS_DROPPED_OVERSIZE)).isEqualTo(3);
            assertThat(ledger.get(Counter.DATAGRAMS_DECODED)).isEqualTo(1);
            assertThat(ledger.get(Counter.DATAGRAMS_REJECTED)).isZero();
        }
    }

    @Test
    void each_kind_of_bad_datagram_has_its_own_reason() throws Exception {
        final TestSettings settings = TestSettings.in(directory);
        final byte[] good = message(0);
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            sender.send(
                    new byte[0],
                    new byte[] {5},
                    Netflow5Bytes.message().version(7).flows(1).bytes(),
                    Arrays.copyOf(good, 23),
                    Netflow5Bytes.message().bytes(),
                    Netflow5Bytes.message().announcing(30).flows(2).bytes(),
                    Netflow5Bytes.message()
                            .sequence(2)
                            .flows(1)
                            .followedBy((byte) 1)
                            .bytes(),
                    good);
            journal.await(4);
            final LedgerSnapshot ledger = Ledgers.awaitArrived(collector, 8);
            assertBooksClose(collector);
            assertThat(ledger.rejects()).containsEntry(RejectReason.TOO_SHORT, 2L);
            assertThat(ledger.rejects()).containsEntry(RejectReason.UNKNOWN_VERSION, 1L);
            assertThat(ledger.rejects()).containsEntry(RejectReason.HEADER_TRUNCATED, 1L);
            assertThat(ledger.rejects()).containsEntry(RejectReason.NO_RECORDS, 1L);
            assertThat(ledger.rejects()).containsEntry(RejectReason.COUNT_EXCEEDS_LENGTH, 1L);
            assertThat(ledger.rejects()).containsEntry(RejectReason.TRAILING_BYTES, 1L);
            assertThat(ledger.get(Counter.RECORDS_SALVAGED)).isEqualTo(3);
            assertThat(ledger.get(Counter.DATAGRAMS_DECODED)).isEqualTo(1);
            assertThat(ledger.get(Counter.DECODER_FAILURES)).isZero();
            assertThat(journal.poll())
                    .extracting(seen -> seen.message().salvaged())
                    .containsExactly(true, true, true, false);
        }
    }

    @Test
    void the_operators_sampling_rate_follows_the_longest_prefix() throws Exception {
        final TestSettings settings = TestSettings.in(directory)
                .input(
                        "sampling = [",
                        "{ prefix = \"127.0.0.0/8\", rate = 10, mode = \"default\" },",
                        "{ prefix = \"127.0.5.0/24\", rate = 500, mode = \"override\" } ]");
        try (Collector collector = settings.start();
                UdpSender general = UdpSender.between("127.0.6.1", "127.0.0.1", settings.port());
                UdpSender special = UdpSender.between("127.0.5.1", "127.0.0.1", settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            general.send(message(0), sampled(1));
            special.send(message(0), sampled(1));
            assertThat(journal.await(4))
                    .extracting(seen -> seen.message().exporter() + " 1:"
                            + seen.message().samplingRate() + " "
                            + seen.message().samplingOrigin())
                    .containsExactlyInAnyOrder(
                            "127.0.6.1 1:10 OPERATOR",
                            "127.0.6.1 1:64 HEADER",
                            "127.0.5.1 1:500 OPERATOR",
                            "127.0.5.1 1:500 OPERATOR");
            assertBooksClose(collector);
        }
    }

    private static void assertBooksClose(Collector collector) {
        Ledgers.await().until(() -> collector.ledger().closes());
    }

    private static byte[] sampled(long sequence) {
        return Netflow5Bytes.message()
                .sequence(sequence)
                .sampling(1, 64)
                .flows(1)
                .bytes();
    }

    private static byte[] message(long sequence) {
        return Netflow5Bytes.message().sequence(sequence).flows(1).bytes();
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .toList();
    }
}
