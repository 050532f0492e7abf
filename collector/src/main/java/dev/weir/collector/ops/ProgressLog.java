package dev.weir.collector.ops;

import dev.weir.collector.account.LedgerSnapshot;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The lines of progress of a collector, one after the other. That nothing was received is said once it has been so for
 * a minute, and then once an hour: such a line tells that the collector lives, and nothing else. Owned by one thread.
 */
public final class ProgressLog {
    private static final long FIRST_IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long NEXT_IDLE_NANOS = TimeUnit.HOURS.toNanos(1);

    private LedgerSnapshot before;
    private long beforeNanoTime;
    private long busyAtNanoTime;
    private boolean idleSaid;
    private long idleSaidAtNanoTime;

    /** Begins with the ledger that the first line is about the changes to. */
    public ProgressLog(LedgerSnapshot first, long nanoTime) {
        before = first;
        beforeNanoTime = nanoTime;
        busyAtNanoTime = nanoTime;
    }

    /**
     * The line on what has happened since the last call; nothing if that was nothing and need not be said now.
     *
     * @param now the ledger now
     * @param nanoTime {@link System#nanoTime()} when it was taken
     */
    public Optional<String> next(LedgerSnapshot now, long nanoTime) {
        final String line = ProgressLine.render(before, beforeNanoTime, now, nanoTime);
        before = now;
        beforeNanoTime = nanoTime;
        if (!line.equals(ProgressLine.NOTHING)) {
            busyAtNanoTime = nanoTime;
            idleSaid = false;
            return Optional.of(line);
        }
        if (!isIdleDue(nanoTime)) {
            return Optional.empty();
        }
        idleSaid = true;
        idleSaidAtNanoTime = nanoTime;
        return Optional.of(line);
    }

    private boolean isIdleDue(long nanoTime) {
        return idleSaid
                ? nanoTime - idleSaidAtNanoTime >= NEXT_IDLE_NANOS
                : nanoTime - busyAtNanoTime >= FIRST_IDLE_NANOS;
    }
}
