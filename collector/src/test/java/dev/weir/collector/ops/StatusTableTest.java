package dev.weir.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.collector.account.LedgerTable;
import dev.weir.decode.ExporterSummary;
import dev.weir.decode.options.AnnouncedSampling;
import dev.weir.decode.options.AnnouncedSampling.Scope;
import dev.weir.flow.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    private static final Instant NOW = Instant.ofEpochMilli(FakeCollectorView.STARTED_AT_EPOCH_MILLIS + 3 * 3_600_000L);

    private final FakeCollectorView view = new FakeCollectorView();
    private final StatusJson json = new StatusJson(view, Clock.fixed(NOW, ZoneOffset.UTC));

    private String table(List<ExporterSummary> exporters) throws IOException {
        return StatusTable.render(text(json.status()), text(json.exporters(view.known(exporters), false)));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Test
    void the_whole_status_reads_so() throws IOException {
        final String ledger = LedgerTable.render(view.ledger).indent(2);
        assertThat(table(FakeCollectorView.summaries(2))).isEqualTo("""
                        weir development, up 3 h 0 min, since 2026-01-01T00:00:00Z
                        every part is up

                        listeners
                          host     port  received  dropped by the kernel
                          0.0.0.0  2055       301                    302
                          ::1      9995       303                unknown

                        journal
                          /var/lib/weir/journal: records 501 up to 502

                        sinks
                          name     type  state  records behind  bytes  seconds  retries
                          archive  json  up                  4    401      2.5      402

                        ledger
                        %s
                        exporters, the last seen first
                          address   protocol       last seen\
                          datagrams  records  templates  interfaces  sampling  lost  restarts  rejected
                          10.0.0.0  netflow5  2 h 59 min ago\
                                 11       13          0           0         -    15        16        14
                          10.0.0.1  netflow5  2 h 59 min ago\
                                 12       13          0           0         -    15        16        14
                        """.formatted(ledger));
    }

    @Test
    void templates_interfaces_and_sampling_of_an_exporter_are_shown() throws IOException {
        final ExporterSummary plain = FakeCollectorView.summaries(1).get(0);
        final ExporterSummary summary = new ExporterSummary(
                plain.address(),
                plain.protocol(),
                1,
                new ExporterSummary.Templates(7, 2),
                plain.seen(),
                plain.figures(),
                plain.lastReject());
        view.reports = List.of(FakeCollectorView.report(plain.address()));
        view.sampling = List.of(
                new AnnouncedSampling(Protocol.NETFLOW9, 5, Scope.SAMPLER, 1, 100, 2),
                new AnnouncedSampling(Protocol.NETFLOW9, 5, Scope.SAMPLER, 2, 1000, 2),
                new AnnouncedSampling(Protocol.NETFLOW9, 5, Scope.SAMPLER, 3, 100, 2));
        final String table = table(List.of(summary));
        assertThat(table.lines().reduce("", (before, line) -> line).trim().split(" +"))
                .containsSubsequence("11", "13", "7", "3", "1:100", "+1", "15", "16", "14");
    }

    @Test
    void a_ledger_survives_the_way_through_json_and_back() throws IOException {
        assertThat(LedgerReader.read(JsonValue.parseObject(text(json.ledger()))))
                .isEqualTo(view.ledger);
    }

    @Test
    void a_part_that_is_down_is_said_first_with_its_reason() throws IOException {
        view.health = List.of(
                new CollectorView.HealthCheck("shard 0", true, ""),
                new CollectorView.HealthCheck("journal", false, "the disk is nearly full"));
        assertThat(table(List.of()).lines().skip(1).findFirst()).contains("DOWN: journal: the disk is nearly full");
    }

    @Test
    void an_exporter_that_sent_nothing_readable_is_shown_as_unknown() throws IOException {
        final ExporterSummary readable = FakeCollectorView.summaries(1).get(0);
        final ExporterSummary unreadable = new ExporterSummary(
                readable.address(), null, 1, readable.seen(), readable.figures(), readable.lastReject());
        assertThat(table(List.of(unreadable))).contains("10.0.0.0  unknown");
    }

    @Test
    void control_characters_do_not_reach_the_terminal() throws IOException {
        view.listeners = List.of(new CollectorView.ListenerStatus(1, "a\u001b[2Jb\u009bc", 0, 0));
        view.health = List.of(new CollectorView.HealthCheck("x", false, "\u001b]0;title\u0007"));
        assertThat(table(List.of())).contains("a?[2Jb?c", "x: ?]0;title?").doesNotContain("\u001b", "\u009b");
    }

    @Test
    void a_status_of_a_newer_collector_with_fields_unknown_here_is_shown_all_the_same() throws IOException {
        final String status = "{\"version\":\"9\",\"new\":[{\"a\":null}],\"ledger\":{\"datagrams\":{\"received\":7}}}";
        assertThat(StatusTable.render(status, "{}")).contains("weir 9, up ?", "datagrams received");
    }

    @Test
    void what_is_not_a_status_is_refused() {
        for (String text : List.of("", "[]", "{", "{}{}", "<html>", "{\"ledger\":", "{\"status\":\"up\"}")) {
            assertThatThrownBy(() -> StatusTable.render(text, "{}")).as(text).isInstanceOf(IOException.class);
        }
    }
}
