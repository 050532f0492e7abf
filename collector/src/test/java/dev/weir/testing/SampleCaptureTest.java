package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.capture.CaptureCounter;
import dev.weir.collector.capture.CaptureReader;
import dev.weir.collector.capture.CapturedDatagram;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The captures of the quick start are what docs/samples/README.md says they are. */
class SampleCaptureTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("weir.root", "..")).resolve("docs/samples");
    private static final Path SAMPLE = SAMPLES.resolve("softflowd-v5.pcap");
    private static final long START = 1_795_212_347_000_000_000L;

    @Test
    void it_holds_the_flows_of_the_traffic_that_it_was_made_from() throws IOException {
        final SourceTraffic traffic = SourceTraffic.generate(2055, 150, START);
        final List<byte[]> datagrams = new ArrayList<>();
        final CapturedDatagram cursor = new CapturedDatagram();
        try (CaptureReader reader = CaptureReader.open(SAMPLE)) {
            while (reader.next(cursor)) {
                assertThat(InetAddress.getByAddress(cursor.sourceAddress()).getHostAddress())
                        .isEqualTo("192.0.2.10");
                assertThat(cursor.destinationPort()).isEqualTo(2055);
                assertThat(cursor.capturedAtEpochNanos()).isGreaterThan(traffic.lastEpochNanos());
                datagrams.add(Arrays.copyOfRange(cursor.bytes(), cursor.offset(), cursor.offset() + cursor.length()));
            }
            assertThat(reader.counts().get(CaptureCounter.DATAGRAMS))
                    .isEqualTo(reader.counts().get(CaptureCounter.PACKETS))
                    .isEqualTo(9);
        }

        NetFlow5Export.assertSame(NetFlow5Export.parse(datagrams, traffic), NetFlow5Export.expected(traffic));
    }

    @ParameterizedTest
    @CsvSource({"softflowd-v9.pcap,2055", "softflowd-ipfix.pcap,4739", "softflowd-ipfix-biflow.pcap,4739"})
    void the_others_hold_the_same_flows_in_templates(String file, int port) throws IOException {
        final SourceTraffic traffic = SourceTraffic.generate(4739, 100, 1_795_222_622_000_000_000L);
        final Map<String, Object> entry = Map.of("file", file, "udp_destination_ports", List.of(port));

        final ExportDecoding decoded = ExportDecoding.of(ExportPayload.read(SAMPLES, entry));

        FlowTotals.assertSame(FlowTotals.of(decoded.records()), FlowTotals.of(traffic));
        assertThat(decoded.options()).isNotEmpty();
        assertThat(decoded.rejects()).isEmpty();
    }
}
