package dev.weir.sink.journal;

import java.util.Collection;
import java.util.function.Predicate;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Finds excerpts by what their headers say. Chronicle's index is only used to get near: what counts is the header, so a
 * damaged index costs time, not records. One thread.
 */
final class ExcerptSearch implements AutoCloseable {
    private final ExcerptTailer tailer;
    private final RollCycle rollCycle;
    private final CycleFiles files;

    ExcerptSearch(SingleChronicleQueue queue) {
        this.tailer = queue.createTailer();
        this.rollCycle = queue.rollCycle();
        this.files = new CycleFiles(queue);
    }

    /** The newest readable excerpt; false when there is none. */
    boolean tryLast(ExcerptHeader into) {
        for (final int cycle : files.list().descendingKeySet()) {
            if (tryLast(cycle, into)) {
                return true;
            }
        }
        return false;
    }

    /** The oldest readable excerpt; false when there is none. */
    boolean tryFirst(ExcerptHeader into) {
        for (final int cycle : files.list().keySet()) {
            if (tryFirst(cycle, into)) {
                return true;
            }
        }
        return false;
    }

    /** The newest readable excerpt of one file. */
    boolean tryLast(int cycle, ExcerptHeader into) {
        for (long sequence = count(cycle) - 1; sequence >= 0; sequence--) {
            if (tryRead(cycle, sequence, into)) {
                return true;
            }
        }
        return false;
    }

    /** The oldest readable excerpt of one file. */
    boolean tryFirst(int cycle, ExcerptHeader into) {
        return nextReadable(cycle, 0, count(cycle), into) >= 0;
    }

    /**
     * The oldest excerpt that a condition holds for, if the condition, once true, stays true for all younger ones.
     *
     * @param fromCycle files of older cycles need not be looked at
     */
    boolean tryFind(int fromCycle, Predicate<ExcerptHeader> wanted, ExcerptHeader into) {
        final Collection<Integer> cycles = files.list().tailMap(fromCycle, true).keySet();
        for (final int cycle : cycles) {
            if (tryLast(cycle, into) && wanted.test(into)) {
                return tryFindIn(cycle, wanted, into);
            }
        }
        return false;
    }

    /** The newest cycle not after this one that has a file, or the oldest that has. */
    int cycleAtOrBefore(long epochMillis, long epoch) {
        final int cycle = rollCycle.current(() -> epochMillis, epoch);
        final Integer floor = files.list().floorKey(cycle);
        return floor == null ? Integer.MIN_VALUE : floor;
    }

    private boolean tryFindIn(int cycle, Predicate<ExcerptHeader> wanted, ExcerptHeader into) {
        long low = 0;
        long high = count(cycle) - 1;
        while (low < high) {
            final long middle = low + (high - low) / 2;
            final long at = nextReadable(cycle, middle, high, into);
            if (at < 0 || wanted.test(into)) {
                high = middle;
            } else {
                low = at + 1;
            }
        }
        return nextReadable(cycle, low, count(cycle), into) >= 0;
    }

    private long nextReadable(int cycle, long from, long to, ExcerptHeader into) {
        for (long sequence = from; sequence < to; sequence++) {
            if (tryRead(cycle, sequence, into)) {
                return sequence;
            }
        }
        return -1;
    }

    private long count(int cycle) {
        return tailer.excerptsInCycle(cycle);
    }

    private boolean tryRead(int cycle, long sequence, ExcerptHeader into) {
        return tryRead(rollCycle.toIndex(cycle, sequence), into);
    }

    /** The excerpt at an index; false when there is none or it is unreadable. */
    boolean tryRead(long index, ExcerptHeader into) {
        if (!tailer.moveToIndex(index)) {
            return false;
        }
        try (DocumentContext document = tailer.readingDocument()) {
            return document.isPresent() && into.tryRead(document);
        }
    }

    @Override
    public void close() {
        tailer.close();
    }
}
