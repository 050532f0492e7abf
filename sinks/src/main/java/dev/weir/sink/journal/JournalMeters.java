package dev.weir.sink.journal;

import java.util.concurrent.atomic.LongAdder;

/** The counters behind {@link JournalCounters}; any thread. */
final class JournalMeters {
    private final LongAdder excerptsAppended = new LongAdder();
    private final LongAdder recordsAppended = new LongAdder();
    private final LongAdder bytesAppended = new LongAdder();
    private final LongAdder excerptsRefused = new LongAdder();
    private final LongAdder recordsRefused = new LongAdder();
    private final LongAdder excerptsFailed = new LongAdder();
    private final LongAdder recordsFailed = new LongAdder();

    void appended(long records, long bytes) {
        excerptsAppended.increment();
        recordsAppended.add(records);
        bytesAppended.add(bytes);
    }

    void refused(long records) {
        excerptsRefused.increment();
        recordsRefused.add(records);
    }

    void failed(long records) {
        excerptsFailed.increment();
        recordsFailed.add(records);
    }

    JournalCounters read() {
        return new JournalCounters(
                excerptsAppended.sum(),
                recordsAppended.sum(),
                bytesAppended.sum(),
                excerptsRefused.sum(),
                recordsRefused.sum(),
                excerptsFailed.sum(),
                recordsFailed.sum());
    }
}
