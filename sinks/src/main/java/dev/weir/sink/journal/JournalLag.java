package dev.weir.sink.journal;

/**
 * How far a follower is behind the end of the journal.
 *
 * @param records records that it has not polled yet
 * @param bytes excerpt bytes that it has not polled yet
 * @param nanos time between the appending of the last excerpt it has polled and of the newest one
 */
public record JournalLag(long records, long bytes, long nanos) {
    /** Not behind. */
    public static final JournalLag NONE = new JournalLag(0, 0, 0);
}
