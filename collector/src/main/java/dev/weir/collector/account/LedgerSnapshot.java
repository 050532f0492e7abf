package dev.weir.collector.account;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger at one moment. While datagrams are in motion, counts of different threads may be some apart; when nothing
 * moves, the books close.
 *
 * @param counts the sums over all threads
 * @param rejects refused datagrams by reason
 * @param droppedByKernel datagrams that the kernel dropped at our sockets; -1 if it does not tell
 * @param inRing datagrams that wait in rings
 * @param waiting data sets that wait for their template
 * @param sinks what became of the journal's records at each sink
 */
public record LedgerSnapshot(
        Map<Counter, Long> counts,
        Map<RejectReason, Long> rejects,
        long droppedByKernel,
        long inRing,
        Waiting waiting,
        List<SinkLine> sinks) {
    /**
     * Data sets that wait for their template.
     *
     * @param sets how many
     * @param bytes how many octets they have
     */
    public record Waiting(long sets, long bytes) {
        /** Nothing waits. */
        public static final Waiting NONE = new Waiting(0, 0);
    }

    /** A ledger in which no data set waits. */
    public LedgerSnapshot(
            Map<Counter, Long> counts,
            Map<RejectReason, Long> rejects,
            long droppedByKernel,
            long inRing,
            List<SinkLine> sinks) {
        this(counts, rejects, droppedByKernel, inRing, Waiting.NONE, sinks);
    }

    /** Copies what it is given. */
    public LedgerSnapshot {
        counts = copy(Counter.class, counts);
        rejects = copy(RejectReason.class, rejects);
        sinks = List.copyOf(sinks);
    }

    /** EnumMap's own copy constructor refuses a map that is empty. */
    private static <E extends Enum<E>> Map<E, Long> copy(Class<E> type, Map<E, Long> from) {
        final Map<E, Long> copy = new EnumMap<>(type);
        copy.putAll(from);
        return Collections.unmodifiableMap(copy);
    }

    /**
     * A sink's part of the ledger. It closes when due = delivered + filtered + failed + overtaken + behind.
     *
     * @param name the sink's name
     * @param due records from where it began to the journal's end, but for options that were only repeated
     * @param delivered records that it took
     * @param filtered records that it was told to leave out
     * @param failed records that it could not take and gave up
     * @param overtaken records that retention deleted before it came to them
     * @param behind records that it has yet to come to
     */
    public record SinkLine(
            String name, long due, long delivered, long filtered, long failed, long overtaken, long behind) {
        /** Whether every record is in one place. */
        public boolean closes() {
            return due == delivered + filtered + failed + overtaken + behind;
        }
    }

    /** A count. */
    public long get(Counter counter) {
        return counts.getOrDefault(counter, 0L);
    }

    /** Datagrams dropped by receivers. */
    public long droppedByReceivers() {
        return get(Counter.DATAGRAMS_DROPPED_RING_FULL)
                + get(Counter.DATAGRAMS_DROPPED_OVERSIZE)
                + get(Counter.DATAGRAMS_DROPPED_TRUNCATED)
                + get(Counter.DATAGRAMS_DROPPED_NOT_ALLOWED);
    }

    /** Records dropped at the journal. */
    public long droppedByJournal() {
        return get(Counter.RECORDS_DROPPED_JOURNAL_REFUSED) + get(Counter.RECORDS_DROPPED_JOURNAL_FAILED);
    }

    /** Data sets of which not all was decoded. */
    public long droppedSets() {
        return get(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED)
                + get(Counter.SETS_DROPPED_WAITING_ROOM_FULL)
                + get(Counter.SETS_DROPPED_MALFORMED);
    }

    /** Records decoded, or repeated for new readers, that wait in a batch. */
    public long inBatch() {
        return get(Counter.RECORDS_DECODED)
                + get(Counter.RECORDS_REPEATED)
                - get(Counter.RECORDS_JOURNALED)
                - droppedByJournal();
    }

    /** Whether the books close: nothing in motion, and every datagram and record in one place. */
    public boolean closes() {
        return get(Counter.DATAGRAMS_RECEIVED) == get(Counter.DATAGRAMS_QUEUED) + droppedByReceivers()
                && get(Counter.DATAGRAMS_QUEUED)
                        == get(Counter.DATAGRAMS_DECODED) + get(Counter.DATAGRAMS_REJECTED) + inRing
                && get(Counter.DATAGRAMS_REJECTED)
                        == rejects.values().stream().mapToLong(Long::longValue).sum()
                && get(Counter.SETS_SEEN) == get(Counter.SETS_DECODED) + waiting.sets() + droppedSets()
                && inBatch() == 0
                && sinks.stream().allMatch(SinkLine::closes);
    }
}
