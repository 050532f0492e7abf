package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.flow.FlowField;
import dev.weir.testing.FlowSeen;
import dev.weir.testing.JournalContent;
import dev.weir.testing.NetFlow5Export;
import dev.weir.testing.Softflowd;
import dev.weir.testing.SourceTraffic;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real softflowd exports to a running collector: the journal holds what was in the traffic, flow by flow. */
@Tag("smoke")
class SoftflowdIT {
    private static final long START = 1_767_600_000_000_000_000L;

    @TempDir
    private Path directory;

    @Test
    void every_flow_in_the_journal_equals_the_traffic_and_the_report_of_softflowd() throws Exception {
        Softflowd.assumeInstalled();
        final SourceTraffic traffic = SourceTraffic.generate(11, 800, START);
        final Path capture = directory.resolve("src.pcap");
        traffic.write(capture);
        final TestSettings settings = TestSettings.in(directory);
        try (Collector collector = settings.start();
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            final Softflowd.Run run =
                    Softflowd.export(capture, new InetSocketAddress("127.0.0.1", settings.port()), "5");
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.sendFailures()).isZero();

            final List<FlowSeen> flows = journal.await(run.exportedRecords());
            assertThat(flows).hasSizeGreaterThan(1000);
            NetFlow5Export.assertSame(
                    flows.stream().map(SoftflowdIT::record).toList(), NetFlow5Export.expected(traffic));
            assertReported(flows, run.flows());
            assertNothingLost(collector, run);
            assertTotals(flows, traffic);
        }
    }

    private static NetFlow5Export.Record record(FlowSeen flow) {
        return new NetFlow5Export.Record(
                key(flow),
                flow.number(FlowField.PACKETS),
                flow.number(FlowField.BYTES),
                (int) flow.number(FlowField.TCP_FLAGS),
                (int) flow.number(FlowField.TOS),
                flow.number(FlowField.FIRST_SWITCHED),
                flow.number(FlowField.LAST_SWITCHED));
    }

    private static SourceTraffic.FlowKey key(FlowSeen flow) {
        return new SourceTraffic.FlowKey(
                flow.address(FlowField.SOURCE_ADDRESS),
                flow.address(FlowField.DESTINATION_ADDRESS),
                (int) flow.number(FlowField.SOURCE_PORT),
                (int) flow.number(FlowField.DESTINATION_PORT),
                (int) flow.number(FlowField.IP_PROTOCOL));
    }

    /** Softflowd's report rounds a time to the millisecond; the records cut, the base and the distance each. */
    private static void assertReported(List<FlowSeen> flows, List<Softflowd.Reported> reports) {
        final Map<SourceTraffic.FlowKey, Softflowd.Reported> byKey = new HashMap<>();
        reports.stream().filter(flow -> !flow.key().isIpv6()).forEach(flow -> byKey.put(flow.key(), flow));
        assertThat(byKey).hasSameSizeAs(flows);
        assertThat(flows).allSatisfy(flow -> {
            final Softflowd.Reported reported = byKey.get(key(flow));
            assertThat(reported.packets()).isEqualTo(flow.number(FlowField.PACKETS));
            assertThat(reported.bytes()).isEqualTo(flow.number(FlowField.BYTES));
            assertThat((long) reported.tcpFlags()).isEqualTo(flow.number(FlowField.TCP_FLAGS));
            assertThat(reported.firstEpochMillis() - flow.startEpochMillis()).isBetween(-1L, 1L);
            assertThat(reported.lastEpochMillis() - flow.endEpochMillis()).isBetween(-1L, 1L);
        });
    }

    private static void assertNothingLost(Collector collector, Softflowd.Run run) {
        Ledgers.await().until(() -> collector.ledger().closes());
        final LedgerSnapshot ledger = collector.ledger();
        assertThat(ledger.get(Counter.DATAGRAMS_RECEIVED)).isEqualTo(run.sentDatagrams());
        assertThat(ledger.get(Counter.DATAGRAMS_REJECTED)).isZero();
        assertThat(ledger.get(Counter.RECORDS_JOURNALED)).isEqualTo(run.exportedRecords());
        assertThat(ledger.get(Counter.SEQUENCE_LOST)).isZero();
        assertThat(ledger.get(Counter.EXPORTER_RESTARTS)).isZero();
        assertThat(ledger.droppedByKernel()).isZero();
    }

    private static void assertTotals(List<FlowSeen> flows, SourceTraffic traffic) {
        final List<SourceTraffic.Flow> truth =
                traffic.flows().stream().filter(flow -> !flow.key().isIpv6()).toList();
        assertThat(flows).hasSameSizeAs(truth);
        assertThat(flows.stream()
                        .mapToLong(flow -> flow.number(FlowField.BYTES))
                        .sum())
                .isEqualTo(truth.stream().mapToLong(SourceTraffic.Flow::bytes).sum());
        assertThat(flows.stream()
                        .mapToLong(flow -> flow.number(FlowField.PACKETS))
                        .sum())
                .isEqualTo(truth.stream().mapToLong(SourceTraffic.Flow::packets).sum());
    }
}
