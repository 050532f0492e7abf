package dev.weir.collector.deliver;

/** How far a sink has come in the journal. Written by the sink's thread, read by any. */
final class SinkProgress {
    private final long firstRecord;
    private volatile long nextRecord;
    private volatile long nextByte;
    private volatile long appendedAtEpochNanos;

    /** Begins with the record and the byte that come first. */
    SinkProgress(long firstRecord, long firstByte) {
        this.firstRecord = firstRecord;
        this.nextRecord = firstRecord;
        this.nextByte = firstByte;
    }

    /** Moves on, behind the last excerpt that was flushed. */
    void onFlushed(long newNextRecord, long newNextByte, long newAppendedAtEpochNanos) {
        nextByte = newNextByte;
        appendedAtEpochNanos = newAppendedAtEpochNanos;
        nextRecord = newNextRecord;
    }

    /** The record that it began with. */
    long firstRecord() {
        return firstRecord;
    }

    /** The record that it comes to next. */
    long nextRecord() {
        return nextRecord;
    }

    /**
     * How many bytes of excerpts it has yet to come to. A saved position names the first byte of the excerpt that was
     * taken last, so the bytes alone would leave a sink that is at the end behind by one excerpt.
     *
     * @param behind how many records it has yet to come to
     * @param endByte the byte at the journal's end
     */
    long lagBytes(long behind, long endByte) {
        return behind == 0 ? 0 : endByte - nextByte;
    }

    /** When the last excerpt that it flushed was appended, nanoseconds since 1970; 0 before the first. */
    long appendedAtEpochNanos() {
        return appendedAtEpochNanos;
    }
}
