package dev.weir.perf;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.json.FlowJsonRenderer;
import dev.weir.sink.text.TextBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From an excerpt to text. An operation is one flow record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RenderBenchmark {
    /** Which keys are written. */
    @Param({"FULL", "DATAKIT"})
    private SinkProfile profile;

    private final FlowRecordReader reader = new FlowRecordReader();
    private final TextBuffer text = new TextBuffer(1 << 16);
    private FlowJsonRenderer renderer;
    private byte[] excerpt;

    /** Makes one full excerpt. */
    @Setup
    public void fill() {
        renderer = new FlowJsonRenderer(InformationElements.builtIn(), profile);
        final Pipeline pipeline = new Pipeline(batch -> {
            excerpt = Arrays.copyOf(batch.bytes(), batch.finish());
            return excerpt.length;
        });
        final byte[][] datagrams = Netflow5Traffic.datagrams(256);
        for (int i = 0; excerpt == null; i++) {
            pipeline.onDatagram(datagrams[i & 255], 1_700_000_000_000_000_000L + i);
        }
        reader.wrap(excerpt, 0, excerpt.length);
    }

    /** One line of the flow log. */
    @Benchmark
    public int json() {
        if (!reader.next()) {
            reader.wrap(excerpt, 0, excerpt.length);
            reader.next();
        }
        text.clear();
        renderer.render(reader, text);
        return text.length();
    }
}
