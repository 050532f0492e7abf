package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.flow.ie.SflowStructures;
import dev.weir.testing.FlowTotals;
import dev.weir.testing.JournalContent;
import dev.weir.testing.OpenVswitch;
import dev.weir.testing.Pmacctd;
import dev.weir.testing.SeenRecord;
import dev.weir.testing.SourceTraffic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real sFlow agents sample every packet and send to a running collector, over IPv4 and IPv6. The journal holds what was
 * in the traffic, flow by flow. When it ends, pmacctd keeps a last datagram that is not full to itself; it cannot send
 * over IPv6.
 */
class SflowExportersIT {
    private static final long START = 1_767_600_000_000_000_000L;
    private static final int CONVERSATIONS = 200;
    private static final int LAST_DATAGRAM = 12;
    private static final int FRAME_LENGTH = 312;
    private static final int SAMPLING_INTERVAL = 34;

    @TempDir
    private Path directory;

    private final SourceTraffic traffic = SourceTraffic.generate(17, CONVERSATIONS, START);

    /** Has an agent see the traffic; what it gives back is closed when the collector has everything. */
    @FunctionalInterface
    private interface Export {
        AutoCloseable run(Path capture, InetSocketAddress collector) throws Exception;
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,sflow5", "127.0.0.1,auto"})
    void pmacctd_samples_what_was_in_the_traffic(String host, String flowType) throws Exception {
        Pmacctd.assumeInstalled();
        final LedgerSnapshot ledger = sampled(host, flowType, LAST_DATAGRAM, (capture, collector) -> {
            Pmacctd.exportPackets(capture, collector, "192.0.2.77");
            return () -> {};
        });
        assertThat(ledger.get(Counter.SAMPLES_COUNTER)).isZero();
        assertThat(ledger.get(Counter.SAMPLES_UNKNOWN)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,sflow5", "::1,auto"})
    void open_vswitch_samples_what_was_in_the_traffic_and_sends_counters(String host, String flowType)
            throws Exception {
        OpenVswitch.assumeInstalled();
        final LedgerSnapshot ledger = sampled(host, flowType, 0, (capture, collector) -> {
            final OpenVswitch ovs = OpenVswitch.start(directory);
            ovs.sampleTo(collector);
            ovs.play(traffic.packets());
            return ovs;
        });
        assertThat(ledger.get(Counter.SAMPLES_COUNTER)).isPositive();
        assertThat(ledger.get(Counter.SFLOW_RECORDS_UNKNOWN)).isZero();
    }

    private LedgerSnapshot sampled(String host, String flowType, int kept, Export export) throws Exception {
        final Path capture = directory.resolve("src.pcap");
        traffic.write(capture);
        final TestSettings settings =
                TestSettings.in(directory).flowType(flowType).input("bind_host = \"" + host + "\"");
        try (Collector collector = settings.start();
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            final InetSocketAddress listener = new InetSocketAddress(InetAddress.getByName(host), settings.port());
            try (AutoCloseable running = export.run(capture, listener)) {
                assertThat(running).isNotNull();
                Ledgers.await().pollInSameThread().untilAsserted(() -> {
                    journal.poll();
                    assertThat(samples(journal))
                            .hasSizeGreaterThanOrEqualTo(traffic.packets().size() - kept);
                });
            }
            Ledgers.await().until(() -> collector.ledger().closes());
            if (kept == 0) {
                FlowTotals.assertSame(FlowTotals.of(samples(journal)), FlowTotals.of(traffic));
            } else {
                assertWithin(FlowTotals.of(samples(journal)), FlowTotals.of(traffic), kept);
            }
            assertSampledOneByOne(samples(journal));
            assertNothingLost(collector.ledger());
            return collector.ledger();
        }
    }

    private static void assertWithin(
            Map<String, FlowTotals.Total> actual, Map<String, FlowTotals.Total> expected, int kept) {
        assertThat(expected.keySet()).containsAll(actual.keySet());
        long missing = 0;
        for (final Map.Entry<String, FlowTotals.Total> flow : expected.entrySet()) {
            final FlowTotals.Total seen = actual.getOrDefault(flow.getKey(), new FlowTotals.Total(0, 0));
            final long packets = flow.getValue().packets() - seen.packets();
            missing += packets;
            if (packets == 0) {
                assertThat(seen).as(flow.getKey()).isEqualTo(flow.getValue());
            }
        }
        assertThat(missing).isBetween(0L, (long) kept);
    }

    private static List<SeenRecord> samples(JournalContent journal) {
        return journal.records().stream()
                .filter(record -> record.has(FRAME_LENGTH))
                .toList();
    }

    private void assertSampledOneByOne(List<SeenRecord> samples) {
        final Set<Long> rates =
                samples.stream().map(record -> record.number(SAMPLING_INTERVAL)).collect(Collectors.toSet());
        assertThat(rates).containsExactly(1L);
        assertThat(samples.stream().flatMap(sample -> sample.fields().stream()))
                .as("records that were not understood")
                .noneMatch(
                        field -> field.enterprise() == SflowStructures.SAMPLE && (field.id() == 1 || field.id() == 5));
    }

    private static void assertNothingLost(LedgerSnapshot ledger) {
        assertThat(ledger.get(Counter.DATAGRAMS_REJECTED)).isZero();
        assertThat(ledger.get(Counter.SEQUENCE_LOST)).isZero();
        assertThat(ledger.get(Counter.SAMPLES_LOST)).isZero();
        assertThat(ledger.get(Counter.SAMPLES_DROPPED_BY_AGENT)).isZero();
        assertThat(ledger.get(Counter.EXPORTER_RESTARTS)).isZero();
        assertThat(ledger.droppedByKernel()).isZero();
    }
}
