package dev.weir.sink.journal;

import dev.weir.flow.Bytes;
import dev.weir.flow.Excerpt;

/**
 * Room for one excerpt, used again for each. It grows to the longest excerpt seen and never above its bound. It belongs
 * to the thread of the tailer that fills it; what it holds is valid until the next poll.
 */
public final class ExcerptBuffer {
    /** No excerpt is longer: the journal refuses such, and a tailer skips them. */
    public static final int MAX_LENGTH = 16 << 20;

    private static final int FIRST_LENGTH = 64 << 10;

    private final int maxLength;
    private byte[] bytes;
    private int length;
    private long index;
    private int recordsToSkip;

    /** Room for every excerpt. */
    public ExcerptBuffer() {
        this(MAX_LENGTH);
    }

    /**
     * Room for excerpts up to a length; longer ones are skipped and counted.
     *
     * @param maxLength in bytes
     */
    public ExcerptBuffer(int maxLength) {
        this.maxLength = maxLength;
        this.bytes = new byte[Math.min(maxLength, FIRST_LENGTH)];
    }

    /** The excerpt begins at 0 of this array. Another array after a longer excerpt: ask after each poll. */
    public byte[] bytes() {
        return bytes;
    }

    /** Length of the excerpt in bytes, header included. */
    public int length() {
        return length;
    }

    /** Chronicle's index of the excerpt. */
    public long index() {
        return index;
    }

    /** Number of the excerpt's first record in the journal. */
    public long recordNumber() {
        return Bytes.littleI64(bytes, Excerpt.RECORD_NUMBER_OFFSET);
    }

    /** How many records the excerpt holds. */
    public int recordCount() {
        return (int) Math.min(Bytes.littleU32(bytes, Excerpt.RECORD_COUNT_OFFSET), Integer.MAX_VALUE);
    }

    /** How many records at its beginning were consumed before: pass them by. Not 0 only just after resuming. */
    public int recordsToSkip() {
        return recordsToSkip;
    }

    /** Number of the excerpt's first byte in the journal. */
    public long byteNumber() {
        return Bytes.littleI64(bytes, Excerpt.BYTE_NUMBER_OFFSET);
    }

    /** When the journal took it, in nanoseconds since 1970-01-01T00:00Z. */
    public long appendedAtEpochNanos() {
        return Bytes.littleI64(bytes, Excerpt.APPENDED_AT_OFFSET);
    }

    /**
     * The position of a follower in this excerpt.
     *
     * @param recordsConsumed how many of its records, from its beginning, are done
     * @return the position to save
     */
    public JournalPosition position(int recordsConsumed) {
        return new JournalPosition(index, recordNumber(), byteNumber(), recordsConsumed);
    }

    /** The position of a follower that is done with this excerpt. */
    public JournalPosition endPosition() {
        return position(recordCount());
    }

    int maxLength() {
        return maxLength;
    }

    /** Makes room; the length is known to be within the bound. */
    byte[] prepare(int newLength, long newIndex) {
        if (bytes.length < newLength) {
            bytes = new byte[Math.min(maxLength, Math.max(newLength, bytes.length * 2))];
        }
        length = newLength;
        index = newIndex;
        recordsToSkip = 0;
        return bytes;
    }

    void skipRecords(int count) {
        recordsToSkip = count;
    }
}
