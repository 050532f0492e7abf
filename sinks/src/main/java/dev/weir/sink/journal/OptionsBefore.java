package dev.weir.sink.journal;

import dev.weir.flow.RecordKind;
import java.util.function.Consumer;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * Shows the excerpts with options data that stand in the same file before a place: the collector repeats at the
 * beginning of each file what it knows from options, so who begins in its middle finds the names there.
 *
 * <p>Bounded: of a file with very many excerpts it looks at those at its beginning and those just before the place. One
 * thread.
 */
final class OptionsBefore {
    /** How many headers are looked at, at the beginning and before the place. */
    private static final long MOST = 4_096;

    private final Consumer<ExcerptBuffer> consumer;
    private final ExcerptBuffer excerpt = new ExcerptBuffer();
    private final ExcerptHeader header = new ExcerptHeader();

    OptionsBefore(Consumer<ExcerptBuffer> consumer) {
        this.consumer = consumer;
    }

    /** Shows what stands before the excerpt at an index. */
    void show(SingleChronicleQueue queue, long index) {
        final RollCycle roll = queue.rollCycle();
        final int cycle = roll.toCycle(index);
        final long end = roll.toSequenceNumber(index);
        try (ExcerptTailer tailer = queue.createTailer()) {
            final long firstEnd = Math.min(end, MOST);
            show(tailer, roll, cycle, 0, firstEnd);
            show(tailer, roll, cycle, Math.max(firstEnd, end - MOST), end);
        }
    }

    private void show(ExcerptTailer tailer, RollCycle roll, int cycle, long from, long to) {
        if (from >= to || !tailer.moveToIndex(roll.toIndex(cycle, from))) {
            return;
        }
        for (long sequence = from; sequence < to; sequence++) {
            try (DocumentContext document = tailer.readingDocument()) {
                if (!document.isPresent()) {
                    return;
                }
                if (header.tryRead(document) && header.holds(RecordKind.OPTIONS)) {
                    show(document);
                }
            }
        }
    }

    private void show(DocumentContext document) {
        final Bytes<?> bytes = document.wire().bytes();
        final long length = bytes.readRemaining();
        if (length <= excerpt.maxLength()) {
            bytes.read(excerpt.prepare((int) length, document.index()), 0, (int) length);
            consumer.accept(excerpt);
        }
    }
}
