package dev.weir.sink.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one log line through every ten seconds and counts the others. Any thread. */
final class LogGate {
    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final AtomicLong openAt = new AtomicLong(System.nanoTime());
    private final AtomicLong held = new AtomicLong();

    /** Whether to log now. */
    boolean tryPass() {
        final long now = System.nanoTime();
        final long due = openAt.get();
        if (now - due >= 0 && openAt.compareAndSet(due, now + INTERVAL_NANOS)) {
            return true;
        }
        held.incrementAndGet();
        return false;
    }

    /** How many lines were held back since this was last asked. */
    long takeHeld() {
        return held.getAndSet(0);
    }
}
