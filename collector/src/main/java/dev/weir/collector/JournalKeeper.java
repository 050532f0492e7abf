package dev.weir.collector;

import dev.weir.sink.journal.Journal;
import dev.weir.sink.journal.JournalRetention;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the journal's retention from time to time, on the thread {@code weir-retention}. */
final class JournalKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalKeeper.class);
    private static final long PERIOD_SECONDS = 15;

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "weir-retention"));
    private final JournalRetention retention;

    JournalKeeper(Journal journal) {
        retention = new JournalRetention(journal);
        executor.scheduleWithFixedDelay(this::runOnce, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void runOnce() {
        try {
            retention.runOnce(System.currentTimeMillis() * 1_000_000L);
        } catch (RuntimeException e) {
            LOG.error("retention failed and will be tried again", e);
        }
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("retention was still at work");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
