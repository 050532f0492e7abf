package dev.weir.decode.sflow5;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.weir.account.Counter;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.ExporterTable;
import dev.weir.flow.Bytes;
import dev.weir.flow.FlowBatch;
import dev.weir.testing.Sflow5Bytes;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In the steady state a sample allocates nothing on its way into the batch. */
class SflowAllocationTest {
    private static final int ROUNDS = 20_000;
    private static final int SEQUENCE = 16;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SflowShard shard = new SflowShard();
    private final FlowBatch batch = new FlowBatch(0, 64 * 1024, 9216);
    private final DatagramDispatcher dispatcher = new DatagramDispatcher(
            DatagramDispatcher.protocols(),
            shard.context,
            new ExporterTable(10),
            (run, shape, bytes, offset, length, count) -> {
                if (!batch.tryAppend(run, shape, bytes, offset, length, count)) {
                    throw new IllegalStateException("no room");
                }
            },
            (datagram, reason, failure) -> {});

    @Test
    void samples_of_every_kind_allocate_nothing() {
        final List<byte[]> corpus = Sflow5Bytes.corpus();
        receive(corpus);

        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        receive(corpus);
        final long bytes = threads.getThreadAllocatedBytes(thread) - before;

        assertThat(shard.context.counters().get(Counter.SAMPLES_FLOW)).isGreaterThan(2 * ROUNDS);
        assertThat(bytes).as("bytes for %d datagrams", ROUNDS * corpus.size()).isLessThan(ROUNDS / 10);
    }

    private void receive(List<byte[]> corpus) {
        final Datagram datagram = shard.datagram;
        for (int i = 0; i < ROUNDS; i++) {
            for (int j = 0; j < corpus.size(); j++) {
                datagram.bytes = corpus.get(j);
                datagram.length = datagram.bytes.length;
                if (Bytes.i32(datagram.bytes, 4) == 1) {
                    Bytes.putU32(datagram.bytes, SEQUENCE, Bytes.i32(datagram.bytes, SEQUENCE) + 1);
                }
                dispatcher.onDatagram(datagram);
                if (batch.isFull()) {
                    batch.finish();
                    batch.clear();
                }
            }
        }
    }
}
