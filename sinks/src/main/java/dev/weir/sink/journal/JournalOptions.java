package dev.weir.sink.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How a journal is kept.
 *
 * @param directory where its files are; made when it is missing. A local file system, not NFS
 * @param roll how long a file lasts; an existing journal keeps the cycle it was made with
 * @param retention what may be deleted
 * @param minFreeDiskBytes appends are refused below this much free disk; raised to the smallest safe value, see
 *     {@link DiskGuard}
 * @param blockSizeBytes how much of a file is mapped, and its sparse length extended, at a time
 * @param clock nanoseconds since 1970-01-01T00:00Z; decides the roll-over and stamps the excerpts
 * @param freeSpace how to ask for free disk
 */
public record JournalOptions(
        Path directory,
        JournalRoll roll,
        RetentionLimits retention,
        long minFreeDiskBytes,
        long blockSizeBytes,
        LongSupplier clock,
        FreeSpace freeSpace) {

    /** Chronicle's own default. An excerpt may be a quarter of it, so {@link ExcerptBuffer#MAX_LENGTH} fits. */
    public static final long DEFAULT_BLOCK_SIZE_BYTES = 64L << 20;

    /** Refuses sizes that cannot work. */
    public JournalOptions {
        if (minFreeDiskBytes < 0 || blockSizeBytes <= 0) {
            throw new IllegalArgumentException("a size of the journal is negative or zero");
        }
    }

    /**
     * Hourly files, kept for a week, 1 GiB of disk left to others, and the system's clock in milliseconds.
     *
     * @param directory where the journal is
     * @return options to refine with the other methods
     */
    public static JournalOptions in(Path directory) {
        final RetentionLimits week = new RetentionLimits(Duration.ofDays(7), 0, 0);
        final LongSupplier clock = () -> System.currentTimeMillis() * 1_000_000L;
        return new JournalOptions(
                directory,
                JournalRoll.HOURLY,
                week,
                1L << 30,
                DEFAULT_BLOCK_SIZE_BYTES,
                clock,
                FreeSpace.of(directory));
    }

    /** The same with another roll cycle. */
    public JournalOptions withRoll(JournalRoll other) {
        return new JournalOptions(directory, other, retention, minFreeDiskBytes, blockSizeBytes, clock, freeSpace);
    }

    /** The same with other retention limits. */
    public JournalOptions withRetention(RetentionLimits other) {
        return new JournalOptions(directory, roll, other, minFreeDiskBytes, blockSizeBytes, clock, freeSpace);
    }

    /** The same with another floor of free disk. */
    public JournalOptions withMinFreeDiskBytes(long other) {
        return new JournalOptions(directory, roll, retention, other, blockSizeBytes, clock, freeSpace);
    }

    /** The same with another block size. */
    public JournalOptions withBlockSizeBytes(long other) {
        return new JournalOptions(directory, roll, retention, minFreeDiskBytes, other, clock, freeSpace);
    }

    /** The same with another clock, in nanoseconds since 1970-01-01T00:00Z. */
    public JournalOptions withClock(LongSupplier other) {
        return new JournalOptions(directory, roll, retention, minFreeDiskBytes, blockSizeBytes, other, freeSpace);
    }

    /** The same with another way to ask for free disk. */
    public JournalOptions withFreeSpace(FreeSpace other) {
        return new JournalOptions(directory, roll, retention, minFreeDiskBytes, blockSizeBytes, clock, other);
    }
}
