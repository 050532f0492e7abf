package dev.weir.collector.replay;

import java.util.function.BooleanSupplier;

/**
 * Says when the next datagram is due, and waits for it.
 *
 * <p>Datagrams are held to a schedule, not to a distance from the one before: at high rates a wait overshoots, and the
 * datagrams that became due meanwhile follow at once, so that the average holds. Whoever is more than
 * {@link #MAX_LAG_NANOS} late starts a new schedule instead of making up for it in a burst.
 */
final class Pacer {
    static final long MAX_GAP_NANOS = 1_000_000_000L;
    static final long MAX_LAG_NANOS = 100_000_000L;

    private static final double NANOS_PER_SECOND = 1e9;

    private final long packetsPerSecond;
    private final ReplayClock clock;
    private long beganAtNanos;
    private long scheduled;
    private long dueAtNanos;
    private long lastCapturedAtNanos;
    private boolean atFileStart = true;

    Pacer(long packetsPerSecond, ReplayClock clock) {
        this.packetsPerSecond = packetsPerSecond;
        this.clock = clock;
        this.beganAtNanos = clock.nanoTime();
        this.dueAtNanos = beganAtNanos;
    }

    /** Says that the next datagram's time has nothing to do with the one before: another file begins. */
    void onFileStart() {
        atFileStart = true;
    }

    /**
     * Waits until the next datagram is due.
     *
     * @param capturedAtNanos when it was captured
     * @param stopped ends the wait early when it becomes true
     */
    void awaitNext(long capturedAtNanos, BooleanSupplier stopped) {
        if (packetsPerSecond == ReplayOptions.UNLIMITED) {
            return;
        }
        if (packetsPerSecond == ReplayOptions.AS_CAPTURED) {
            dueAtNanos += gapBefore(capturedAtNanos);
        } else {
            dueAtNanos = beganAtNanos + (long) (scheduled * (NANOS_PER_SECOND / packetsPerSecond));
            scheduled++;
        }
        await(stopped);
    }

    private long gapBefore(long capturedAtNanos) {
        final long gap = atFileStart ? 0 : capturedAtNanos - lastCapturedAtNanos;
        atFileStart = false;
        lastCapturedAtNanos = capturedAtNanos;
        return Math.max(0, Math.min(MAX_GAP_NANOS, gap));
    }

    private void await(BooleanSupplier stopped) {
        long left = dueAtNanos - clock.nanoTime();
        if (left < -MAX_LAG_NANOS) {
            beganAtNanos -= left;
            dueAtNanos -= left;
        }
        while (left > 0 && !stopped.getAsBoolean()) {
            clock.park(left);
            left = dueAtNanos - clock.nanoTime();
        }
    }
}
