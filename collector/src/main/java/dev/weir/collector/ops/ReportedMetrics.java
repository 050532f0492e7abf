package dev.weir.collector.ops;

import dev.weir.flow.Addresses;
import dev.weir.flow.options.OptionsReport;
import dev.weir.flow.options.OptionsSummary;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The figures that exporters report of themselves, as metrics. Addresses come from outside, so there is a bound: the
 * first {@link #MAX_EXPORTERS} exporters that report something, until one of them is forgotten, and of each the {@link
 * #MAX_DOMAINS} lowest observation domains. Owned by the event loop.
 */
final class ReportedMetrics {
    /** The most exporters that have series. */
    static final int MAX_EXPORTERS = 256;

    /** The most observation domains of an exporter that have series. */
    static final int MAX_DOMAINS = 8;

    private final Set<String> admitted = new LinkedHashSet<>();

    /** Adds the samples of the exporters that are within the bound. */
    void add(MetricFamilies families, List<OptionsReport> reports) {
        final Map<String, OptionsReport> byAddress = new HashMap<>();
        reports.forEach(report -> byAddress.put(Addresses.text(report.address()), report));
        admitted.retainAll(byAddress.keySet());
        byAddress.keySet().stream()
                .sorted()
                .filter(address -> !admitted.contains(address))
                .limit(MAX_EXPORTERS - admitted.size())
                .toList()
                .forEach(admitted::add);
        admitted.forEach(address ->
                add(families, address, byAddress.get(address).summary().statistics()));
    }

    private static void add(MetricFamilies families, String address, List<OptionsSummary.Statistic> statistics) {
        final List<OptionsSummary.Statistic> sorted = new ArrayList<>(statistics);
        sorted.sort(Comparator.comparingLong(OptionsSummary.Statistic::domain)
                .thenComparingInt(OptionsSummary.Statistic::element));
        final Set<Long> domains = new LinkedHashSet<>();
        for (OptionsSummary.Statistic statistic : sorted) {
            domains.add(statistic.domain());
            if (domains.size() > MAX_DOMAINS) {
                return;
            }
            add(families, address, statistic);
        }
    }

    private static void add(MetricFamilies families, String address, OptionsSummary.Statistic statistic) {
        final ReportedFigure figure = ReportedFigure.of(statistic.element());
        if (figure == null) {
            return;
        }
        final Labels labels = Labels.of("exporter", address, "domain", Long.toString(statistic.domain()));
        final double value = figure.sample(statistic.value());
        if (figure.isGauge()) {
            families.gauge(figure.metric(), figure.help(), labels, value);
        } else {
            families.counter(figure.metric(), figure.help(), labels, value);
        }
    }
}
