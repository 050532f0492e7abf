package dev.weir.collector.state;

import java.util.concurrent.TimeUnit;

/**
 * How long to wait between two saves: the longer, the longer a save takes, so that whoever makes the memory big and
 * changes it all the time, with forged templates, cannot keep the disk busy for more than a twentieth of the time as
 * long as a save takes less than a second and a half. Beyond that, the pause is the longest one.
 */
final class SavePace {
    static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long TIMES = 20;

    private long endedAtNanoTime;
    private long pauseNanos;

    /** Whether it has been long enough since the last save, whether it succeeded or not; at first it has. */
    boolean isDue(long nanoTime) {
        return pauseNanos == 0 || nanoTime - endedAtNanoTime >= pauseNanos;
    }

    /** Takes note of a save, or of an attempt. */
    void onSaved(long beganAtNanoTime, long nowNanoTime) {
        final long took = Math.min(Math.max(0, nowNanoTime - beganAtNanoTime), LONGEST_NANOS);
        endedAtNanoTime = nowNanoTime;
        pauseNanos = Math.min(Math.max(SHORTEST_NANOS, TIMES * took), LONGEST_NANOS);
    }
}
