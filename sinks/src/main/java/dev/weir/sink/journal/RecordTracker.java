package dev.weir.sink.journal;

/**
 * Follows the record numbers of one tailer: which excerpt comes next, how many records were missed, and where in an
 * excerpt a resumed tailer begins. One thread writes; the counts may be read by any.
 */
final class RecordTracker {
    private static final long UNKNOWN = -1;

    private long nextRecordNumber = UNKNOWN;
    private boolean resuming;
    private long resumeIndex = UNKNOWN;
    private volatile long missedRecords;
    private volatile long restarts;

    /** Whatever comes next is right: nothing is missed by beginning there. */
    void startAnywhere() {
        nextRecordNumber = UNKNOWN;
        resuming = false;
    }

    /** The next record must be this one; excerpts before it are passed by until it is reached. */
    void resume(JournalPosition position) {
        nextRecordNumber = position.nextRecordNumber();
        resumeIndex = position.index();
        resuming = true;
    }

    /** The next record should be this one; what comes is taken as it comes. */
    void expect(long recordNumber) {
        nextRecordNumber = recordNumber;
        resuming = false;
    }

    /** The journal was made anew: its numbers began again. */
    void restart() {
        restarts = restarts + 1;
        startAnywhere();
    }

    /** Whether the excerpt is to be delivered; sets the records to skip in it. */
    boolean tryAccept(ExcerptBuffer excerpt) {
        final long first = excerpt.recordNumber();
        final long end = first + excerpt.recordCount();
        if (resuming && isDone(excerpt, first, end)) {
            return false;
        }
        if (nextRecordNumber != UNKNOWN) {
            compare(excerpt, first);
        }
        nextRecordNumber = end;
        resuming = false;
        return true;
    }

    /** The number of the record that comes next, -1 when any will do. */
    long nextRecordNumber() {
        return nextRecordNumber;
    }

    long missedRecords() {
        return missedRecords;
    }

    long restarts() {
        return restarts;
    }

    private boolean isDone(ExcerptBuffer excerpt, long first, long end) {
        // An excerpt without records was read if a position was taken in it.
        return first == end ? excerpt.index() <= resumeIndex : end <= nextRecordNumber;
    }

    private void compare(ExcerptBuffer excerpt, long first) {
        if (first > nextRecordNumber) {
            missedRecords = missedRecords + (first - nextRecordNumber);
        } else if (first < nextRecordNumber && resuming) {
            excerpt.skipRecords((int) (nextRecordNumber - first));
        } else if (first < nextRecordNumber) {
            restarts = restarts + 1;
        }
    }
}
