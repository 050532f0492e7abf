package dev.weir.sink.file;

import java.time.Duration;

/**
 * When a file is rolled over, and what becomes of it then.
 *
 * @param maxBytes the size that a file does not exceed, unless one write alone does; 0 for no limit
 * @param interval files are rolled at whole multiples of this since 1970, UTC; zero for never
 * @param gzip whether rolled files are compressed
 * @param keep how many rolled files are kept; 0 for all
 */
public record RollPolicy(long maxBytes, Duration interval, boolean gzip, int keep) {
    /** Refuses what is negative. */
    public RollPolicy {
        if (maxBytes < 0 || interval.isNegative() || keep < 0) {
            throw new IllegalArgumentException("a size, an interval or a number of files below 0");
        }
    }

    /** Which interval a time is in; always 0 without intervals. */
    long period(long epochMillis) {
        return interval.isZero() ? 0 : Math.floorDiv(epochMillis, intervalMillis());
    }

    /** The time that names a file of this interval: its beginning, or now without intervals. */
    long stampEpochMillis(long period, long nowEpochMillis) {
        return interval.isZero() ? nowEpochMillis : period * intervalMillis();
    }

    private long intervalMillis() {
        return Math.max(1, interval.toMillis());
    }
}
