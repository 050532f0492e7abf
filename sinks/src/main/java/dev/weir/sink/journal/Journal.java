package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal as its one writing process sees it. Open it before any thread appends, close it after the last has
 * stopped. A directory that another process writes is refused; one whose writer was killed is taken over at once.
 *
 * <p>Record and byte numbers go on where the last readable excerpt ends, over restarts and whatever retention deletes.
 * All methods may be called by any thread; {@link #close()} once.
 */
public final class Journal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long GUARD_EVERY_BYTES = 8L << 20;
    private static final long ROOM_TO_BEGIN = 4L << 20;
    private static final long GUARD_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final JournalOptions options;
    private final JournalOwner owner;
    private final SingleChronicleQueue queue;
    private final DiskGuard guard;
    private final JournalNumbers numbers = new JournalNumbers();
    private final JournalMeters meters = new JournalMeters();
    private final PositionFile savedNumbers;
    private final List<JournalAppender> appenders = new ArrayList<>();
    private volatile long firstRecordNumber;
    private boolean closed;

    private Journal(JournalOptions options, JournalOwner owner, SingleChronicleQueue queue) {
        this.options = options;
        this.owner = owner;
        this.queue = queue;
        this.savedNumbers = new PositionFile(options.directory().resolve("weir.numbers"), true);
        final long reserve = options.blockSizeBytes() + maxExcerptLength();
        this.guard = new DiskGuard(
                options.freeSpace(),
                options.minFreeDiskBytes(),
                reserve,
                Math.min(GUARD_EVERY_BYTES, options.blockSizeBytes()),
                GUARD_EVERY_NANOS,
                options.clock().getAsLong());
    }

    /**
     * Makes or reopens a journal, repairs what a killed writer has left, and recovers the numbers.
     *
     * @param options how it is kept
     * @return the journal, open for appending
     * @throws IOException when the directory cannot be used or another process writes to it
     */
    public static Journal open(JournalOptions options) throws IOException {
        ChronicleSettings.apply();
        final Path directory = Files.createDirectories(options.directory());
        final JournalOwner owner = JournalOwner.claim(directory);
        SingleChronicleQueue queue = null;
        try {
            JournalRepair.removeUnfinished(directory);
            requireRoom(options);
            final RollClock clock = new RollClock(options.clock());
            queue = JournalQueues.writer(options, clock);
            JournalRepair.freeLocks(queue);
            startClockAtLastFile(queue, clock);
            final Journal journal = new Journal(options, owner, queue);
            journal.recoverNumbers();
            return journal;
        } catch (RuntimeException | IOException | InternalError e) {
            if (queue != null) {
                queue.close();
            }
            owner.close();
            throw asIoException(directory, e);
        }
    }

    /** InternalError is how the JVM reports a fault in mapped memory: the disk had no room for a page, or lost it. */
    private static IOException asIoException(Path directory, Throwable cause) {
        if (cause instanceof IOException io) {
            return io;
        }
        final String why = cause instanceof InternalError ? ": its disk is full or failing" : "";
        return new IOException("cannot open the journal " + directory + why, cause);
    }

    /** What Chronicle maps for a journal that is made anew must fit: a store into a page without room is a fault. */
    private static void requireRoom(JournalOptions options) throws IOException {
        if (Files.exists(options.directory().resolve(SingleChronicleQueue.QUEUE_METADATA_FILE))) {
            return;
        }
        final long usable = options.freeSpace().usableBytes();
        if (usable < ROOM_TO_BEGIN) {
            throw new IOException("cannot make the journal " + options.directory() + ": the disk is full, " + usable
                    + " bytes are free and " + ROOM_TO_BEGIN + " are needed to begin");
        }
    }

    /** A new appender for one thread. Close it, or let {@link #close()} do so. */
    public synchronized JournalAppender newAppender() {
        if (closed) {
            throw new IllegalStateException("the journal is closed");
        }
        final JournalAppender appender =
                new JournalAppender(queue, numbers, meters, guard, options.clock(), maxExcerptLength());
        appenders.add(appender);
        return appender;
    }

    /** The number that the next record will get: one more than that of the newest record. */
    public long endRecordNumber() {
        return numbers.nextRecordNumber();
    }

    /** The number that the next byte will get: how many excerpt bytes were ever appended. */
    public long endByteNumber() {
        return numbers.nextByteNumber();
    }

    /** The number of the oldest record that is retained; equal to {@link #endRecordNumber()} when there is none. */
    public long firstRecordNumber() {
        return firstRecordNumber;
    }

    /** When the newest excerpt was appended, in nanoseconds since 1970-01-01T00:00Z; 0 when there is none. */
    public long lastAppendedAtEpochNanos() {
        return numbers.lastAppendedAtEpochNanos();
    }

    /** What became of the excerpts since the journal was opened. */
    public JournalCounters counters() {
        return meters.read();
    }

    /** The guard of the free disk. */
    public DiskGuard diskGuard() {
        return guard;
    }

    /** The longest excerpt that this journal takes, in bytes. */
    public int maxExcerptLength() {
        return (int) Math.min(ExcerptBuffer.MAX_LENGTH, queue.overlapSize());
    }

    /** Where the journal is. */
    public Path directory() {
        return options.directory();
    }

    /** Closes all appenders and the files, and gives the directory free. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        appenders.forEach(JournalAppender::close);
        queue.close();
        owner.close();
    }

    JournalOptions options() {
        return options;
    }

    SingleChronicleQueue queue() {
        return queue;
    }

    /** Writes the numbers down, so that they survive even if every file is deleted. */
    void saveNumbers() throws IOException {
        savedNumbers.save(new JournalPosition(0, endRecordNumber(), endByteNumber(), 0));
    }

    /** Lets go of a file that was deleted, so that the disk gets its room back. */
    synchronized void leave(int cycle) {
        appenders.forEach(appender -> appender.leave(cycle));
    }

    void refreshFirstRecordNumber() {
        final ExcerptHeader header = new ExcerptHeader();
        try (ExcerptSearch search = new ExcerptSearch(queue)) {
            firstRecordNumber = search.tryFirst(header) ? header.recordNumber() : endRecordNumber();
        }
    }

    private void recoverNumbers() throws IOException {
        savedNumbers.load().ifPresent(saved -> numbers.atLeast(saved.recordNumber(), saved.byteNumber()));
        final ExcerptHeader last = new ExcerptHeader();
        try (ExcerptSearch search = new ExcerptSearch(queue)) {
            if (search.tryLast(last)) {
                numbers.atLeast(last.endRecordNumber(), last.endByteNumber());
                numbers.advance(0, 0, last.appendedAtEpochNanos());
            }
        }
        refreshFirstRecordNumber();
        LOG.info("journal {} goes on at record {}, byte {}", directory(), endRecordNumber(), endByteNumber());
    }

    /** A file that lies in the future, because the clock was set back, is written on until its time has come. */
    private static void startClockAtLastFile(SingleChronicleQueue queue, RollClock clock) {
        final NavigableMap<Integer, Path> files = new CycleFiles(queue).list();
        if (files.isEmpty()) {
            return;
        }
        final int last = files.lastKey();
        if (last > queue.cycle()) {
            LOG.warn("the newest journal file {} lies in the future: is the clock right?", files.get(last));
        }
        clock.notBefore(queue.epoch() + (long) last * queue.rollCycle().lengthInMillis());
    }
}
