package dev.weir.decode.netflow5;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.account.Counter;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Bytes;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.testing.Netflow5Bytes;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In the steady state a datagram allocates nothing on its way into the batch, and a record nothing on its way out. */
class DecodeAllocationTest {
    private static final int EXPORTERS = 20;
    private static final int DATAGRAMS = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final DecoderContext context = DecoderContext.create();
    private final FlowBatch batch = new FlowBatch(0, 64 * 1024, 9216);
    private final Datagram[] datagrams = new Datagram[EXPORTERS];
    private final int[] sent = new int[EXPORTERS];
    private final DatagramDispatcher dispatcher = new DatagramDispatcher(
            DatagramDispatcher.protocols(),
            context,
            new ExporterTable(EXPORTERS),
            (run, shape, bytes, offset, length, count) -> {
                if (!batch.tryAppend(run, shape, bytes, offset, length, count)) {
                    throw new IllegalStateException("no room");
                }
            },
            (datagram, reason, failure) -> {});

    private void makeDatagrams(byte[] payload) {
        final Listener listener = new Listener(
                2055,
                EnumSet.of(Protocol.NETFLOW5),
                new InputLabels("default", "namespace", "collector-1", Map.of()),
                SamplingRules.NONE);
        for (int i = 0; i < EXPORTERS; i++) {
            datagrams[i] = new Datagram();
            datagrams[i].bytes = payload.clone();
            datagrams[i].length = payload.length;
            datagrams[i].address[15] = (byte) i;
            datagrams[i].port = 50_000;
            datagrams[i].receivedAtEpochNanos = Shard.NOW;
            datagrams[i].listener = listener;
        }
    }

    private void receive(int count) {
        for (int i = 0; i < count; i++) {
            final int exporter = i * 7 % EXPORTERS;
            final Datagram datagram = datagrams[exporter];
            Bytes.putU32(datagram.bytes, 16, sent[exporter]);
            sent[exporter] += 30 + i % 5;
            dispatcher.onDatagram(datagram);
            if (batch.isFull()) {
                batch.finish();
                batch.clear();
            }
        }
    }

    private long allocatedBy(Runnable work) {
        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        work.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void a_datagram_allocates_nothing() {
        makeDatagrams(Netflow5Bytes.message().flows(30).bytes());
        receive(DATAGRAMS);

        final long bytes = allocatedBy(() -> receive(DATAGRAMS));

        assertThat(context.counters().get(Counter.DATAGRAMS_DECODED)).isEqualTo(2L * DATAGRAMS);
        assertThat(context.counters().get(Counter.SEQUENCE_LOST))
                .as("the lossy way is part of it")
                .isPositive();
        assertThat(bytes).as("bytes for %d datagrams", DATAGRAMS).isLessThan(DATAGRAMS / 10);
    }

    @Test
    void a_refused_datagram_allocates_nothing_either() {
        makeDatagrams(Netflow5Bytes.message().flows(3).announcing(30).bytes());
        receive(DATAGRAMS);

        final long bytes = allocatedBy(() -> receive(DATAGRAMS));

        assertThat(context.counters().get(Counter.DATAGRAMS_REJECTED)).isEqualTo(2L * DATAGRAMS);
        assertThat(bytes).as("bytes for %d datagrams", DATAGRAMS).isLessThan(DATAGRAMS / 10);
    }

    @Test
    void a_record_that_is_read_allocates_nothing() {
        makeDatagrams(Netflow5Bytes.message().flows(30).bytes());
        receive(40);
        final int length = batch.finish();
        final FlowRecordReader reader = new FlowRecordReader();
        assertThat(readAll(reader, length)).isEqualTo(40 * 30);

        final long forDefinitions = allocatedBy(() -> {
            reader.wrap(batch.bytes(), 0, length);
            reader.next();
        });
        final long bytes = allocatedBy(() -> readAll(reader, length));

        // Each excerpt's exporters are read anew; the records are not.
        assertThat(bytes).isLessThan(forDefinitions + EXPORTERS * 300L);
    }

    private int readAll(FlowRecordReader reader, int length) {
        final byte[] address = new byte[16];
        int records = 0;
        reader.wrap(batch.bytes(), 0, length);
        while (reader.next()) {
            records++;
            reader.getLong(FlowField.BYTES);
            reader.copyAddress(FlowField.SOURCE_ADDRESS, address, 0);
            reader.endEpochMillis();
        }
        return records;
    }
}
