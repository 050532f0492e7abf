package dev.weir.sink.journal;

import dev.weir.flow.Excerpt;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a journal, excerpt by excerpt, in the collector's process or any other, whether a collector runs or not. The
 * directory need not exist yet. It opens read-only and never hinders the writer.
 *
 * <p>Without a seek it begins at the oldest excerpt. What it cannot read (a newer layout, an excerpt too long, damage)
 * it passes by and counts; trouble with the files is counted, and the files are opened again at the place where it was.
 *
 * <p>It belongs to one thread. The counts may be read by any.
 */
public final class JournalTailer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalTailer.class);

    static {
        ChronicleSettings.apply();
    }

    private final TailerSource source;
    private final RecordTracker tracker = new RecordTracker();
    private final LogGate failures = new LogGate();
    private SeekTarget pending = new SeekTarget.Start();
    private SeekTarget reached = pending;
    private JournalPosition lastPolled;
    private OptionsBefore optionsBefore;
    private boolean begun;
    private volatile long unreadableExcerpts;
    private volatile long readErrors;

    private JournalTailer(Path directory) {
        this.source = new TailerSource(directory);
    }

    /**
     * Follows the journal in a directory. Nothing is opened before the first poll.
     *
     * @param directory where the journal is, or will be
     * @return the tailer, at the journal's start
     */
    public static JournalTailer open(Path directory) {
        return new JournalTailer(directory);
    }

    /**
     * Whether a journal has been begun in a directory, with or without an excerpt.
     *
     * @throws IOException if the directory cannot be read
     */
    public static boolean isJournal(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                directory, "{*" + SingleChronicleQueue.SUFFIX + "," + SingleChronicleQueue.QUEUE_METADATA_FILE + "}")) {
            return files.iterator().hasNext();
        }
    }

    /**
     * Has somebody shown, before the first excerpt after each start or seek, those with options data that stand before
     * it in its file: what exporters said of their interfaces and applications, which later records refer to. Only to
     * learn from; their records are none of those that are polled.
     *
     * @param consumer called by {@link #poll}; what it is shown is valid during the call
     */
    public void learnBefore(Consumer<ExcerptBuffer> consumer) {
        optionsBefore = new OptionsBefore(consumer);
    }

    /** Goes to the oldest excerpt that is retained; records that were deleted before are not counted as missed. */
    public void seekStart() {
        seek(new SeekTarget.Start());
    }

    /**
     * Goes behind the newest excerpt of now; where there is no journal yet, to the start of the one to come.
     */
    public void seekEnd() {
        seek(new SeekTarget.End());
    }

    /**
     * Goes to the first excerpt appended at a time or after it; to the end when there is none.
     *
     * @param epochNanos nanoseconds since 1970-01-01T00:00Z
     */
    public void seekTime(long epochNanos) {
        seek(new SeekTarget.Time(epochNanos));
    }

    /**
     * Goes to exactly the record after a position. Records that retention has deleted since are counted as missed. A
     * journal that has been made anew is read from its start, which {@link #restarts()} tells.
     *
     * @param position where a follower left off
     */
    public void seekPosition(JournalPosition position) {
        seek(new SeekTarget.Position(position));
    }

    /**
     * Copies the next excerpt, if there is one. Returns at once either way: the caller decides how long to wait.
     *
     * @param into receives it, with the number of records at its beginning that were consumed before
     * @return false when there is none yet
     */
    public boolean poll(ExcerptBuffer into) {
        try {
            return tryReady() && next(into);
        } catch (RuntimeException | InternalError e) {
            onReadError(e);
            return false;
        }
    }

    /**
     * How far this tailer is behind the newest excerpt now. It looks the end up in the files, so ask it every few
     * seconds, not after each poll.
     *
     * @return the lag; none when there is no journal
     */
    public JournalLag lag() {
        try {
            return tryReady() ? measureLag() : JournalLag.NONE;
        } catch (RuntimeException | InternalError e) {
            onReadError(e);
            return JournalLag.NONE;
        }
    }

    /** The position behind the excerpt polled last, or where it was told to resume; empty before either. */
    public Optional<JournalPosition> position() {
        return Optional.ofNullable(lastPolled);
    }

    /** Records that retention deleted before this tailer came to them. */
    public long missedRecords() {
        return tracker.missedRecords();
    }

    /** Excerpts passed by because this code cannot read them or they are longer than the buffer may grow. */
    public long unreadableExcerpts() {
        return unreadableExcerpts;
    }

    /** How often reading failed and the files were opened again. */
    public long readErrors() {
        return readErrors;
    }

    /** How often the record numbers were found to begin again: the journal was replaced under the follower. */
    public long restarts() {
        return tracker.restarts();
    }

    @Override
    public void close() {
        source.close();
    }

    private void seek(SeekTarget target) {
        pending = target;
        lastPolled = target instanceof SeekTarget.Position resumed ? resumed.position() : null;
    }

    private boolean tryReady() {
        if (!source.tryOpen()) {
            return false;
        }
        if (pending != null) {
            reached = pending.apply(source, tracker);
            pending = null;
            begun = false;
        }
        return true;
    }

    private boolean next(ExcerptBuffer into) {
        while (true) {
            if (source.isAtEndOfFile()) {
                source.tryLeaveDeletedFile();
            }
            try (DocumentContext document = source.tailer().readingDocument()) {
                if (document.isPresent()) {
                    if (tryCopy(document, into) && tracker.tryAccept(into)) {
                        begin(into.index());
                        lastPolled = into.endPosition();
                        return true;
                    }
                    continue;
                }
            }
            if (!source.tryLeaveDeletedFile()) {
                return false;
            }
        }
    }

    private void begin(long index) {
        final boolean first = !begun;
        begun = true;
        if (first && optionsBefore != null) {
            optionsBefore.show(source.queue(), index);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private boolean tryCopy(DocumentContext document, ExcerptBuffer into) {
        final Bytes<?> bytes = document.wire().bytes();
        final long length = bytes.readRemaining();
        if (length <= into.maxLength()) {
            final byte[] target = into.prepare((int) length, document.index());
            bytes.read(target, 0, (int) length);
            if (Excerpt.isReadable(target, 0, (int) length)) {
                return true;
            }
        }
        unreadableExcerpts++;
        return false;
    }

    private JournalLag measureLag() {
        final ExcerptHeader last = new ExcerptHeader();
        final ExcerptHeader next = new ExcerptHeader();
        try (ExcerptSearch search = new ExcerptSearch(source.queue())) {
            if (!search.tryLast(last) || !tryFindNext(search, next)) {
                return JournalLag.NONE;
            }
        }
        final long record = Math.max(tracker.nextRecordNumber(), next.recordNumber());
        return new JournalLag(
                last.endRecordNumber() - record,
                last.endByteNumber() - next.byteNumber(),
                Math.max(0, last.appendedAtEpochNanos() - next.appendedAtEpochNanos()));
    }

    private boolean tryFindNext(ExcerptSearch search, ExcerptHeader next) {
        final int from = lastPolled == null
                ? Integer.MIN_VALUE
                : source.queue().rollCycle().toCycle(lastPolled.index());
        final long record = tracker.nextRecordNumber();
        return search.tryFind(from, header -> header.endRecordNumber() > record, next);
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    private void onReadError(Throwable cause) {
        readErrors++;
        if (failures.tryPass()) {
            LOG.warn("reading the journal failed, it is opened again ({} held back)", failures.takeHeld(), cause);
        }
        try {
            source.close();
        } catch (RuntimeException | InternalError e) {
            LOG.debug("closing a failed tailer", e);
        }
        if (pending == null) {
            pending = begun && lastPolled != null ? new SeekTarget.Position(lastPolled) : reached;
        }
    }
}
