package dev.weir.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import dev.weir.flow.options.OptionsReport;
import dev.weir.flow.options.OptionsSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Pattern SAMPLE = Pattern.compile("([a-z_][a-z0-9_]*)(\\{[^}]*})? (\\S+)");
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final FakeCollectorView view = new FakeCollectorView();
    private final Metrics metrics = new Metrics(view);

    private String text(String accept) throws IOException {
        return new String(metrics.page(accept, view.figures().join()).body(), StandardCharsets.UTF_8);
    }

    /** Samples by name and labels; each line is a comment or a sample, and no sample comes twice. */
    private Map<String, Double> samples() throws IOException {
        final Map<String, Double> samples = new LinkedHashMap<>();
        for (String line :
                text(null).lines().filter(each -> !each.startsWith("#")).toList()) {
            final Matcher sample = SAMPLE.matcher(line);
            assertThat(sample.matches()).as(line).isTrue();
            final String labels = sample.group(2) == null ? "" : sample.group(2);
            assertThat(samples.put(sample.group(1) + labels, Double.parseDouble(sample.group(3))))
                    .as(line)
                    .isNull();
        }
        return samples;
    }

    @Test
    void every_counter_of_the_ledger_has_a_sample_with_its_value() throws IOException {
        final Map<String, Double> samples = samples();
        for (Counter counter : Counter.values()) {
            if (counter == Counter.DATAGRAMS_REJECTED) {
                continue;
            }
            final CounterMetric metric = CounterMetric.of(counter);
            final String labels = metric.reason() == null ? "" : "{reason=\"" + metric.reason() + "\"}";
            assertThat(samples).as(counter.name()).containsEntry(metric.name() + "_total" + labels, (double)
                    view.ledger.get(counter));
        }
    }

    @Test
    void every_reject_reason_has_a_sample_and_together_they_are_the_rejected() throws IOException {
        final Map<String, Double> samples = samples();
        double sum = 0;
        for (RejectReason reason : RejectReason.values()) {
            final Double value = samples.get("weir_datagrams_rejected_total{reason=\"" + reason.label() + "\"}");
            assertThat(value).as(reason.name()).isEqualTo((double)
                    view.ledger.rejects().get(reason));
            sum += value;
        }
        assertThat(sum).isEqualTo(view.ledger.get(Counter.DATAGRAMS_REJECTED));
    }

    @Test
    void no_two_counters_share_a_sample() {
        final Map<String, Long> names = Arrays.stream(Counter.values())
                .map(CounterMetric::of)
                .collect(Collectors.groupingBy(metric -> metric.name() + metric.reason(), Collectors.counting()));
        assertThat(names).hasSize(Counter.values().length);
    }

    @Test
    void listeners_sinks_journal_and_health_are_told_with_their_labels() throws IOException {
        assertThat(samples())
                .containsEntry("weir_listener_received_datagrams_total{host=\"0.0.0.0\",port=\"2055\"}", 301.0)
                .containsEntry("weir_kernel_dropped_datagrams_total{host=\"0.0.0.0\",port=\"2055\"}", 302.0)
                .containsEntry("weir_sink_up{sink=\"archive\"}", 1.0)
                .containsEntry("weir_sink_lag_records{sink=\"archive\"}", 4.0)
                .containsEntry("weir_sink_lag_bytes{sink=\"archive\"}", 401.0)
                .containsEntry("weir_sink_lag_seconds{sink=\"archive\"}", 2.5)
                .containsEntry("weir_sink_retries_total{sink=\"archive\"}", 402.0)
                .containsEntry("weir_sink_records_total{outcome=\"delivered\",sink=\"archive\"}", 1001.0)
                .containsEntry("weir_sink_records_total{outcome=\"overtaken_by_retention\",sink=\"archive\"}", 3.0)
                .containsEntry("weir_journal_first_record", 501.0)
                .containsEntry("weir_journal_end_record", 502.0)
                .containsEntry("weir_journal_end_byte", 503.0)
                .containsEntry("weir_journal_refusing", 0.0)
                .containsEntry("weir_health_up{check=\"journal\"}", 1.0)
                .containsEntry("weir_dictionary_problems", 701.0)
                .containsEntry("weir_build_info{version=\"development\"}", 1.0)
                .containsEntry("weir_ring_datagrams", 18.0)
                .containsEntry("weir_collector_start_time_seconds", 1_767_225_600.0);
    }

    @Test
    void kernel_drops_that_are_unknown_are_absent_and_not_0() throws IOException {
        assertThat(samples().keySet())
                .contains("weir_listener_received_datagrams_total{host=\"::1\",port=\"9995\"}")
                .doesNotContain("weir_kernel_dropped_datagrams_total{host=\"::1\",port=\"9995\"}");
    }

    @Test
    void every_metric_has_a_help_and_a_type_and_counters_end_in_total() throws IOException {
        final List<String> lines = text(null).lines().toList();
        for (String line :
                lines.stream().filter(each -> each.startsWith("# TYPE weir_")).toList()) {
            final String[] words = line.split(" ");
            assertThat(lines).as(line).anyMatch(each -> each.startsWith("# HELP " + words[2] + " "));
            assertThat(words[2].endsWith("_total")).as(line).isEqualTo("counter".equals(words[3]));
        }
        assertThat(lines).contains("# TYPE weir_datagrams_received_total counter");
    }

    @Test
    void the_jvm_is_told_too() throws IOException {
        assertThat(text(null)).contains("jvm_memory_used_bytes", "jvm_threads_current");
    }

    @Test
    void a_client_that_accepts_open_metrics_gets_it() throws IOException {
        assertThat(metrics.page(OPEN_METRICS, view.figures().join()).contentType())
                .startsWith("application/openmetrics-text");
        assertThat(text(OPEN_METRICS))
                .contains("# TYPE weir_datagrams_received counter", "weir_datagrams_received_total 1000001")
                .endsWith("# EOF\n");
    }

    @Test
    void any_other_client_gets_prometheus_text() throws IOException {
        assertThat(metrics.page("text/html,*/*;q=0.8", view.figures().join()).contentType())
                .startsWith("text/plain; version=0.0.4");
    }

    @Test
    void datagrams_of_any_number_of_exporters_make_no_new_series() throws IOException {
        final int series = samples().size();
        view.ledger = FakeCollectorView.ledger(7);
        view.exporters = CompletableFuture.completedFuture(FakeCollectorView.summaries(5_000));
        assertThat(samples().keySet().stream().filter(name -> name.contains("10.0.")))
                .isEmpty();
        assertThat(samples()).hasSizeBetween(series - 5, series + 5);
    }

    @Test
    void what_exporters_report_and_what_shards_hold_is_told() throws IOException {
        view.reports = List.of(FakeCollectorView.report(address(1)));
        final String labels = "{domain=\"5\",exporter=\"10.0.0.1\"}";
        assertThat(samples())
                .containsEntry("weir_exporters", 602.0)
                .containsEntry("weir_templates", 603.0)
                .containsEntry("weir_templates_bytes", 604.0)
                .containsEntry("weir_exporter_reported_exported_messages_total" + labels, 4000.0)
                .containsEntry("weir_exporter_reported_start_time_seconds" + labels, 1_700_000_000.123)
                .containsEntry("weir_exporter_reported_exported_bytes_total" + labels.replace("5", "6"), 0x1p64);
    }

    @Test
    void shards_that_did_not_answer_leave_their_figures_out() throws IOException {
        view.figures = CompletableFuture.completedFuture(List.of());
        assertThat(samples())
                .doesNotContainKeys("weir_exporters", "weir_templates")
                .containsKey("weir_ring_datagrams");
    }

    /** Whoever has a series keeps it, so that forged exporters neither add series nor push others out. */
    @Test
    void at_most_256_exporters_with_8_domains_each_have_series_of_their_own() throws IOException {
        view.reports = List.of(FakeCollectorView.report(address(9_999)));
        samples();
        final List<OptionsReport> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(manyDomains(address(i)));
        }
        view.reports = many;
        final List<String> reported = samples().keySet().stream()
                .filter(name -> name.startsWith("weir_exporter_reported_"))
                .toList();
        assertThat(reported).hasSize(256 * 8);
        assertThat(reported).anyMatch(name -> name.contains("10.0.39.15"));
        assertThat(samples().keySet().stream().filter(name -> name.startsWith("weir_exporter_reported_")))
                .containsExactlyInAnyOrderElementsOf(reported);
        view.reports = List.of();
        assertThat(samples().keySet()).noneMatch(name -> name.startsWith("weir_exporter_reported_"));
    }

    private static OptionsReport manyDomains(byte[] address) {
        final List<OptionsSummary.Statistic> statistics = new ArrayList<>();
        for (int domain = 0; domain < 20; domain++) {
            statistics.add(new OptionsSummary.Statistic(domain, 41, domain));
        }
        return new OptionsReport(address, new OptionsSummary(0, 0, 0, 0, statistics), null);
    }

    private static byte[] address(int number) {
        return new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, (byte) (number >> 8), (byte) number};
    }
}
