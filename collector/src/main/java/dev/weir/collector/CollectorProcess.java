package dev.weir.collector;

import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.collector.account.LedgerTable;
import dev.weir.collector.ops.ProgressLog;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A collector as a process: says from time to time what it does, and stops in order when it is signalled. The shutdown
 * hook waits for the stop, because the JVM ends when its hooks have.
 */
public final class CollectorProcess {
    private static final Logger LOG = LoggerFactory.getLogger("weir");
    private static final long STOP_SECONDS = 9;

    /** The exit code of a bug of ours. */
    private static final int FAILED = 70;

    private final Collector collector;
    private final long progressSeconds;
    private final CountDownLatch signalled = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stoppedInOrder;
    private volatile String fatal;

    /**
     * Wraps a collector that runs.
     *
     * @param collector the collector
     * @param progressSeconds seconds between two lines of progress; 0 for none
     */
    public CollectorProcess(Collector collector, int progressSeconds) {
        this.collector = collector;
        this.progressSeconds = progressSeconds;
    }

    /**
     * Runs until SIGTERM or SIGINT, or until a part has died that the collector cannot do without; then stops it and
     * prints the ledger on stderr.
     *
     * @return the process's exit code: 0 after a signal, 70 after a death
     */
    public int runUntilSignalled() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::onSignal, "weir-signal"));
        return run();
    }

    /** The same without the process's signals. */
    int run() {
        collector.fatal().thenAccept(this::onFatal);
        if (collector.httpPort() >= 0) {
            LOG.info("metrics, health and status are on http port {}", collector.httpPort());
        }
        LOG.info("runs; journal in {}", collector.journal().directory());
        final ProgressLog progress = new ProgressLog(collector.ledger(), System.nanoTime());
        while (!isSignalled()) {
            progress.next(collector.ledger(), System.nanoTime()).ifPresent(line -> LOG.info("{}", line));
        }
        stop();
        return exitCode();
    }

    private void onFatal(String what) {
        fatal = what;
        signalled.countDown();
    }

    private int exitCode() {
        return stoppedInOrder && fatal == null ? 0 : FAILED;
    }

    private boolean isSignalled() {
        try {
            if (progressSeconds == 0) {
                signalled.await();
                return true;
            }
            return signalled.await(progressSeconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void stop() {
        if (fatal == null) {
            LOG.info("stops");
        } else {
            LOG.error("stops, because {}; this is a bug of ours, please report it", fatal);
        }
        try {
            final LedgerSnapshot ledger = collector.stop();
            System.err.print(LedgerTable.render(ledger));
            System.err.flush();
            stoppedInOrder = true;
        } finally {
            stopped.countDown();
        }
    }

    /**
     * Waits for the stop, and ends the JVM itself: left alone it would report the signal's number, 143, where an
     * orderly stop is meant to report 0.
     */
    private void onSignal() {
        signalled.countDown();
        boolean inTime = false;
        try {
            inTime = stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!inTime) {
            LOG.error("the stop took too long and is cut short");
        }
        Runtime.getRuntime().halt(inTime ? exitCode() : FAILED);
    }
}
