package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What softflowd sends as NetFlow v5 is what was in the traffic, and what it says itself. */
class SoftflowdExportIT {
    private static final long START = 1_767_600_000_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    @Test
    void v5_records_equal_the_traffic_and_the_report_of_softflowd(@TempDir Path directory) throws Exception {
        Softflowd.assumeInstalled();
        final SourceTraffic traffic = SourceTraffic.generate(5, 700, START);
        final Path capture = directory.resolve("src.pcap");
        traffic.write(capture);
        try (UdpSink sink = UdpSink.open()) {
            final Softflowd.Run run = Softflowd.export(capture, sink.address(), "5");
            assertThat(run.exitCode()).as(run.output()).isZero();
            assertThat(run.sendFailures()).isZero();

            final List<byte[]> datagrams = sink.await(run.sentDatagrams()).stream()
                    .map(UdpSink.Received::payload)
                    .toList();
            final List<NetFlow5Export.Record> exported = NetFlow5Export.parse(datagrams, traffic);

            assertThat(exported).hasSize(run.exportedRecords()).hasSizeGreaterThan(1000);
            NetFlow5Export.assertSame(exported, NetFlow5Export.expected(traffic));
            NetFlow5Export.assertSame(
                    exported.stream().map(record -> reported(record, traffic)).toList(),
                    run.flows().stream().filter(flow -> !flow.key().isIpv6()).toList());
        }
    }

    /** A v5 record in the words of softflowd's report, which rounds absolute times; the record cuts relative ones. */
    private static Softflowd.Reported reported(NetFlow5Export.Record record, SourceTraffic traffic) {
        final SourceTraffic.Flow there = traffic.flow(record.key());
        final SourceTraffic.Flow back = traffic.flow(record.key().reverse());
        final SourceTraffic.Flow other = back == null ? there : back;
        return new Softflowd.Reported(
                record.key(),
                record.packets(),
                record.bytes(),
                record.tcpFlags(),
                rounded(Math.min(there.firstEpochNanos(), other.firstEpochNanos())),
                rounded(Math.max(there.lastEpochNanos(), other.lastEpochNanos())));
    }

    private static long rounded(long epochNanos) {
        return (epochNanos + NANOS_PER_MILLI / 2) / NANOS_PER_MILLI;
    }
}
