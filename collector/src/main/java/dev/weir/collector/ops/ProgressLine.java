package dev.weir.collector.ops;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * One line on what happened between two ledgers: rates first, then whatever was lost, then how far sinks are behind.
 * What is 0 and says nothing is left out. A pure function; the caller keeps the ledger of the line before.
 */
public final class ProgressLine {
    /** What a line says when there is nothing to say. */
    static final String NOTHING = "nothing received";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_KIB = 1024;
    private static final double SMALL = 10;

    private final LedgerSnapshot before;
    private final LedgerSnapshot now;
    private final double seconds;
    private final StringJoiner parts = new StringJoiner(", ");

    private ProgressLine(LedgerSnapshot before, LedgerSnapshot now, double seconds) {
        this.before = before;
        this.now = now;
        this.seconds = seconds;
    }

    /**
     * Renders the line.
     *
     * @param before the ledger of the last line
     * @param beforeNanoTime {@link System#nanoTime()} when it was taken
     * @param now the ledger now
     * @param nowNanoTime the same for it
     * @return the line without an end of line; never empty
     */
    public static String render(LedgerSnapshot before, long beforeNanoTime, LedgerSnapshot now, long nowNanoTime) {
        return new ProgressLine(before, now, (nowNanoTime - beforeNanoTime) / NANOS_PER_SECOND).line();
    }

    private String line() {
        rates();
        losses();
        for (LedgerSnapshot.SinkLine sink : now.sinks()) {
            if (sink.behind() > 0) {
                parts.add(String.format(Locale.ROOT, "sink %s is %,d records behind", sink.name(), sink.behind()));
            }
        }
        return parts.toString();
    }

    private void rates() {
        parts.add(
                since(Counter.DATAGRAMS_RECEIVED) == 0 ? NOTHING : rate("datagrams/s", 1, Counter.DATAGRAMS_RECEIVED));
        if (since(Counter.RECORDS_DECODED) > 0) {
            parts.add(rate("records/s", 1, Counter.RECORDS_DECODED));
        }
        if (since(Counter.BYTES_JOURNALED) > 0) {
            parts.add(rate("KiB/s journaled", BYTES_PER_KIB, Counter.BYTES_JOURNALED));
        }
    }

    private String rate(String unit, double divisor, Counter counter) {
        final double perSecond = seconds > 0 ? since(counter) / divisor / seconds : 0;
        return String.format(Locale.ROOT, perSecond < SMALL ? "%.1f %s" : "%,.0f %s", perSecond, unit);
    }

    private void losses() {
        lossUnlessZero("dropped", now.droppedByReceivers() - before.droppedByReceivers());
        if (before.droppedByKernel() >= 0) {
            lossUnlessZero("dropped by the kernel", now.droppedByKernel() - before.droppedByKernel());
        }
        lossUnlessZero("rejected", since(Counter.DATAGRAMS_REJECTED));
        lossUnlessZero("records dropped at the journal", now.droppedByJournal() - before.droppedByJournal());
        lossUnlessZero("lost on the way", lost(now) - lost(before));
    }

    /** What came late after all was not lost; it may be made good in a later line, which then says nothing. */
    private static long lost(LedgerSnapshot ledger) {
        return ledger.get(Counter.SEQUENCE_LOST) - ledger.get(Counter.SEQUENCE_RECOVERED);
    }

    private void lossUnlessZero(String what, long count) {
        if (count > 0) {
            parts.add(String.format(Locale.ROOT, "%,d %s", count, what));
        }
    }

    private long since(Counter counter) {
        return now.get(counter) - before.get(counter);
    }
}
