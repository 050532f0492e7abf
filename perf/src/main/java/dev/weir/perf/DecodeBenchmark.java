package dev.weir.perf;

import dev.weir.flow.FlowBatch;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a datagram in a ring slot to a full excerpt, without the journal. An operation is one flow record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
    private final byte[][] datagrams = Netflow5Traffic.datagrams(256);
    private final Pipeline pipeline = new Pipeline(FlowBatch::finish);
    private int next;

    /** Thirty NetFlow v5 records: header, sequence, run, copy. */
    @Benchmark
    @OperationsPerInvocation(Netflow5Traffic.RECORDS)
    public int netflow5() {
        return pipeline.onDatagram(datagrams[next++ & 255], 1_700_000_000_000_000_000L + next);
    }
}
