package dev.weir.collector.shard;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.BatchOutput;
import dev.weir.decode.FlowOutput;
import dev.weir.flow.FlowBatch;
import java.util.function.Consumer;

/**
 * Tells again what exporters said of themselves, in excerpts of their own, for who begins to read in a new file. It has
 * a batch of its own, so that it can be told while another batch waits. Owned by the shard's thread.
 */
final class KnownOptions {
    /** What is known. */
    @FunctionalInterface
    interface Source {
        /** Gives all records that are known to an output. */
        void tell(FlowOutput output);
    }

    private final FlowBatch batch;
    private final Source source;
    private final Counters<Counter> counters;

    /**
     * Makes one that has told nothing yet.
     *
     * @param batch where the records are put together
     * @param source what is known
     * @param counters where it is counted how many records were repeated
     */
    KnownOptions(FlowBatch batch, Source source, Counters<Counter> counters) {
        this.batch = batch;
        this.source = source;
        this.counters = counters;
    }

    /** Tells everything that is known; the writer appends a batch that holds something, and clears it. */
    void tell(Consumer<FlowBatch> writer) {
        final BatchOutput output = new BatchOutput(batch, () -> writer.accept(batch));
        source.tell((run, shape, records, offset, length, count) -> {
            counters.add(Counter.RECORDS_REPEATED, count);
            output.append(run, shape, records, offset, length, count);
            if (batch.isFull()) {
                writer.accept(batch);
            }
        });
        if (!batch.isEmpty()) {
            writer.accept(batch);
        }
    }
}
