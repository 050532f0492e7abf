package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.testing.FlowTotals;
import dev.weir.testing.JournalContent;
import dev.weir.testing.OpenVswitch;
import dev.weir.testing.Pmacctd;
import dev.weir.testing.SeenRecord;
import dev.weir.testing.Softflowd;
import dev.weir.testing.SourceTraffic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real exporters of NetFlow v9 and IPFIX export to a running collector, over IPv4 and IPv6. The journal holds what was
 * in the traffic, flow by flow, packet by packet.
 */
class RealExportersIT {
    private static final long START = 1_767_600_000_000_000_000L;
    private static final int CONVERSATIONS = 500;
    private static final int DIRECTION = 61;

    @TempDir
    private Path directory;

    private final SourceTraffic traffic = SourceTraffic.generate(13, CONVERSATIONS, START);

    /** Has an exporter see the traffic; what it gives back is closed when the collector has everything. */
    @FunctionalInterface
    private interface Export {
        AutoCloseable run(Path capture, InetSocketAddress collector) throws Exception;
    }

    private static final AutoCloseable ENDED = () -> {};

    @ParameterizedTest
    @CsvSource({"127.0.0.1,9", "127.0.0.1,10", "::1,9", "::1,10"})
    void softflowd_exports_what_was_in_the_traffic(String host, String version) throws Exception {
        Softflowd.assumeInstalled();
        exported(host, (capture, collector) -> {
            final Softflowd.Run run = Softflowd.export(capture, collector, version);
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.sendFailures()).isZero();
            return ENDED;
        });
    }

    @Test
    void softflowd_exports_both_directions_in_one_record() throws Exception {
        Softflowd.assumeInstalled();
        final List<SeenRecord> records = exported("127.0.0.1", (capture, collector) -> {
            Softflowd.export(capture, collector, "10", "-b");
            return ENDED;
        });
        assertThat(records.stream().filter(record -> !record.options()).count())
                .isLessThan(traffic.flows().size());
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,9", "127.0.0.1,10", "::1,9", "::1,10"})
    void pmacctd_exports_what_was_in_the_traffic(String host, int version) throws Exception {
        Pmacctd.assumeInstalled();
        exported(host, (capture, collector) -> {
            Pmacctd.export(capture, collector, version);
            return ENDED;
        });
    }

    /** It reports every packet on its way in, and on its way out of each port that a flood takes it to. */
    @Test
    void open_vswitch_exports_what_was_in_the_traffic() throws Exception {
        OpenVswitch.assumeInstalled();
        exported(
                "127.0.0.1",
                (capture, collector) -> {
                    final OpenVswitch ovs = OpenVswitch.start(directory);
                    ovs.exportTo(collector);
                    ovs.play(traffic.packets());
                    return ovs;
                },
                record -> record.number(DIRECTION) == 0);
    }

    private List<SeenRecord> exported(String host, Export export) throws Exception {
        return exported(host, export, record -> true);
    }

    private List<SeenRecord> exported(String host, Export export, Predicate<SeenRecord> meant) throws Exception {
        final Path capture = directory.resolve("src.pcap");
        traffic.write(capture);
        final TestSettings settings =
                TestSettings.in(directory).flowType("auto").input("bind_host = \"" + host + "\"");
        try (Collector collector = settings.start();
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            final InetSocketAddress listener = new InetSocketAddress(InetAddress.getByName(host), settings.port());
            try (AutoCloseable running = export.run(capture, listener)) {
                assertThat(running).isNotNull();
                Ledgers.await().pollInSameThread().until(() -> {
                    journal.poll();
                    return packets(meant(journal, meant)) >= packets();
                });
            }
            Ledgers.await().until(() -> collector.ledger().closes());
            FlowTotals.assertSame(FlowTotals.of(meant(journal, meant)), FlowTotals.of(traffic));
            assertNothingLost(collector.ledger());
            return journal.records();
        }
    }

    private static List<SeenRecord> meant(JournalContent journal, Predicate<SeenRecord> meant) {
        return journal.records().stream().filter(meant).toList();
    }

    private static long packets(List<SeenRecord> records) {
        return FlowTotals.of(records).values().stream()
                .mapToLong(FlowTotals.Total::packets)
                .sum();
    }

    private long packets() {
        return traffic.packets().size();
    }

    private static void assertNothingLost(LedgerSnapshot ledger) {
        assertThat(ledger.get(Counter.DATAGRAMS_REJECTED)).isZero();
        assertThat(ledger.get(Counter.SEQUENCE_LOST)).isZero();
        assertThat(ledger.get(Counter.EXPORTER_RESTARTS)).isZero();
        assertThat(ledger.droppedByKernel()).isZero();
    }
}
