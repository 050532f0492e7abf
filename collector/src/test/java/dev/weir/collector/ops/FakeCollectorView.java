package dev.weir.collector.ops;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.collector.shard.KnownExporter;
import dev.weir.collector.shard.ShardFigures;
import dev.weir.decode.ExporterSummary;
import dev.weir.decode.RejectReason;
import dev.weir.decode.options.AnnouncedSampling;
import dev.weir.decode.template.TemplateSummary;
import dev.weir.flow.Protocol;
import dev.weir.flow.ie.InformationElements;
import dev.weir.flow.options.OptionsNames;
import dev.weir.flow.options.OptionsReport;
import dev.weir.flow.options.OptionsSummary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A collector of which every figure is another one; what a test is about, it replaces. */
final class FakeCollectorView implements CollectorView {
    static final long STARTED_AT_EPOCH_MILLIS = 1_767_225_600_000L;
    private static final long FIRST_COUNT = 1_000_001;
    private static final long FIRST_REJECT = 2_001;

    volatile List<HealthCheck> health = List.of(new HealthCheck("journal", true, "appending"));
    volatile List<ListenerStatus> listeners =
            List.of(new ListenerStatus(2055, "0.0.0.0", 301, 302), new ListenerStatus(9995, "::1", 303, -1));
    volatile CompletableFuture<List<ExporterSummary>> exporters = CompletableFuture.completedFuture(summaries(200));
    volatile List<TemplateSummary> templates = List.of();
    volatile LedgerSnapshot ledger = ledger(1);
    volatile List<AnnouncedSampling> sampling = List.of();
    volatile List<OptionsReport> reports = List.of();
    volatile CompletableFuture<List<ShardFigures>> figures;

    /** A ledger in which each count is another one; those of later rounds are higher. */
    static LedgerSnapshot ledger(int round) {
        final Map<RejectReason, Long> rejects = new EnumMap<>(RejectReason.class);
        for (RejectReason reason : RejectReason.values()) {
            rejects.put(reason, round * (FIRST_REJECT + reason.ordinal()));
        }
        final Map<Counter, Long> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            counts.put(counter, round * (FIRST_COUNT + counter.ordinal()));
        }
        counts.put(
                Counter.DATAGRAMS_REJECTED,
                rejects.values().stream().mapToLong(Long::longValue).sum());
        return new LedgerSnapshot(
                counts, rejects, 17, 18, List.of(new LedgerSnapshot.SinkLine("archive", 1_011, 1_001, 1, 2, 3, 4)));
    }

    /** What an exporter said of itself: three interfaces, of which one is named here, and some figures. */
    static OptionsReport report(byte[] address) {
        return new OptionsReport(
                address,
                new OptionsSummary(
                        3,
                        0,
                        1,
                        0,
                        List.of(
                                new OptionsSummary.Statistic(5, 41, 4_000),
                                new OptionsSummary.Statistic(5, 160, 1_700_000_000_123L),
                                new OptionsSummary.Statistic(5, 133, 7),
                                new OptionsSummary.Statistic(6, 40, -1))),
                new OptionsNames(
                        List.of(new OptionsNames.Name(5, "7", "eth7", "uplink")),
                        List.of(),
                        List.of(new OptionsNames.Name(5, "1", "red", null)),
                        List.of()));
    }

    static List<ExporterSummary> summaries(int count) {
        final List<ExporterSummary> summaries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final byte[] address = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, (byte) (i >> 8), (byte) i};
            final long seen = (STARTED_AT_EPOCH_MILLIS + 60_000 - i) * 1_000_000L;
            summaries.add(new ExporterSummary(
                    address,
                    Protocol.NETFLOW5,
                    1,
                    new ExporterSummary.Seen(seen - 1_000_000_000L, seen),
                    new ExporterSummary.Figures(11 + i, 12, 13, 14, 15, 16),
                    RejectReason.TRAILING_BYTES));
        }
        return summaries;
    }

    @Override
    public LedgerSnapshot ledger() {
        return ledger;
    }

    @Override
    public CompletableFuture<List<KnownExporter>> exporters(int limit, int names) {
        return exporters.thenApply(all -> known(all).subList(0, Math.min(limit, all.size())));
    }

    /** Exporters with what was reported by their addresses. */
    List<KnownExporter> known(List<ExporterSummary> summaries) {
        return summaries.stream()
                .map(summary -> new KnownExporter(
                        summary,
                        reports.stream()
                                .filter(report -> Arrays.equals(report.address(), summary.address()))
                                .findFirst()
                                .orElse(null),
                        sampling))
                .toList();
    }

    @Override
    public CompletableFuture<List<ShardFigures>> figures() {
        return figures == null
                ? CompletableFuture.completedFuture(
                        List.of(new ShardFigures(601, 602, 603, List.of()), new ShardFigures(1, 1, 1, reports)))
                : figures;
    }

    @Override
    public CompletableFuture<List<TemplateSummary>> templates(byte[] exporter, int limit) {
        return CompletableFuture.completedFuture(templates.stream()
                .filter(template -> exporter == null || Arrays.equals(exporter, template.address()))
                .limit(limit)
                .toList());
    }

    @Override
    public InformationElements dictionary() {
        return InformationElements.builtIn();
    }

    @Override
    public int dictionaryProblems() {
        return 701;
    }

    @Override
    public List<HealthCheck> health() {
        return health;
    }

    @Override
    public List<ListenerStatus> listeners() {
        return listeners;
    }

    @Override
    public List<SinkStatus> sinks() {
        return List.of(new SinkStatus("archive", "json", true, 4, 401, 2_500_000_000L, 402));
    }

    @Override
    public JournalStatus journal() {
        return new JournalStatus("/var/lib/weir/journal", 501, 502, 503, false);
    }

    @Override
    public long startedAtEpochMillis() {
        return STARTED_AT_EPOCH_MILLIS;
    }
}
