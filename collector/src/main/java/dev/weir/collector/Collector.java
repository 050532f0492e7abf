package dev.weir.collector;

import dev.weir.collector.account.Ledger;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.collector.deliver.Delivery;
import dev.weir.collector.ops.CollectorView;
import dev.weir.collector.ops.OpsServer;
import dev.weir.collector.receive.Receivers;
import dev.weir.collector.shard.KnownExporter;
import dev.weir.collector.shard.ShardFigures;
import dev.weir.decode.template.TemplateSummary;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.journal.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole collector: journal, sinks, shards, receivers and the operations server, put together. Started downstream
 * first, stopped upstream first. Owned by the thread that starts it; the view may be used by any thread.
 */
public final class Collector implements CollectorView, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final Ledger ledger = new Ledger();
    private final long startedAtEpochMillis = System.currentTimeMillis();
    private final Journal journal;
    private final JournalKeeper keeper;
    private final DictionaryKeeper dictionary;
    private final Delivery delivery;
    private final ShardGroup shards;
    private final Receivers receivers;
    private final CompletableFuture<String> fatal = new CompletableFuture<>();
    private OpsServer ops;

    private Collector(WeirConfiguration configuration) throws IOException {
        final Path data = configuration.collector().dataDirectory();
        Files.createDirectories(data);
        journal = Journal.open(JournalSetup.options(configuration));
        final List<AutoCloseable> opened = new ArrayList<>(List.of(journal));
        try {
            keeper = new JournalKeeper(journal);
            opened.add(keeper);
            dictionary = new DictionaryKeeper(configuration.dictionary());
            opened.add(dictionary);
            delivery = Delivery.open(configuration, journal, ledger, dictionary::elements);
            opened.add(delivery);
            shards = ShardGroup.start(configuration, journal, ledger);
            opened.add(shards);
            receivers = Receivers.open(configuration, shards.router(), ledger, fatal::complete);
        } catch (IOException | RuntimeException e) {
            closeAll(opened);
            throw e;
        }
    }

    /**
     * Starts a collector.
     *
     * @param configuration what it is to do
     * @return the collector, which receives from now on
     * @throws IOException if the journal cannot be opened or a port cannot be bound; nothing is left running then
     */
    public static Collector start(WeirConfiguration configuration) throws IOException {
        final Collector collector = new Collector(configuration);
        try {
            collector.startOps(configuration);
        } catch (IOException | RuntimeException e) {
            collector.close();
            throw e;
        }
        return collector;
    }

    private void startOps(WeirConfiguration configuration) throws IOException {
        if (configuration.http().enabled()) {
            final OpsServer server = new OpsServer(this);
            server.start(
                    configuration.http().host().text(), configuration.http().port());
            ops = server;
        }
    }

    /** The HTTP port that is bound; -1 if HTTP is switched off. */
    public int httpPort() {
        return ops == null ? -1 : ops.port();
    }

    /**
     * Completed when a part has died that the collector cannot do without, with what happened. Whoever waits for it
     * should stop the collector, from another thread than the one that completes it.
     */
    public CompletableFuture<String> fatal() {
        return fatal;
    }

    @Override
    public LedgerSnapshot ledger() {
        return ledger.snapshot();
    }

    @Override
    public CompletableFuture<List<KnownExporter>> exporters(int limit, int names) {
        return shards.exporters(limit, names);
    }

    @Override
    public CompletableFuture<List<TemplateSummary>> templates(byte[] exporter, int limit) {
        return shards.templates(exporter, limit);
    }

    @Override
    public CompletableFuture<List<ShardFigures>> figures() {
        return shards.figures();
    }

    @Override
    public InformationElements dictionary() {
        return dictionary.elements();
    }

    @Override
    public int dictionaryProblems() {
        return dictionary.problems();
    }

    @Override
    public List<HealthCheck> health() {
        final List<HealthCheck> checks = new ArrayList<>();
        final boolean refusing = journal.diskGuard().isRefusing();
        checks.add(new HealthCheck("journal", !refusing, refusing ? "refuses: the disk is nearly full" : "appends"));
        checks.addAll(shards.health());
        checks.addAll(receivers.health());
        checks.add(dictionary.health());
        checks.addAll(delivery.health());
        return checks;
    }

    @Override
    public List<ListenerStatus> listeners() {
        return receivers.status();
    }

    @Override
    public List<SinkStatus> sinks() {
        return delivery.status();
    }

    @Override
    public JournalStatus journal() {
        return new JournalStatus(
                journal.directory().toString(),
                journal.firstRecordNumber(),
                journal.endRecordNumber(),
                journal.endByteNumber(),
                journal.diskGuard().isRefusing());
    }

    @Override
    public long startedAtEpochMillis() {
        return startedAtEpochMillis;
    }

    /**
     * Stops: the sockets first, then the rings are emptied, the batches appended, the sinks brought to the journal's
     * end as far as time allows, the journal closed.
     *
     * @return the ledger at the end
     */
    public LedgerSnapshot stop() {
        closing("receivers", receivers::close);
        closing("shards", shards::close);
        closing("sinks", delivery::close);
        final LedgerSnapshot end = ledger.snapshot();
        if (ops != null) {
            closing("http", ops::close);
        }
        closing("dictionary", dictionary::close);
        closing("retention", keeper::close);
        closing("journal", journal::close);
        return end;
    }

    /** A part that fails to close must not keep those behind it open. */
    private static void closing(String part, Runnable close) {
        try {
            close.run();
        } catch (RuntimeException e) {
            LOG.error("{} did not close in order", part, e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static void closeAll(List<AutoCloseable> opened) {
        for (int i = opened.size() - 1; i >= 0; i--) {
            try {
                opened.get(i).close();
            } catch (Exception e) {
                LOG.warn("while giving up the start", e);
            }
        }
    }
}
