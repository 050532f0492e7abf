package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.csv.FlowCsvRenderer;
import dev.weir.sink.filter.FlowFilter;
import dev.weir.sink.json.FlowJsonRenderer;
import dev.weir.sink.text.LineRenderer;
import dev.weir.sink.text.TextBuffer;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filtering and rendering leave no garbage behind, record after record. */
class SinkAllocationTest {
    private static final int RECORDS = 1000;
    private static final InformationElements ELEMENTS = InformationElements.builtIn();
    private static final String WHERE = "source.ip in (10.0.0.0/8, 192.0.2.1) and (destination.port in (80, 400-500) or"
            + " tcp_flags ~ SYN) and namespace ~ name and not 4242/12232 = ff and received > 2026-01-01"
            + " and source.mac != 01:02:03:04:05:06 and flowStartMilliseconds > 2020-01-01";

    private enum Format {
        FULL,
        DATAKIT,
        CSV;

        LineRenderer renderer() {
            return this == CSV
                    ? new FlowCsvRenderer(ELEMENTS, List.of())
                    : new FlowJsonRenderer(ELEMENTS, SinkProfile.valueOf(name()));
        }
    }

    private static byte[] excerpt() {
        final Shape shape = Records.shape(
                Protocol.IPFIX,
                "8:4",
                "28:16",
                "7:2",
                "11:2",
                "4:1",
                "6:1",
                "1:8",
                "16:4",
                "56:6",
                "152:8",
                "4242/12232:65535");
        final String record = "0a010203 20010db8000000000000000000000001 c350 01bb 06 12 ffffffffffffffff 0000fde8"
                + " 0123456789ab 0000019f2cba3bf8 02beef";
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", Records.LABELS));
        run.samplingOrigin = SamplingOrigin.RECORD;
        return Records.excerpt(run, shape, Collections.nCopies(RECORDS, record).toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_allocated_per_record(Format format) {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final byte[] excerpt = excerpt();
        final SinkBatch batch = new SinkBatch(Set.of(RecordKind.FLOW), FlowFilter.parse(WHERE, ELEMENTS));
        final LineRenderer renderer = format.renderer();
        final TextBuffer lines = new TextBuffer(1 << 21);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            lines.clear();
            batch.open(excerpt, 0, excerpt.length);
            while (batch.next()) {
                renderer.render(batch.record(), lines);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(batch.delivered()).isEqualTo(RECORDS);
        // An excerpt costs its exporter object; a single object per record would cost 16,000 bytes.
        assertThat(least).isLessThan(2 * RECORDS);
    }
}
