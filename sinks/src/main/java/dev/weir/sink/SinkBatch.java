package dev.weir.sink;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import java.util.Collection;

/**
 * The records of one excerpt that a sink is to take: those of its kinds that its filter accepts.
 *
 * <pre>{@code
 * while (batch.next()) {
 *     take(batch.record());
 * }
 * }</pre>
 *
 * <p>Every record of the excerpt is in one of four counts once the batch has been read to its end: delivered, filtered,
 * failed or, for options that the collector only repeats, repeated. Failed has what the sink gave up and what a damaged
 * excerpt promised but did not hold. Reused for every excerpt; allocates nothing. Owned by the sink's
 * thread.
 */
public final class SinkBatch {
    private final FlowRecordReader reader = new FlowRecordReader();
    private final int kinds;
    private final boolean splitting;
    private final RecordFilter filter;
    private byte[] excerpt = {};
    private int excerptOffset;
    private int excerptLength;
    private boolean readable;
    private boolean ended;
    private boolean onRecord;
    private int delivered;
    private int filtered;
    private int failed;
    private int repeated;
    private Place place = Place.FILTERED;

    /** Where the record that the reader stands on is counted. */
    private enum Place {
        DELIVERED,
        FILTERED,
        FAILED
    }

    /**
     * Makes a batch that holds nothing yet and keeps biflows in one.
     *
     * @param kinds the kinds of records that pass
     * @param filter which of them pass
     */
    public SinkBatch(Collection<RecordKind> kinds, RecordFilter filter) {
        this(kinds, filter, Biflow.KEEP);
    }

    /**
     * Makes a batch that holds nothing yet.
     *
     * @param kinds the kinds of records that pass
     * @param filter which of them pass; asked for each direction of a biflow that is split
     * @param biflow what becomes of biflows; one that is split counts as one record all the same
     */
    public SinkBatch(Collection<RecordKind> kinds, RecordFilter filter, Biflow biflow) {
        this.splitting = biflow == Biflow.SPLIT;
        this.kinds = kinds.stream().mapToInt(kind -> 1 << kind.code()).reduce(0, (a, b) -> a | b);
        this.filter = filter;
    }

    /**
     * Begins with an excerpt. Called by whoever runs the sink.
     *
     * @param bytes the array that holds it; read until the next call, not copied
     * @param offset where it begins
     * @param length its length in bytes
     * @return false if it is not an excerpt, or one of a later layout version: there is nothing to read then
     */
    public boolean open(byte[] bytes, int offset, int length) {
        excerpt = bytes;
        excerptOffset = offset;
        excerptLength = length;
        rewind();
        return readable;
    }

    /** Goes back before the first record and forgets the counts. Called by whoever offers the batch again. */
    public void rewind() {
        reader.splitBiflows(splitting);
        readable = reader.wrap(excerpt, excerptOffset, excerptLength);
        ended = !readable;
        onRecord = false;
        delivered = 0;
        filtered = 0;
        failed = 0;
        repeated = 0;
    }

    /**
     * Lets the reader learn from the options data of an excerpt whose records nobody is to take. Closes what is open.
     *
     * @param bytes the array that holds the excerpt
     * @param offset where it begins
     * @param length its length in bytes
     */
    public void learn(byte[] bytes, int offset, int length) {
        if (reader.wrap(bytes, offset, length)) {
            while (reader.next()) {
                // Reading is how it learns.
            }
        }
        ended = true;
    }

    /** Goes to the next record that the sink is to take; false at the end. */
    public boolean next() {
        while (!ended && reader.next()) {
            if ((reader.run().flags & Run.REPEATED) != 0) {
                repeated++;
            } else if (passes()) {
                onRecord = true;
                return true;
            }
        }
        onRecord = false;
        finish();
        return false;
    }

    /** Counts the record; the second half of a biflow that was split is the same record, counted before. */
    private boolean passes() {
        final boolean accepted = (kinds & 1 << reader.run().kind.code()) != 0 && filter.accepts(reader);
        if (!reader.isSecondHalf()) {
            place = accepted ? Place.DELIVERED : Place.FILTERED;
            delivered += accepted ? 1 : 0;
            filtered += accepted ? 0 : 1;
        } else if (accepted && place == Place.FILTERED) {
            place = Place.DELIVERED;
            delivered++;
            filtered--;
        }
        return accepted;
    }

    private void finish() {
        if (!ended) {
            ended = true;
            // Records of a kind that only a later version knows are of another kind than any sink asks for.
            filtered += (int) reader.unknownRecords();
            failed += Math.max(0, reader.recordCount() - delivered - filtered - repeated - failed);
        }
    }

    /** The record that {@link #next} went to. */
    public FlowRecordReader record() {
        return reader;
    }

    /** Gives up the record that {@link #next} went to: it counts as failed, and is not offered again. */
    public void fail() {
        if (onRecord && place == Place.DELIVERED) {
            place = Place.FAILED;
            delivered--;
            failed++;
        }
        onRecord = false;
    }

    /** Whether every record has been looked at. */
    public boolean isAtEnd() {
        return ended;
    }

    /** Whether something in the excerpt did not hold together, so far as it has been read. */
    public boolean isDamaged() {
        return !readable || reader.isDamaged();
    }

    /** How many records the sink was given and did not give up. */
    public int delivered() {
        return delivered;
    }

    /** How many records were of another kind or not accepted by the filter. */
    public int filtered() {
        return filtered;
    }

    /** How many records the collector had appended before, and only repeats for new readers. */
    public int repeated() {
        return repeated;
    }

    /** How many records were given up by the sink, promised by a damaged excerpt, or of a kind unknown here. */
    public int failed() {
        return failed;
    }
}
