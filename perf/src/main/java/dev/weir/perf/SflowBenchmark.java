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

/**
 * sFlow samples with 128 octets of a TCP packet over IPv4, and an extended_switch record, next to a copy of the same
 * octets. An operation is one sample.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SflowBenchmark {
    private final byte[][] datagrams = SflowTraffic.datagrams(256);
    private final Pipeline pipeline = new Pipeline(FlowBatch::finish);
    private final byte[] copy = new byte[1 << 16];
    private int next;
    private int copied;

    /** From a datagram in an array to a full excerpt: samples and records walked, headers dissected, shape found. */
    @Benchmark
    @OperationsPerInvocation(SflowTraffic.SAMPLES)
    public int intake() {
        return pipeline.onDatagram(datagrams[next++ & 255], 1_700_000_000_000_000_000L + next);
    }

    /** The least that intake could be: the octets of the same samples, datagram by datagram, into a buffer. */
    @Benchmark
    @OperationsPerInvocation(SflowTraffic.SAMPLES)
    public int intakeBound() {
        final byte[] datagram = datagrams[next++ & 255];
        final int length = SflowTraffic.SAMPLES * SflowTraffic.SAMPLE;
        copied = copied + length > copy.length ? 0 : copied;
        System.arraycopy(datagram, datagram.length - length, copy, copied, length);
        copied += length;
        return copy[copied - 1];
    }
}
