package dev.weir.collector;

import dev.weir.collector.account.Ledger;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.collector.ops.CollectorView.HealthCheck;
import dev.weir.collector.shard.KnownExporter;
import dev.weir.collector.shard.Shard;
import dev.weir.collector.shard.ShardFigures;
import dev.weir.collector.shard.ShardKnowledge;
import dev.weir.collector.shard.ShardRouter;
import dev.weir.collector.shard.Shards;
import dev.weir.collector.state.TemplateKeeper;
import dev.weir.decode.template.TemplateSummary;
import dev.weir.sink.journal.Journal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * All shards, and what keeps their templates over a restart. Asked by any thread; started and closed by the
 * collector's.
 */
final class ShardGroup implements AutoCloseable {
    private static final long DRAIN_MILLIS = 3_000;
    private static final int ALL_TEMPLATES = 1 << 20;

    private final List<Shard> shards;
    private final TemplateKeeper templates;

    private ShardGroup(List<Shard> shards, TemplateKeeper templates) {
        this.shards = shards;
        this.templates = templates;
    }

    /** Makes the shards, gives them back what was saved, and starts them. */
    static ShardGroup start(WeirConfiguration configuration, Journal journal, Ledger ledger) throws IOException {
        final List<Shard> shards = Shards.make(configuration, journal, ledger);
        final TemplateKeeper templates =
                configuration.templates().persist() ? TemplateKeeper.restore(configuration, shards) : null;
        shards.forEach(Shard::start);
        if (templates != null) {
            templates.start();
        }
        return new ShardGroup(shards, templates);
    }

    /** Who hands datagrams to them. */
    ShardRouter router() {
        return new ShardRouter(shards);
    }

    CompletableFuture<List<KnownExporter>> exporters(int limit, int names) {
        return askAll(shard -> shard.exporters(limit, names))
                .thenApply(exporters -> exporters.stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparingLong((KnownExporter exporter) ->
                                        exporter.summary().seen().lastEpochNanos())
                                .reversed())
                        .limit(limit)
                        .toList());
    }

    CompletableFuture<List<TemplateSummary>> templates(byte[] exporter, int limit) {
        return askAll(shard -> shard.templates(exporter == null ? limit : ALL_TEMPLATES))
                .thenApply(all -> all.stream()
                        .flatMap(List::stream)
                        .filter(template -> exporter == null || Arrays.equals(exporter, template.address()))
                        .sorted(Comparator.comparingLong((TemplateSummary template) ->
                                        template.sent().lastEpochNanos())
                                .reversed())
                        .limit(limit)
                        .toList());
    }

    CompletableFuture<List<ShardFigures>> figures() {
        return askAll(ShardKnowledge::figures);
    }

    /** All shards are asked before the first answer is waited for. */
    private <T> CompletableFuture<List<T>> askAll(Function<ShardKnowledge, T> question) {
        CompletableFuture<List<T>> all = CompletableFuture.completedFuture(List.of());
        for (CompletableFuture<T> answer :
                shards.stream().map(shard -> shard.ask(question)).toList()) {
            all = all.thenCombine(answer, ShardGroup::join);
        }
        return all;
    }

    private static <T> List<T> join(List<T> some, T one) {
        final List<T> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    List<HealthCheck> health() {
        final List<HealthCheck> checks = new ArrayList<>();
        for (Shard shard : shards) {
            final Throwable failure = shard.failure();
            checks.add(new HealthCheck(
                    "shard-" + shard.number(), failure == null, failure == null ? "decodes" : failure.toString()));
        }
        return checks;
    }

    /** All rings share one patience, so that many shards do not make a long stop. */
    @Override
    public void close() {
        final long deadline = System.currentTimeMillis() + DRAIN_MILLIS;
        boolean ended = true;
        for (Shard shard : shards) {
            ended &= shard.stop(Math.max(1, deadline - System.currentTimeMillis()));
        }
        if (templates != null) {
            templates.stop(ended);
        }
    }
}
