package dev.weir.collector.deliver;

import dev.weir.account.Counters;
import dev.weir.sink.SinkCounter;
import dev.weir.sink.journal.ExcerptBuffer;
import dev.weir.sink.journal.JournalPosition;

/**
 * What a sink has taken since its last flush. Until it is flushed it may be in memory only, so the ledger has it among
 * the records that are behind. Owned by the sink's thread.
 */
final class UnflushedRecords {
    private long delivered;
    private long filtered;
    private long failed;
    private long overtaken;
    private long repeated;
    private long nextRecord;
    private long nextByte;
    private long appendedAtEpochNanos;
    private JournalPosition end;

    /** Begins with nothing taken. */
    UnflushedRecords(long nextRecord) {
        this.nextRecord = nextRecord;
    }

    /** The record that comes next, behind all that was taken. */
    long nextRecord() {
        return nextRecord;
    }

    /** Takes note of records before the excerpt to come that nobody will ever see. */
    void onMissed(long byRetention, long unreadable) {
        overtaken += byRetention;
        failed += unreadable;
    }

    /** Takes note of an excerpt; each of its records that is in no other count has failed. */
    void onTaken(ExcerptBuffer excerpt, int deliveredOfIt, int filteredOfIt, int repeatedOfIt) {
        delivered += deliveredOfIt;
        filtered += filteredOfIt;
        repeated += repeatedOfIt;
        failed += Math.max(0, excerpt.recordCount() - deliveredOfIt - filteredOfIt - repeatedOfIt);
        nextRecord = excerpt.recordNumber() + excerpt.recordCount();
        nextByte = excerpt.byteNumber() + excerpt.length();
        appendedAtEpochNanos = excerpt.appendedAtEpochNanos();
        end = excerpt.endPosition();
    }

    /** Whether there is nothing to flush. */
    boolean isEmpty() {
        return end == null;
    }

    /** The end of the last excerpt that was taken: the position to save. */
    JournalPosition end() {
        return end;
    }

    /** Enters into the books what has been flushed, and begins anew. */
    void book(Counters<SinkCounter> counters, SinkProgress progress) {
        progress.onFlushed(nextRecord, nextByte, appendedAtEpochNanos);
        counters.add(SinkCounter.RECORDS_DELIVERED, delivered);
        counters.add(SinkCounter.RECORDS_FILTERED, filtered);
        counters.add(SinkCounter.RECORDS_FAILED, failed);
        counters.add(SinkCounter.RECORDS_OVERTAKEN, overtaken);
        counters.add(SinkCounter.RECORDS_REPEATED, repeated);
        delivered = 0;
        filtered = 0;
        failed = 0;
        overtaken = 0;
        repeated = 0;
        end = null;
    }
}
