package dev.weir.collector.deliver;

import dev.weir.collector.account.Ledger;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.collector.ops.CollectorView.HealthCheck;
import dev.weir.collector.ops.CollectorView.SinkStatus;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** All sinks of a configuration and their threads. Opened and closed by the collector's main thread. */
public final class Delivery implements AutoCloseable {
    private static final long STOP_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);
    private static final long JOIN_MILLIS = 500;

    private final Journal journal;
    private final List<SinkRunner> runners;
    private final List<Thread> threads = new ArrayList<>();

    private Delivery(Journal journal, List<SinkRunner> runners) {
        this.journal = journal;
        this.runners = runners;
    }

    /**
     * Makes the sinks and starts their threads.
     *
     * @param configuration which sinks
     * @param journal what they follow
     * @param ledger where their lines stand
     * @param dictionary names what exporters send; asked again and again
     * @throws IOException if a saved position cannot be read
     */
    public static Delivery open(
            WeirConfiguration configuration, Journal journal, Ledger ledger, Supplier<InformationElements> dictionary)
            throws IOException {
        final Delivery delivery = new Delivery(journal, SinkAssembly.runners(configuration, journal, dictionary));
        for (SinkRunner runner : delivery.runners) {
            ledger.addSink(runner::line);
            final Thread thread =
                    new Thread(runner, "weir-sink-" + runner.identity().name());
            thread.start();
            delivery.threads.add(thread);
        }
        return delivery;
    }

    /** The sinks' health. Any thread. */
    public List<HealthCheck> health() {
        return runners.stream()
                .map(runner -> new HealthCheck(
                        "sink-" + runner.identity().name(),
                        runner.trouble() == null,
                        runner.trouble() == null ? "delivers" : runner.trouble()))
                .toList();
    }

    /** The sinks' state. Any thread. */
    public List<SinkStatus> status() {
        return runners.stream().map(this::status).toList();
    }

    private SinkStatus status(SinkRunner runner) {
        final SinkProgress progress = runner.progress();
        final long behind = journal.endRecordNumber() - progress.nextRecord();
        final long since = System.currentTimeMillis() * 1_000_000L - progress.appendedAtEpochNanos();
        return new SinkStatus(
                runner.identity().name(),
                runner.identity().type(),
                runner.trouble() == null,
                behind,
                progress.lagBytes(behind, journal.endByteNumber()),
                behind == 0 || progress.appendedAtEpochNanos() == 0 ? 0 : Math.max(0, since),
                runner.retries());
    }

    /** Brings the sinks to the journal's end, as far as that takes no longer than some seconds, and stops them. */
    @Override
    public void close() {
        runners.forEach(runner -> runner.stop(STOP_NANOS));
        final long deadline = System.currentTimeMillis() + TimeUnit.NANOSECONDS.toMillis(STOP_NANOS) + JOIN_MILLIS;
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, deadline - System.currentTimeMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
