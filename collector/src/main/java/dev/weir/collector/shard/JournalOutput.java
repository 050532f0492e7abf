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
        default int lastCycle() {
            return -1;
        }
    }

    /** Tells again what an exporter said of itself, for who begins to read in a new file. */
    @FunctionalInterface
    interface Known {
        /** Nothing is known. */
        Known NOTHING = output -> {};

        /** Gives all records that are known to an output. */
        void tell(FlowOutput output);
    }

    private final FlowBatch batch;
    private final BatchOutput output;
    private final Appender appender;
    private final Counters<Counter> counters;
    private final long lingerNanos;
    private final Consumer<Throwable> failures;
    private final Known known;
    private long firstRecordNanoTime;
    private int lastCycle = -1;
    private boolean repeatDue;

    /**
     * Makes an output.
     *
     * @param batch where records wait
     * @param appender takes the batches
     * @param counters where it is booked what became of the records
     * @param lingerNanos how long a record may wait
     * @param known tells what to repeat at the beginning of each of the journal's files
     * @param failures told of what the appender throws: a bug of ours. The batch counts as failed, and the next goes on
     */
    JournalOutput(
            FlowBatch batch,
            Appender appender,
            Counters<Counter> counters,
            long lingerNanos,
            Known known,
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
     * Repeats what is known, if the journal has begun another file since, or this process has begun: not in the midst
     * of a datagram.
     */
    void repeatIfDue() {
        if (repeatDue) {
            repeatDue = false;
            known.tell((run, shape, records, offset, length, count) -> {
                counters.add(Counter.RECORDS_REPEATED, count);
                append(run, shape, records, offset, length, count);
            });
        }
    }

    /** How long the batch may still wait; {@code whenEmpty} if there is none. */
    long patienceNanos(long nanoTime, long whenEmpty) {
        return batch.isEmpty() ? whenEmpty : Math.max(0, lingerNanos - (nanoTime - firstRecordNanoTime));
    }

    /** Appends the batch now, if it holds anything, and books what became of its records. */
    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        final int records = batch.recordCount();
        final int length = batch.finish();
        final AppendResult result = tryAppend(length);
        switch (result) {
            case APPENDED -> {
                counters.add(Counter.RECORDS_JOURNALED, records);
                counters.increment(Counter.EXCERPTS_JOURNALED);
                counters.add(Counter.BYTES_JOURNALED, length);
                takeNoteOfFile();
            }
            case REFUSED_DISK -> counters.add(Counter.RECORDS_DROPPED_JOURNAL_REFUSED, records);
            case FAILED -> counters.add(Counter.RECORDS_DROPPED_JOURNAL_FAILED, records);
            default -> throw new IllegalStateException("the journal answered " + result);
        }
        batch.clear();
    }

    private void takeNoteOfFile() {
        final int cycle = appender.lastCycle();
        repeatDue |= cycle != lastCycle;
        lastCycle = cycle;
    }

    /** A batch that made the appender throw must not stay: every record after it would share its fate. */
    private AppendResult tryAppend(int length) {
        try {
            return appender.append(batch.bytes(), 0, length);
        } catch (RuntimeException bug) {
            failures.accept(bug);
            return AppendResult.FAILED;
        }
    }
}
