package dev.weir.collector.deliver;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits between attempts: longer each time up to a bound, with jitter, so that many sinks do not knock as one. */
final class Backoff {
    private static final long FIRST_NANOS = 100_000_000L;
    private static final long LONGEST_NANOS = 15_000_000_000L;
    private static final long LOOK_NANOS = 50_000_000L;

    private final long firstNanos;
    private long nextNanos;

    Backoff() {
        this(FIRST_NANOS);
    }

    /** Begins with another wait. */
    Backoff(long firstNanos) {
        this.firstNanos = firstNanos;
        this.nextNanos = firstNanos;
    }

    /** Waits, unless it is told to give up: then at most one look longer. */
    void pause(BooleanSupplier givingUp) {
        final long wait = nextNanos / 2 + ThreadLocalRandom.current().nextLong(nextNanos / 2);
        final long until = System.nanoTime() + wait;
        nextNanos = Math.min(2 * nextNanos, LONGEST_NANOS);
        for (long left = wait; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(this, Math.min(left, LOOK_NANOS));
            if (givingUp.getAsBoolean()) {
                return;
            }
        }
    }

    /** The next wait is the shortest again. */
    void reset() {
        nextNanos = firstNanos;
    }
}
