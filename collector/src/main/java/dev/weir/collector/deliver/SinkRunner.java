package dev.weir.collector.deliver;

import dev.weir.account.Counters;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.sink.Sink;
import dev.weir.sink.SinkBatch;
import dev.weir.sink.SinkCounter;
import dev.weir.sink.journal.ExcerptBuffer;
import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.journal.PositionFile;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one sink: polls the journal, offers each excerpt until the sink has taken it, flushes, and only then saves the
 * position and counts as delivered what the sink took. So a sink may see records again after a crash, and never misses
 * one that is retained. Owns the sink and the tailer; others read its counters.
 */
final class SinkRunner implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SinkRunner.class);
    private static final long IDLE_NANOS = 20_000_000L;
    private static final long FLUSH_NANOS = 500_000_000L;

    /** How often a batch is offered to a sink that fails in a way that its contract does not know. */
    private static final int PATIENCE_WITH_BUGS = 5;

    private final SinkIdentity identity;
    private final Sink sink;
    private final SinkBatch batch;
    private final Journal journal;
    private final JournalTailer tailer;
    private final PositionFile positionFile;
    private final Counters<SinkCounter> counters;
    private final SinkProgress progress;
    private final UnflushedRecords unflushed;
    private final Backoff backoff;
    private final ExcerptBuffer buffer = new ExcerptBuffer();
    private volatile boolean stopping;
    private volatile long stopAtNanoTime = Long.MAX_VALUE;
    private volatile String trouble;
    private boolean started;
    private long flushedAtNanoTime = System.nanoTime();
    private long missedBefore;

    /** The parts that a runner needs. */
    record Parts(
            SinkIdentity identity,
            Sink sink,
            SinkBatch batch,
            JournalTailer tailer,
            PositionFile positionFile,
            Counters<SinkCounter> counters,
            Backoff backoff) {}

    SinkRunner(Parts parts, Journal journal, SinkProgress progress) {
        this.identity = parts.identity();
        this.sink = parts.sink();
        this.batch = parts.batch();
        this.journal = journal;
        this.tailer = parts.tailer();
        this.positionFile = parts.positionFile();
        this.counters = parts.counters();
        this.backoff = parts.backoff();
        this.progress = progress;
        tailer.learnBefore(excerpt -> batch.learn(excerpt.bytes(), 0, excerpt.length()));
        this.unflushed = new UnflushedRecords(progress.nextRecord());
    }

    @Override
    public void run() {
        try {
            while (!isTimeUp()) {
                // Asked before the look into the journal: what was appended until the stop is delivered.
                final boolean last = stopping;
                if (!step() && last) {
                    break;
                }
            }
        } catch (Error e) {
            trouble = "ended by " + e;
            LOG.error("sink {} ends; the others go on", name(), e);
        } finally {
            close();
        }
    }

    /** One round; false if there was nothing to do. */
    private boolean step() {
        try {
            if (!started) {
                sink.start();
                started = true;
            }
            if (tailer.poll(buffer)) {
                deliver();
                flushIfDue();
                return true;
            }
            flush();
            onWell();
            if (!stopping) {
                LockSupport.parkNanos(this, IDLE_NANOS);
            }
            return false;
        } catch (IOException | RuntimeException e) {
            onTrouble(e);
            return true;
        }
    }

    /**
     * Records between the last excerpt and this one were deleted, or were in an excerpt that could not be read. Booked
     * when this one is: until then they are behind, like it.
     */
    private void takeNoteOfGap() {
        final long gap = buffer.recordNumber() - unflushed.nextRecord();
        final long missed = tailer.missedRecords() - missedBefore;
        missedBefore += missed;
        if (gap > 0) {
            unflushed.onMissed(Math.min(gap, missed), Math.max(0, gap - missed));
        }
    }

    /** Offers the excerpt until it is taken or given up; if no time is left, it is offered after the restart. */
    private void deliver() {
        batch.open(buffer.bytes(), 0, buffer.length());
        int bugs = 0;
        while (!isTimeUp()) {
            try {
                sink.write(batch);
                onTaken(batch.delivered(), batch.filtered(), batch.repeated());
                return;
            } catch (IOException e) {
                onTrouble(e);
            } catch (RuntimeException e) {
                onTrouble(e);
                if (++bugs == PATIENCE_WITH_BUGS) {
                    LOG.error("sink {} gives up {} records after {} attempts", name(), buffer.recordCount(), bugs);
                    onTaken(0, 0, 0);
                    return;
                }
            }
            batch.rewind();
        }
    }

    private void onTaken(int delivered, int filtered, int repeated) {
        takeNoteOfGap();
        unflushed.onTaken(buffer, delivered, filtered, repeated);
    }

    private void flushIfDue() throws IOException {
        if (System.nanoTime() - flushedAtNanoTime > FLUSH_NANOS) {
            flush();
            onWell();
        }
    }

    private void flush() throws IOException {
        if (!unflushed.isEmpty()) {
            sink.flush();
            positionFile.save(unflushed.end());
            unflushed.book(counters, progress);
        }
        flushedAtNanoTime = System.nanoTime();
    }

    /** Only a flush tells: many a sink takes a batch into memory, whatever the state of what it writes to. */
    private void onWell() {
        trouble = null;
        backoff.reset();
    }

    private void onTrouble(Exception e) {
        counters.increment(SinkCounter.RETRIES);
        if (trouble == null) {
            LOG.warn("sink {} has trouble and will try again: {}", name(), e.toString(), asBug(e));
        }
        trouble = e.toString();
        backoff.pause(() -> stopping);
    }

    /** An I/O error speaks for itself; anything else is worth its stack. */
    private static Throwable asBug(Exception e) {
        return e instanceof IOException ? null : e;
    }

    private void close() {
        try {
            flush();
        } catch (IOException | RuntimeException e) {
            LOG.warn("sink {} could not flush at the end; what it was given since is offered again", name(), e);
        }
        try {
            sink.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("sink {} did not close", name(), e);
        }
        tailer.close();
    }

    private boolean isTimeUp() {
        return stopping && System.nanoTime() - stopAtNanoTime > 0;
    }

    /** Asks it to come to the journal's end and stop, or to stop where it is when the time is up. Any thread. */
    void stop(long timeoutNanos) {
        stopAtNanoTime = System.nanoTime() + timeoutNanos;
        stopping = true;
    }

    private String name() {
        return identity.name();
    }

    /** Who it is. Any thread. */
    SinkIdentity identity() {
        return identity;
    }

    /** What is wrong; null if nothing is. Any thread. */
    String trouble() {
        return trouble;
    }

    /** How far it has come. Any thread. */
    SinkProgress progress() {
        return progress;
    }

    /** How often it was tried again. Any thread. */
    long retries() {
        return counters.get(SinkCounter.RETRIES);
    }

    /** Its line in the ledger. Any thread. */
    LedgerSnapshot.SinkLine line() {
        final long end = journal.endRecordNumber();
        return new LedgerSnapshot.SinkLine(
                name(),
                end - progress.firstRecord() - counters.get(SinkCounter.RECORDS_REPEATED),
                counters.get(SinkCounter.RECORDS_DELIVERED),
                counters.get(SinkCounter.RECORDS_FILTERED),
                counters.get(SinkCounter.RECORDS_FAILED),
                counters.get(SinkCounter.RECORDS_OVERTAKEN),
                end - progress.nextRecord());
    }
}
