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
import org.junit.jupiter.api.Test;

/** The capture of the quick start is what docs/samples/README.md says it is. */
class SampleCaptureTest {
    private static final Path SAMPLE =
            Path.of(System.getProperty("weir.root", "..")).resolve("docs/samples/softflowd-v5.pcap");
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
}
