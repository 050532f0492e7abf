package dev.weir.collector.state;

import dev.weir.account.Counter;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.collector.receive.ListenerSetup;
import dev.weir.collector.shard.Shard;
import dev.weir.collector.shard.ShardKnowledge;
import dev.weir.collector.shard.ShardRouter;
import dev.weir.collector.shard.ShardState;
import dev.weir.decode.state.OptionsEntry;
import dev.weir.decode.state.StateReport;
import dev.weir.decode.state.StateVisitor;
import dev.weir.decode.state.TemplateEntry;
import dev.weir.flow.Exporter;
import dev.weir.flow.InputLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps templates and option records over a restart: asks the shards for a copy when something has changed, and writes
 * it within a second, on the thread {@code weir-templates}; the last time when the shards have stopped. A memory that
 * takes long to write is written less often, see {@link SavePace}. That a template was sent again is no reason to write
 * at once; it is written after a minute.
 */
public final class TemplateKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(TemplateKeeper.class);
    private static final long PERIOD_MILLIS = 250;
    private static final long REFRESH_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long ANSWER_SECONDS = 2;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Path file;
    private final List<Shard> shards;
    private final StateFile stateFile;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, "weir-templates");
        thread.setDaemon(true);
        return thread;
    });
    private final SavePace pace = new SavePace();
    private long savedVersion;
    private long savedRefreshes;
    private long savedAtNanoTime = System.nanoTime();
    private boolean failing;

    private TemplateKeeper(Path file, List<Shard> shards) {
        this.file = file;
        this.shards = shards;
        this.stateFile = new StateFile(file);
    }

    /**
     * Gives the shards back what was saved, each what belongs to its exporters. The shards do not run yet.
     *
     * @param configuration where the file is, and which labels its exporters have now
     * @param shards all shards
     * @return a keeper that sleeps
     * @throws IOException if the directory cannot be made
     */
    public static TemplateKeeper restore(WeirConfiguration configuration, List<Shard> shards) throws IOException {
        final Path file =
                configuration.collector().dataDirectory().resolve("state").resolve("templates.weir");
        Files.createDirectories(file.getParent());
        final TemplateKeeper keeper = new TemplateKeeper(file, shards);
        final long now = System.currentTimeMillis() * NANOS_PER_MILLI;
        final StateReport report =
                keeper.stateFile.load(now, new Restorer(configuration, new ShardRouter(shards), now));
        if (report.templates() + report.options() > 0) {
            LOG.info("knows {} templates and {} option records from before", report.templates(), report.options());
        }
        keeper.savedVersion = keeper.version();
        return keeper;
    }

    /** Hands what was saved to the shard of its exporter. */
    private record Restorer(WeirConfiguration configuration, ShardRouter router, long nowEpochNanos)
            implements StateVisitor {
        @Override
        public void onTemplate(TemplateEntry entry) {
            router.shardOf(entry.address()).knowledge().restore(entry, nowEpochNanos);
        }

        /** What came by a port that nobody listens on any more has no labels, and nobody to explain. */
        @Override
        public void onOptions(OptionsEntry entry) {
            final InputLabels labels = ListenerSetup.labels(configuration, entry.listenerPort());
            if (labels != null) {
                final Exporter exporter =
                        new Exporter(entry.address(), entry.port(), entry.listenerPort(), null, labels);
                router.shardOf(entry.address()).knowledge().restore(entry, exporter);
            }
        }
    }

    /** Saves from now on. */
    public void start() {
        executor.scheduleWithFixedDelay(this::saveIfDue, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void saveIfDue() {
        final long now = System.nanoTime();
        if (!pace.isDue(now)) {
            return;
        }
        try {
            final boolean refreshed = refreshes() != savedRefreshes && now - savedAtNanoTime > REFRESH_NANOS;
            final long version = version();
            if (version != savedVersion || refreshed) {
                saveInPace(version, now);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
            onFailure(e);
        }
    }

    /** An attempt that fails has worked as much as one that does not. */
    private void saveInPace(long version, long beganAtNanoTime)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        try {
            save(ask(), version);
        } finally {
            pace.onSaved(beganAtNanoTime, System.nanoTime());
        }
    }

    /** All shards are asked before the first answer is waited for. */
    private List<ShardState> ask() throws InterruptedException, ExecutionException, TimeoutException {
        final List<CompletableFuture<ShardState>> answers =
                shards.stream().map(shard -> shard.ask(ShardKnowledge::state)).toList();
        final List<ShardState> states = new ArrayList<>();
        for (CompletableFuture<ShardState> answer : answers) {
            states.add(answer.get(ANSWER_SECONDS, TimeUnit.SECONDS));
        }
        return states;
    }

    /** The version is that from before the copy: what changed in between is saved the next time. */
    private synchronized void save(List<ShardState> states, long version) throws IOException {
        final long refreshes = refreshes();
        final List<TemplateEntry> templates = new ArrayList<>();
        final List<OptionsEntry> options = new ArrayList<>();
        states.forEach(state -> {
            templates.addAll(state.templates());
            options.addAll(state.options());
        });
        stateFile.save(templates, options, System.currentTimeMillis() * NANOS_PER_MILLI);
        savedVersion = version;
        savedRefreshes = refreshes;
        savedAtNanoTime = System.nanoTime();
        failing = false;
    }

    private void onFailure(Exception cause) {
        if (!failing) {
            LOG.warn("templates could not be saved in {}, it is tried again: {}", file, cause.toString());
        }
        failing = true;
    }

    private long version() {
        return shards.stream().mapToLong(Shard::stateVersion).sum();
    }

    private long refreshes() {
        return shards.stream()
                .mapToLong(shard -> shard.counters().get(Counter.TEMPLATES_REFRESHED))
                .sum();
    }

    /**
     * Ends the thread, and saves for the last time.
     *
     * @param shardsEnded whether the shards' threads have ended, so that their memory may be read
     */
    public void stop(boolean shardsEnded) {
        executor.shutdown();
        try {
            final boolean idle = executor.awaitTermination(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (idle && shardsEnded) {
                save(shards.stream().map(shard -> shard.knowledge().state()).toList(), version());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            onFailure(e);
        }
    }
}
