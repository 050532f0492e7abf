package dev.weir.collector.ops;

import dev.weir.collector.account.LedgerSnapshot;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The lines of progress of a collector, one after the other. That nothing was received is said at once and then once a
 * minute: such a line tells that the collector lives, and nothing else. Owned by one thread.
 */
public final class ProgressLog {
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private LedgerSnapshot before;
    private long beforeNanoTime;
    private boolean idle;
    private long idleSaidAtNanoTime;

    /** Begins with the ledger that the first line is about the changes to. */
    public ProgressLog(LedgerSnapshot first, long nanoTime) {
        before = first;
        beforeNanoTime = nanoTime;
    }

    /**
     * The line on what has happened since the last call; nothing if that was as little as before.
     *
     * @param now the ledger now
     * @param nanoTime {@link System#nanoTime()} when it was taken
     */
    public Optional<String> next(LedgerSnapshot now, long nanoTime) {
        final String line = ProgressLine.render(before, beforeNanoTime, now, nanoTime);
        before = now;
        beforeNanoTime = nanoTime;
        final boolean wasIdle = idle;
        idle = line.equals(ProgressLine.NOTHING);
        if (idle && wasIdle && nanoTime - idleSaidAtNanoTime < IDLE_NANOS) {
            return Optional.empty();
        }
        idleSaidAtNanoTime = nanoTime;
        return Optional.of(line);
    }
}
