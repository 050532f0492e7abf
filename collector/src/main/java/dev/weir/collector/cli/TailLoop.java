package dev.weir.collector.cli;

import dev.weir.collector.offline.OfflineDecoder.RecordConsumer;
import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.journal.ExcerptBuffer;
import dev.weir.sink.journal.JournalTailer;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Reads a journal record by record up to a bound, and waits for more where it is asked to. */
final class TailLoop {
    private static final long PAUSE_NANOS = 20_000_000L;

    private final JournalTailer tailer;
    private final RecordFilter filter;
    private final long most;
    private final ExcerptBuffer excerpt = new ExcerptBuffer();
    private final FlowRecordReader reader = new FlowRecordReader();
    private long taken;
    private long damagedExcerpts;
    private long unknownRecords;

    /** Called when there is nothing to read for the moment. */
    @FunctionalInterface
    interface Pause {
        void onPause() throws IOException;
    }

    TailLoop(JournalTailer tailer, RecordFilter filter, long most) {
        this.tailer = tailer;
        this.filter = filter;
        this.most = most;
        tailer.learnBefore(this::learn);
    }

    /** The reader of the records, to be told how it is to read. */
    FlowRecordReader reader() {
        return reader;
    }

    /** Names that records refer to may have been told before the place where this begins. */
    private void learn(ExcerptBuffer before) {
        reader.wrap(before.bytes(), 0, before.length());
        while (reader.next()) {
            // Reading is how it learns.
        }
    }

    /**
     * Reads to the end, or for ever.
     *
     * @param follow whether to wait for more at the end
     * @param consumer takes the records that the filter accepts
     * @param pause told of the end, each time it is reached
     * @return how many records were taken
     */
    long run(boolean follow, RecordConsumer consumer, Pause pause) throws IOException {
        while (taken < most) {
            if (tailer.poll(excerpt)) {
                take(consumer);
            } else if (follow) {
                pause.onPause();
                LockSupport.parkNanos(this, PAUSE_NANOS);
            } else {
                break;
            }
        }
        return taken;
    }

    private void take(RecordConsumer consumer) throws IOException {
        reader.wrap(excerpt.bytes(), 0, excerpt.length());
        while (taken < most && reader.next()) {
            if (filter.accepts(reader)) {
                consumer.accept(reader);
                taken++;
            }
        }
        unknownRecords += reader.unknownRecords();
        if (reader.isDamaged()) {
            damagedExcerpts++;
        }
    }

    /** How many records were passed by because a later version wrote them. */
    long unknownRecords() {
        return unknownRecords;
    }

    /** How many excerpts did not hold together. */
    long damagedExcerpts() {
        return damagedExcerpts;
    }
}
