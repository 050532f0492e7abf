package dev.weir.collector.shard;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.BatchOutput;
import dev.weir.decode.FlowOutput;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.sink.journal.AppendResult;
import java.util.function.Consumer;

/**
 * Collects a shard's records in a batch and appends the batch to the journal: when it is full, or when its first record
 * has waited for the linger. Owned by the shard's thread.
 */
final class JournalOutput implements FlowOutput {
    /** Appends an excerpt; the journal's appender, or a test's stand-in. */
    interface Appender {
        AppendResult append(byte[] excerpt, int offset, int length);

        /** The number of the file that the last excerpt went into; -1 before the first. */
        int lastCycle();

        /** The number of the file that an excerpt would go into now. */
        int nextCycle();
    }

    private static final int NONE = Integer.MIN_VALUE;

    private final FlowBatch batch;
    private final BatchOutput output;
    private final Appender appender;
    private final Counters<Counter> counters;
    private final long lingerNanos;
    private final Consumer<Throwable> failures;
    private final KnownOptions known;
    private long firstRecordNanoTime;
    private int toldCycle = NONE;
    private boolean toldInVain;
    private boolean repeatDue;

    /**
     * Makes an output.
     *
     * @param batch where records wait
     * @param appender takes the batches
     * @param counters where it is booked what became of the records
     * @param lingerNanos how long a record may wait
     * @param known what to repeat at the beginning of each of the journal's files
     * @param failures told of what the appender throws: a bug of ours. The batch counts as failed, and the next goes on
     */
    JournalOutput(
            FlowBatch batch,
            Appender appender,
            Counters<Counter> counters,
            long lingerNanos,
            KnownOptions known,
            Consumer<Throwable> failures) {
        this.known = known;
        this.batch = batch;
        this.output = new BatchOutput(batch, this::makeRoom);
        this.appender = appender;
        this.counters = counters;
        this.lingerNanos = lingerNanos;
        this.failures = failures;
    }

    @Override
    public void append(Run run, Shape shape, byte[] records, int offset, int length, int count) {
        if (batch.isEmpty()) {
            firstRecordNanoTime = System.nanoTime();
        }
        output.append(run, shape, records, offset, length, count);
        if (batch.isFull()) {
            flush();
        }
    }

    private void makeRoom() {
        flush();
        firstRecordNanoTime = System.nanoTime();
    }

    /** Appends the batch if its first record has waited long enough. */
    void flushIfDue(long nanoTime) {
        if (!batch.isEmpty() && nanoTime - firstRecordNanoTime >= lingerNanos) {
            flush();
        }
    }

    /**
     * Repeats what is known if a file was begun that does not have it: where the roll-over came between the question
     * for the file and the excerpt, or the journal refused what was told.
     */
    void repeatIfDue() {
        if (repeatDue) {
            repeatDue = false;
            tellKnown(appender.lastCycle());
        }
    }

    /** How long the batch may still wait; {@code whenEmpty} if there is none. */
    long patienceNanos(long nanoTime, long whenEmpty) {
        return batch.isEmpty() ? whenEmpty : Math.max(0, lingerNanos - (nanoTime - firstRecordNanoTime));
    }

    /**
     * Appends the batch now, if it holds anything, and books what became of its records. What is known goes before the
     * first batch of each file, and of each start: whoever begins to read there can name what he reads.
     */
    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        final int next = appender.nextCycle();
        if (next != toldCycle) {
            tellKnown(next);
        }
        if (append(batch)) {
            repeatDue |= toldInVain || appender.lastCycle() != toldCycle;
        }
    }

    private void tellKnown(int cycle) {
        toldCycle = cycle;
        toldInVain = false;
        known.tell(repeats -> toldInVain |= !append(repeats));
    }

    /** Appends a batch, books its records and clears it; tells whether they are in the journal. */
    private boolean append(FlowBatch full) {
        final int records = full.recordCount();
        final int length = full.finish();
        final AppendResult result = tryAppend(full, length);
        switch (result) {
            case APPENDED -> {
                counters.add(Counter.RECORDS_JOURNALED, records);
                counters.increment(Counter.EXCERPTS_JOURNALED);
                counters.add(Counter.BYTES_JOURNALED, length);
            }
            case REFUSED_DISK -> counters.add(Counter.RECORDS_DROPPED_JOURNAL_REFUSED, records);
            case FAILED -> counters.add(Counter.RECORDS_DROPPED_JOURNAL_FAILED, records);
            default -> throw new IllegalStateException("the journal answered " + result);
        }
        full.clear();
        return result == AppendResult.APPENDED;
    }

    /** A batch that made the appender throw must not stay: every record after it would share its fate. */
    private AppendResult tryAppend(FlowBatch full, int length) {
        try {
            return appender.append(full.bytes(), 0, length);
        } catch (RuntimeException bug) {
            failures.accept(bug);
            return AppendResult.FAILED;
        }
    }
}
