package dev.weir.perf;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * NetFlow v9 and IPFIX records of 20 fields, on their way in and on their way out, each next to a copy of the same
 * octets: less than that nobody can do who keeps them. An operation is one flow record.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TemplateBenchmark {
    private static final FlowField[] FIELDS = FlowField.values();

    /** Which protocol's messages. */
    @Param({"netflow9", "ipfix"})
    private String protocol;

    private final FlowRecordReader reader = new FlowRecordReader();
    private final byte[] address = new byte[Addresses.LENGTH];
    private final byte[] copy = new byte[1 << 16];
    private final Pipeline pipeline = new Pipeline(FlowBatch::finish);
    private TemplateTraffic traffic;
    private byte[] excerpt;
    private int copied;
    private int received;

    /** Makes the messages, and one full excerpt out of them. */
    @Setup
    public void fill() {
        traffic = traffic();
        final Pipeline once = new Pipeline(batch -> {
            excerpt = Arrays.copyOf(batch.bytes(), batch.finish());
            return excerpt.length;
        });
        final TemplateTraffic other = traffic();
        for (int i = 0; excerpt == null; i++) {
            once.onDatagram(other.next(), 1_700_000_000_000_000_000L + i);
        }
        reader.wrap(excerpt, 0, excerpt.length);
    }

    private TemplateTraffic traffic() {
        return "ipfix".equals(protocol) ? TemplateTraffic.ipfix(256) : TemplateTraffic.netflow9(256);
    }

    /** From a datagram in an array to a full excerpt: header, sequence, template found, lengths checked, copied. */
    @Benchmark
    @OperationsPerInvocation(TemplateTraffic.RECORDS)
    public int intake() {
        return pipeline.onDatagram(traffic.next(), 1_700_000_000_000_000_000L + received++);
    }

    /** The least that intake could be: the octets of the same records, message by message, into a buffer. */
    @Benchmark
    @OperationsPerInvocation(TemplateTraffic.RECORDS)
    public int intakeBound() {
        final byte[] message = traffic.next();
        final int length = TemplateTraffic.RECORDS * traffic.recordLength();
        copied = copied + length > copy.length ? 0 : copied;
        System.arraycopy(message, message.length - length, copy, copied, length);
        copied += length;
        return copy[copied - 1];
    }

    /** Every canonical field of a record in an excerpt, and its times. */
    @Benchmark
    public long read() {
        nextRecord();
        long sum = 0;
        for (FlowField field : FIELDS) {
            if (field.type() == FlowField.Type.ADDRESS) {
                sum += reader.copyAddress(field, address, 0) ? address[15] : 0;
            } else {
                sum += reader.getLong(field);
            }
        }
        return sum + reader.startEpochMillis() + reader.endEpochMillis();
    }

    /** The least that reading could be: a record's octets out of the excerpt into a buffer. */
    @Benchmark
    public int readBound() {
        nextRecord();
        System.arraycopy(excerpt, reader.recordOffset(), copy, 0, reader.recordLength());
        return copy[7];
    }

    private void nextRecord() {
        if (!reader.next()) {
            reader.wrap(excerpt, 0, excerpt.length);
            reader.next();
        }
    }
}
