package dev.weir.sink.journal;

/**
 * The numbers that the next excerpt gets. Changed only under this object's monitor and Chronicle's write
 * lock, so they are in journal order over all appenders; read by any thread.
 */
final class JournalNumbers {
    private volatile long nextRecordNumber;
    private volatile long nextByteNumber;
    private volatile long lastAppendedAtEpochNanos;

    /** Numbers never go back: where two sources disagree the higher one holds. */
    void atLeast(long recordNumber, long byteNumber) {
        nextRecordNumber = Math.max(nextRecordNumber, recordNumber);
        nextByteNumber = Math.max(nextByteNumber, byteNumber);
    }

    /** Counts one excerpt. The caller holds the write lock. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField")
    void advance(long records, long bytes, long appendedAtEpochNanos) {
        nextRecordNumber += records;
        nextByteNumber += bytes;
        lastAppendedAtEpochNanos = appendedAtEpochNanos;
    }

    long nextRecordNumber() {
        return nextRecordNumber;
    }

    long nextByteNumber() {
        return nextByteNumber;
    }

    long lastAppendedAtEpochNanos() {
        return lastAppendedAtEpochNanos;
    }
}
