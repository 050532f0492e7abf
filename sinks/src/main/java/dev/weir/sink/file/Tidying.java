package dev.weir.sink.file;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compresses and removes rolled files on a thread of its own, so that the sink does not stand still for the seconds
 * that a large file takes. The thread exists only while there is something to do.
 *
 * <p>A round looks at all rolled files, so one that waits is enough however many files were rolled meanwhile: more are
 * not queued. What is not done at the end of the process is done by the next one.
 */
final class Tidying {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
    private static final long PATIENCE_SECONDS = 10;

    private final RolledFiles files;
    private final RollPolicy policy;
    private final ThreadPoolExecutor executor;

    Tidying(RolledFiles files, RollPolicy policy, String name) {
        this.files = files;
        this.policy = policy;
        this.executor = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                round -> thread(round, name),
                new ThreadPoolExecutor.DiscardPolicy());
        executor.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable round, String name) {
        final Thread thread = new Thread(round, "weir-tidy-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /** Asks for a round; returns at once. */
    void request() {
        executor.execute(this::tidy);
    }

    /** What cannot be tidied now is tidied after the next roll-over: no reason to stop writing. */
    private void tidy() {
        try {
            files.tidy(policy);
        } catch (IOException e) {
            LOG.warn("rolled files could not be compressed or removed: {}", e.toString());
        }
    }

    /** Waits for the rounds that were asked for, but not for ever. */
    void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("compressing rolled files is left to the next start");
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
