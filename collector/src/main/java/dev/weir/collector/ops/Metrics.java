package dev.weir.collector.ops;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.collector.shard.ShardFigures;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The collector's figures and the JVM's in Prometheus' text format or in OpenMetrics. Read when scraped; nothing is
 * counted twice. Labels hold what the operator configured and constants of enums, and not what a datagram said: nobody
 * outside can make the number of series grow. The one exception, the exporters of {@link ReportedMetrics}, is bounded.
 */
final class Metrics {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final CollectorView view;
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ReportedMetrics reported = new ReportedMetrics();
    private List<ShardFigures> figures = List.of();
    private final ExpositionFormats formats = ExpositionFormats.init();

    /**
     * A page of metrics.
     *
     * @param contentType its media type
     * @param body its bytes
     */
    record Page(String contentType, byte[] body) {}

    Metrics(CollectorView view) {
        this.view = view;
        final MultiCollector collector = this::collect;
        registry.register(collector);
        JvmMetrics.builder().register(registry);
    }

    /**
     * Reads all figures, in the format that a client asks for; Prometheus' text format if it asks for none.
     *
     * @param shards what the shards answered; empty if they did not, and their figures are absent then
     */
    Page page(String accept, List<ShardFigures> shards) throws IOException {
        figures = shards;
        final ExpositionFormatWriter writer = formats.findWriter(accept);
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        writer.write(body, registry.scrape());
        return new Page(writer.getContentType(), body.toByteArray());
    }

    /** Weir's own figures. */
    MetricSnapshots collect() {
        final MetricFamilies families = new MetricFamilies();
        final LedgerSnapshot ledger = view.ledger();
        counts(families, ledger);
        families.gauge("weir_ring_datagrams", "Datagrams that wait in rings.", Labels.EMPTY, ledger.inRing());
        families.gauge("weir_batch_records", "Records that wait in batches.", Labels.EMPTY, ledger.inBatch());
        families.gauge(
                "weir_sets_waiting",
                "Data sets that wait for their template.",
                Labels.EMPTY,
                ledger.waiting().sets());
        families.gauge(
                "weir_sets_waiting_bytes",
                "Octets of the data sets that wait for their template.",
                Labels.EMPTY,
                ledger.waiting().bytes());
        shards(families);
        view.listeners().forEach(listener -> listener(families, listener));
        view.sinks().forEach(sink -> sink(families, sink));
        ledger.sinks().forEach(line -> outcomes(families, line));
        journal(families, view.journal());
        collector(families);
        return families.build();
    }

    private void shards(MetricFamilies families) {
        if (figures.isEmpty()) {
            return;
        }
        families.gauge(
                "weir_exporters",
                "Exporters that are remembered.",
                Labels.EMPTY,
                figures.stream().mapToLong(ShardFigures::exporters).sum());
        families.gauge(
                "weir_templates",
                "Templates that are known.",
                Labels.EMPTY,
                figures.stream().mapToLong(ShardFigures::templates).sum());
        families.gauge(
                "weir_templates_bytes",
                "Memory that templates take, roughly.",
                Labels.EMPTY,
                figures.stream().mapToLong(ShardFigures::templateBytes).sum());
        reported.add(
                families,
                figures.stream().flatMap(shard -> shard.reports().stream()).toList());
    }

    private static void counts(MetricFamilies families, LedgerSnapshot ledger) {
        for (Counter counter : Counter.values()) {
            final CounterMetric metric = CounterMetric.of(counter);
            if (counter == Counter.DATAGRAMS_REJECTED) {
                ledger.rejects()
                        .forEach((reason, count) ->
                                families.counter(metric.name(), metric.help(), reason(reason.label()), count));
            } else {
                families.counter(metric.name(), metric.help(), reason(metric.reason()), ledger.get(counter));
            }
        }
    }

    private static Labels reason(String reason) {
        return reason == null ? Labels.EMPTY : Labels.of("reason", reason);
    }

    private static void listener(MetricFamilies families, CollectorView.ListenerStatus listener) {
        final Labels labels = Labels.of("host", listener.host(), "port", Integer.toString(listener.port()));
        families.counter(
                "weir_listener_received_datagrams",
                "Datagrams taken out of a listener's sockets.",
                labels,
                listener.received());
        if (listener.droppedByKernel() >= 0) {
            families.counter(
                    "weir_kernel_dropped_datagrams",
                    "Datagrams that the kernel dropped at a listener's sockets.",
                    labels,
                    listener.droppedByKernel());
        }
    }

    private static void sink(MetricFamilies families, CollectorView.SinkStatus sink) {
        final Labels labels = Labels.of("sink", sink.name());
        families.gauge("weir_sink_up", "1 if a sink's last attempt succeeded.", labels, sink.up() ? 1 : 0);
        families.gauge("weir_sink_lag_records", "Records that a sink has yet to come to.", labels, sink.lagRecords());
        families.gauge("weir_sink_lag_bytes", "Bytes that a sink has yet to come to.", labels, sink.lagBytes());
        families.gauge(
                "weir_sink_lag_seconds",
                "Age of the oldest excerpt that a sink has yet to come to.",
                labels,
                sink.lagNanos() / NANOS_PER_SECOND);
        families.counter("weir_sink_retries", "Attempts of a sink that failed.", labels, sink.retries());
    }

    private static void outcomes(MetricFamilies families, LedgerSnapshot.SinkLine line) {
        outcome(families, line, "delivered", line.delivered());
        outcome(families, line, "filtered", line.filtered());
        outcome(families, line, "failed", line.failed());
        outcome(families, line, "overtaken_by_retention", line.overtaken());
    }

    private static void outcome(MetricFamilies families, LedgerSnapshot.SinkLine line, String outcome, long records) {
        families.counter(
                "weir_sink_records",
                "Records of the journal that a sink is done with.",
                Labels.of("sink", line.name(), "outcome", outcome),
                records);
    }

    private static void journal(MetricFamilies families, CollectorView.JournalStatus journal) {
        families.gauge(
                "weir_journal_first_record",
                "Number of the oldest record retained.",
                Labels.EMPTY,
                journal.firstRecord());
        families.gauge(
                "weir_journal_end_record", "Number that the next record gets.", Labels.EMPTY, journal.endRecord());
        families.gauge("weir_journal_end_byte", "Bytes of excerpts ever appended.", Labels.EMPTY, journal.endByte());
        families.gauge(
                "weir_journal_refusing",
                "1 while the journal refuses because the disk is nearly full.",
                Labels.EMPTY,
                journal.refusing() ? 1 : 0);
    }

    private void collector(MetricFamilies families) {
        families.gauge(
                "weir_dictionary_problems",
                "What is wrong with the dictionary's files, which are not in use for it.",
                Labels.EMPTY,
                view.dictionaryProblems());
        view.health()
                .forEach(check -> families.gauge(
                        "weir_health_up",
                        "1 if a part does its work.",
                        Labels.of("check", check.name()),
                        check.up() ? 1 : 0));
        families.gauge(
                "weir_collector_start_time_seconds",
                "When the collector was started, seconds since 1970.",
                Labels.EMPTY,
                view.startedAtEpochMillis() / MILLIS_PER_SECOND);
        families.info("weir_build", "The version that runs.", Labels.of("version", BuildVersion.current()));
    }
}
