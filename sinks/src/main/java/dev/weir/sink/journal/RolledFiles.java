package dev.weir.sink.journal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueStore;

/** Looks into the journal's files; what it has learnt about a finished one it keeps. One thread. */
final class RolledFiles {
    private static final long PAGE = 4096;

    private final SingleChronicleQueue queue;
    private final CycleFiles files;
    private final Map<Integer, RolledFile> known = new HashMap<>();

    RolledFiles(SingleChronicleQueue queue) {
        this.queue = queue;
        this.files = new CycleFiles(queue);
    }

    /**
     * All files, oldest first.
     *
     * @param finishedBefore files of older cycles do not change any more
     */
    List<RolledFile> list(int finishedBefore) {
        final NavigableMap<Integer, Path> present = files.list();
        known.keySet().retainAll(present.keySet());
        final List<RolledFile> result = new ArrayList<>();
        try (ExcerptSearch search = new ExcerptSearch(queue)) {
            present.forEach((cycle, path) -> result.add(
                    cycle < finishedBefore
                            ? known.computeIfAbsent(cycle, unseen -> look(search, unseen, path))
                            : look(search, cycle, path)));
        }
        return result;
    }

    /** When a cycle ends, in nanoseconds since 1970-01-01T00:00Z. */
    long endOf(int cycle) {
        final long endMillis = queue.epoch() + (cycle + 1L) * queue.rollCycle().lengthInMillis();
        return TimeUnit.MILLISECONDS.toNanos(endMillis);
    }

    private RolledFile look(ExcerptSearch search, int cycle, Path path) {
        final ExcerptHeader first = new ExcerptHeader();
        final ExcerptHeader last = new ExcerptHeader();
        if (!search.tryFirst(cycle, first) || !search.tryLast(cycle, last)) {
            return new RolledFile(cycle, path, usedBytes(cycle, 0), 0, endOf(cycle));
        }
        final long used = usedBytes(cycle, last.endByteNumber() - last.byteNumber());
        final long records = last.endRecordNumber() - first.recordNumber();
        return new RolledFile(cycle, path, used, records, last.appendedAtEpochNanos());
    }

    /** Up to the end of the last excerpt in whole pages: what lies behind is a hole. */
    private long usedBytes(int cycle, long lastLength) {
        final SingleChronicleQueueStore store = queue.storeForCycle(cycle, queue.epoch(), false, null);
        if (store == null) {
            return 0;
        }
        try {
            return (store.writePosition() + lastLength + PAGE) / PAGE * PAGE;
        } finally {
            queue.closeStore(store);
        }
    }
}
