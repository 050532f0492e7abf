package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes whole files of the journal, oldest first, by age, by total size and for free disk. It never deletes the file
 * of the current cycle, nor one whose cycle ended less than ten seconds ago, in which an appender might still be busy.
 *
 * <p>It keeps Chronicle's listing right, for tailers in other processes too. A tailer that is just reading a deleted
 * file reads it to its end if it has it mapped; otherwise it goes on at the oldest file left and counts what it missed.
 *
 * <p>It has no thread: its owner calls {@link #runOnce(long)} every minute or so. One thread; the totals may be read by
 * any.
 */
public final class JournalRetention {
    private static final Logger LOG = LoggerFactory.getLogger(JournalRetention.class);
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Journal journal;
    private final RetentionLimits limits;
    private final FreeSpace freeSpace;
    private final RolledFiles files;
    private final LogGate failures = new LogGate();
    private volatile RetentionReport total = RetentionReport.NOTHING;

    /**
     * Retention with the journal's own limits.
     *
     * @param journal the open journal
     */
    public JournalRetention(Journal journal) {
        this.journal = journal;
        this.limits = journal.options().retention();
        this.freeSpace = journal.options().freeSpace();
        this.files = new RolledFiles(journal.queue());
    }

    /**
     * Deletes what the limits ask for. Trouble is logged and tried again in the next run.
     *
     * @param nowEpochNanos the time now
     * @return what was deleted
     */
    public RetentionReport runOnce(long nowEpochNanos) {
        RetentionReport report = RetentionReport.NOTHING;
        try {
            report = deleteExcess(nowEpochNanos);
            // Nobody may be appending who would ask, and health is not to stay red for that.
            journal.diskGuard().tryReserve(0, nowEpochNanos);
        } catch (IOException | RuntimeException | InternalError e) {
            // InternalError is how the JVM reports a fault in mapped memory; thrown on, it would end the owner's timer.
            if (failures.tryPass()) {
                LOG.warn("journal retention failed and is tried again", e);
            }
        }
        return report;
    }

    /** What all runs have deleted so far. */
    public RetentionReport total() {
        return total;
    }

    private RetentionReport deleteExcess(long nowEpochNanos) throws IOException {
        final int current = journal.queue().cycle();
        final List<RolledFile> present = files.list(current);
        long size = present.stream().mapToLong(RolledFile::usedBytes).sum();
        final long wantedFree = wantedFreeBytes();
        long free = wantedFree == 0 ? Long.MAX_VALUE : freeSpace.usableBytes();
        RetentionReport report = RetentionReport.NOTHING;
        for (final RolledFile file : present) {
            final boolean finished = file.cycle() < current && files.endOf(file.cycle()) + GRACE_NANOS <= nowEpochNanos;
            if (!finished || !isExcess(file, nowEpochNanos, size, free, wantedFree)) {
                break;
            }
            report = report.plus(delete(file));
            size -= file.usedBytes();
            free += free == Long.MAX_VALUE ? 0 : file.usedBytes();
        }
        return report;
    }

    /** The guard may refuse earlier than the limit asks for room, and what it waits for is for retention to find. */
    private long wantedFreeBytes() {
        return limits.freeDiskBytes() == 0
                ? 0
                : Math.max(limits.freeDiskBytes(), journal.diskGuard().acceptFromBytes());
    }

    private boolean isExcess(RolledFile file, long nowEpochNanos, long size, long free, long wantedFree) {
        final long age = nowEpochNanos - file.lastAppendedAtEpochNanos();
        final boolean tooOld = !limits.age().isZero() && age > limits.age().toNanos();
        final boolean tooMuch = limits.sizeBytes() > 0 && size > limits.sizeBytes();
        return tooOld || tooMuch || free < wantedFree;
    }

    private RetentionReport delete(RolledFile file) throws IOException {
        // The last file may be among them, and with it the only place where the numbers are.
        journal.saveNumbers();
        Files.delete(file.path());
        journal.leave(file.cycle());
        journal.queue().refreshDirectoryListing();
        journal.refreshFirstRecordNumber();
        final RetentionReport one = new RetentionReport(1, file.usedBytes(), file.records());
        total = total.plus(one);
        LOG.info("retention deleted {}: {} bytes, {} records", file.path(), file.usedBytes(), file.records());
        return one;
    }
}
