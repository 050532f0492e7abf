package dev.weir.collector.shard;

import dev.weir.decode.ExporterSummary;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.options.AnnouncedSampling;
import dev.weir.decode.options.OptionsIntake;
import dev.weir.decode.state.OptionsEntry;
import dev.weir.decode.state.TemplateEntry;
import dev.weir.decode.template.TemplateSummary;
import dev.weir.flow.AddressKey;
import dev.weir.flow.Exporter;
import dev.weir.flow.options.OptionsReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a shard knows of its exporters. Owned by the shard's thread: others ask by {@link Shard#ask}, or come before the
 * shard has started or after it has ended. What is given out is a copy.
 */
public final class ShardKnowledge implements ShardHandler.Upkeep {
    private static final int SAMPLERS = 16;
    private static final long EXPIRE_NANOS = 60_000_000_000L;

    private final ExporterTable exporters;
    private final OptionsIntake options;
    private long expiredAtEpochNanos;
    private volatile long version;

    ShardKnowledge(ExporterTable exporters, OptionsIntake options) {
        this.exporters = exporters;
        this.options = options;
    }

    /**
     * The exporters seen last.
     *
     * @param limit how many at most
     * @param names how many names of each kind, and announcements of sampling, of each exporter at most; 0 for no
     *     names and some announcements
     */
    public List<KnownExporter> exporters(int limit, int names) {
        final List<ExporterSummary> summaries = exporters.summaries(limit);
        final Set<AddressKey> asked = new HashSet<>();
        summaries.forEach(summary -> asked.add(AddressKey.of(summary.address())));
        final Map<AddressKey, OptionsReport> reports = new HashMap<>();
        options.tables()
                .reports(address -> asked.contains(AddressKey.of(address)), names)
                .forEach(report -> reports.put(AddressKey.of(report.address()), report));
        final Map<AddressKey, List<AnnouncedSampling>> sampling =
                options.sampling(address -> asked.contains(AddressKey.of(address)), Math.max(SAMPLERS, names));
        return summaries.stream()
                .map(summary -> {
                    final AddressKey address = AddressKey.of(summary.address());
                    return new KnownExporter(summary, reports.get(address), sampling.getOrDefault(address, List.of()));
                })
                .toList();
    }

    /** The templates of the exporters seen last, at most so many. */
    public List<TemplateSummary> templates(int limit) {
        return exporters.templates(limit);
    }

    /** Figures for metrics. */
    public ShardFigures figures() {
        final List<OptionsReport> reports = options.tables().reports(address -> true, 0).stream()
                .filter(report -> !report.summary().statistics().isEmpty())
                .toList();
        return new ShardFigures(exporters.size(), exporters.templateCount(), exporters.templateBytes(), reports);
    }

    /** What must be remembered over a restart. */
    public ShardState state() {
        final List<TemplateEntry> templates = new ArrayList<>();
        exporters.exportState(templates::add);
        return new ShardState(templates, options.entries());
    }

    /** Takes back a template that was saved. Before the start only. */
    public void restore(TemplateEntry template, long nowEpochNanos) {
        exporters.restore(template, nowEpochNanos);
    }

    /** Takes back an option record that was saved. Before the start only. */
    public void restore(OptionsEntry entry, Exporter exporter) {
        options.restore(entry, exporter);
    }

    /** Changes when an option record is kept that was not, or was another. Any thread. */
    long optionsVersion() {
        return version;
    }

    @Override
    public void onPause() {
        if (version != options.version()) {
            version = options.version();
        }
    }

    @Override
    public void onTick(long nowEpochNanos) {
        if (Math.abs(nowEpochNanos - expiredAtEpochNanos) > EXPIRE_NANOS) {
            expiredAtEpochNanos = nowEpochNanos;
            options.expire(nowEpochNanos);
        }
    }
}
