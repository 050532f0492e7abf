package dev.weir.sink.journal;

/**
 * How far a follower has come: the excerpt it touched last and how many of its records it is done with. Resuming there
 * gives exactly the next record, whether it is in the same excerpt, in the next or in the next file.
 *
 * <p>The record number is the truth; the index only helps to find it fast.
 *
 * @param index Chronicle's index of the excerpt
 * @param recordNumber number of the excerpt's first record in the journal
 * @param byteNumber number of the excerpt's first byte in the journal
 * @param recordsConsumed how many of the excerpt's records are done, 0 to its record count
 */
public record JournalPosition(long index, long recordNumber, long byteNumber, int recordsConsumed) {
    /** Refuses negative numbers. */
    public JournalPosition {
        if (index < 0 || recordNumber < 0 || byteNumber < 0 || recordsConsumed < 0) {
            throw new IllegalArgumentException("a number of a journal position is negative");
        }
    }

    /** The number of the record that comes next. */
    public long nextRecordNumber() {
        return recordNumber + recordsConsumed;
    }
}
