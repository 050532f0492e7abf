package dev.weir.sink.journal;

import dev.weir.flow.Excerpt;
import java.util.function.LongSupplier;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread's way into the journal. Several may append at once; each holds Chronicle's write lock for the time of one
 * copy. The thread must not be interrupted while it appends.
 *
 * <p>Nothing is allocated per excerpt, and nothing about the disk is thrown: the answer says what happened.
 */
public final class JournalAppender implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalAppender.class);

    private final SingleChronicleQueue queue;
    private final JournalNumbers numbers;
    private final JournalMeters meters;
    private final DiskGuard guard;
    private final LongSupplier clock;
    private final int maxLength;
    private final LogGate failures = new LogGate();
    private ExcerptAppender appender;
    private volatile boolean closed;
    private int lastCycle = -1;

    JournalAppender(
            SingleChronicleQueue queue,
            JournalNumbers numbers,
            JournalMeters meters,
            DiskGuard guard,
            LongSupplier clock,
            int maxLength) {
        this.queue = queue;
        this.numbers = numbers;
        this.meters = meters;
        this.guard = guard;
        this.clock = clock;
        this.maxLength = maxLength;
        synchronized (numbers) {
            this.appender = createAppender();
        }
    }

    /**
     * Appends one excerpt. Its record number, byte number and time of appending are set in the journal's copy; the
     * caller's array is not changed.
     *
     * @param excerpt the array that holds it
     * @param offset where it begins
     * @param length its length in bytes, as its header says
     * @return what became of it
     * @throws IllegalArgumentException when this is no excerpt or one too long: a bug of the caller
     */
    public AppendResult append(byte[] excerpt, int offset, int length) {
        if (length > maxLength || !Excerpt.isReadable(excerpt, offset, length)) {
            throw new IllegalArgumentException("not an excerpt of at most " + maxLength + " bytes: " + length);
        }
        final long records = dev.weir.flow.Bytes.littleU32(excerpt, offset + Excerpt.RECORD_COUNT_OFFSET);
        if (!guard.tryReserve(length, clock.getAsLong())) {
            meters.refused(records);
            return AppendResult.REFUSED_DISK;
        }
        if (!tryWrite(excerpt, offset, length, records)) {
            meters.failed(records);
            return AppendResult.FAILED;
        }
        meters.appended(records, length);
        return AppendResult.APPENDED;
    }

    /**
     * The number of the file that this appender wrote its last excerpt into, -1 before the first: who reads may begin
     * with any file, so each must have what its records refer to. Owner thread.
     */
    public int lastCycle() {
        return lastCycle;
    }

    /** The number of the file that an excerpt would go into now, by the clock. Owner thread. */
    public int nextCycle() {
        return queue.cycle();
    }

    /** Releases Chronicle's appender. Call it when the owner thread has stopped; a later append fails. */
    @Override
    public void close() {
        closed = true;
        if (appender != null) {
            appender.close();
        }
    }

    /**
     * Lets go of a file that retention has deleted, if this appender was the last to write there. As long as a file is
     * mapped, its room does not come back: an appender that is refused for want of disk would keep the disk full. Any
     * thread.
     *
     * @param cycle the file's cycle
     */
    void leave(int cycle) {
        synchronized (numbers) {
            if (!closed && appender != null && appender.cycle() <= cycle) {
                appender.close();
                appender = null;
            }
        }
    }

    /**
     * Chronicle's lock would do to keep the appenders apart. The monitor around it is for the day it fails: a fault
     * inside Chronicle can leave its lock held for ever, and only under the monitor is it certain that nobody uses it.
     */
    private boolean tryWrite(byte[] excerpt, int offset, int length, long records) {
        synchronized (numbers) {
            try {
                write(excerpt, offset, length, records);
                return true;
            } catch (RuntimeException | InternalError e) {
                // InternalError is how the JVM reports a fault in mapped memory that it survived.
                onFailure(e);
                return false;
            }
        }
    }

    private void write(byte[] excerpt, int offset, int length, long records) {
        if (appender == null) {
            appender = createAppender();
        }
        // From here to the document's close this thread holds the write lock of the queue: double buffering, the one
        // case in which Chronicle hands out a document without it, is off.
        final DocumentContext document = appender.writingDocument();
        boolean complete = false;
        try {
            final Bytes<?> target = document.wire().bytes();
            final long start = target.writePosition();
            final long now = clock.getAsLong();
            target.write(excerpt, offset, length);
            target.writeLong(start + Excerpt.RECORD_NUMBER_OFFSET, numbers.nextRecordNumber());
            target.writeLong(start + Excerpt.BYTE_NUMBER_OFFSET, numbers.nextByteNumber());
            target.writeLong(start + Excerpt.APPENDED_AT_OFFSET, now);
            lastCycle = queue.rollCycle().toCycle(document.index());
            // Before the close, which gives the lock away. Should the close fail, the numbers are not used again.
            numbers.advance(records, length, now);
            complete = true;
        } finally {
            if (!complete) {
                document.rollbackOnClose();
            }
            document.close();
        }
    }

    private ExcerptAppender createAppender() {
        if (closed) {
            throw new IllegalStateException("the appender is closed");
        }
        final ExcerptAppender created = queue.createAppender();
        // Made by one thread, used by another, closed by a third: never at the same time, which is the caller's duty.
        created.singleThreadedCheckDisabled(true);
        return created;
    }

    private void onFailure(Throwable cause) {
        if (failures.tryPass()) {
            LOG.error("an excerpt could not be appended ({} such lines held back)", failures.takeHeld(), cause);
        }
        // Its state is unknown now; the next append begins with a new one.
        if (!closed) {
            discardAppender();
        }
    }

    private void discardAppender() {
        final ExcerptAppender broken = appender;
        appender = null;
        try {
            if (broken != null) {
                broken.close();
            }
            JournalRepair.freeLocks(queue);
        } catch (RuntimeException | InternalError e) {
            LOG.debug("discarding a failed appender", e);
        }
    }
}
