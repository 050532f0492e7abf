package dev.weir.collector;

import java.time.Instant;

/**
 * Wall-clock time in nanoseconds, cheap enough to ask for each read of a socket: the monotonic clock, tied to the wall
 * clock once a second. Owned by one thread.
 */
public final class EpochClock {
    private static final long RESYNC_NANOS = 1_000_000_000L;

    private long tiedAtNanoTime;
    private long offset;

    /** Ties the clock to the wall clock of this moment. */
    public EpochClock() {
        tie(System.nanoTime());
    }

    /** Nanoseconds since 1970-01-01T00:00Z. */
    public long epochNanos() {
        final long now = System.nanoTime();
        if (now - tiedAtNanoTime > RESYNC_NANOS) {
            tie(now);
        }
        return now + offset;
    }

    private void tie(long nanoTime) {
        final Instant now = Instant.now();
        tiedAtNanoTime = nanoTime;
        offset = now.getEpochSecond() * 1_000_000_000L + now.getNano() - nanoTime;
    }
}
