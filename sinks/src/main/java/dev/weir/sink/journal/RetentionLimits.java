package dev.weir.sink.journal;

import java.time.Duration;

/**
 * What the journal may keep. Each limit stands alone; zero means that it does not apply.
 *
 * @param age files whose last excerpt is older are deleted
 * @param sizeBytes the journal's files together take at most this much disk, holes in sparse files not counted
 * @param freeDiskBytes the oldest files are deleted until the file system has this much room
 */
public record RetentionLimits(Duration age, long sizeBytes, long freeDiskBytes) {
    /** Deletes nothing. */
    public static final RetentionLimits KEEP_ALL = new RetentionLimits(Duration.ZERO, 0, 0);

    /** Refuses negative limits. */
    public RetentionLimits {
        if (age.isNegative() || sizeBytes < 0 || freeDiskBytes < 0) {
            throw new IllegalArgumentException("a retention limit is negative");
        }
    }
}
