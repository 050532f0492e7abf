package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.testing.JournalContent;
import dev.weir.testing.Sflow5Bytes;
import dev.weir.testing.UdpSender;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SFlow in a running collector: what a listener is told to keep, and what is counted where. */
class SflowIT {
    private static final int FRAME_SECTION = 315;

    @TempDir
    private Path directory;

    @Test
    void headers_are_journaled_where_the_listener_keeps_them() throws Exception {
        assertThat(sectionsOf(TestSettings.in(Files.createDirectory(directory.resolve("a")))
                        .flowType("sflow5")))
                .isZero();
        assertThat(sectionsOf(TestSettings.in(Files.createDirectory(directory.resolve("b")))
                        .flowType("sflow5")
                        .listener("sampled_header = \"keep\"")))
                .isPositive();
    }

    private static long sectionsOf(TestSettings settings) throws Exception {
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            sender.send(Sflow5Bytes.datagram(
                    1, Sflow5Bytes.flowSample(1, Sflow5Bytes.sampledHeader(1, 1398, Sflow5Bytes.tcpFrame(64)))));
            journal.await(1);
            assertThat(collector.ledger().get(Counter.SAMPLES_FLOW)).isOne();
            return journal.records().stream()
                    .filter(record -> record.has(FRAME_SECTION))
                    .count();
        }
    }

    @Test
    void samples_are_counted_in_the_ledger_and_in_the_metrics_and_the_books_close() throws Exception {
        final TestSettings settings =
                TestSettings.in(directory).flowType("auto").withHttp();
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port());
                JournalContent journal = new JournalContent(settings.journalDirectory())) {
            for (byte[] datagram : Sflow5Bytes.corpus()) {
                sender.send(datagram);
            }
            Ledgers.await()
                    .until(() -> collector.ledger().get(Counter.DATAGRAMS_DECODED)
                                    + collector.ledger().get(Counter.DATAGRAMS_REJECTED)
                            == Sflow5Bytes.corpus().size());
            Ledgers.await().until(() -> collector.ledger().closes());
            final LedgerSnapshot ledger = collector.ledger();
            assertThat(ledger.get(Counter.SAMPLES_FLOW)).isEqualTo(4);
            assertThat(ledger.get(Counter.SAMPLES_COUNTER)).isEqualTo(2);
            assertThat(ledger.get(Counter.SAMPLES_DISCARDED)).isOne();
            assertThat(ledger.get(Counter.SAMPLES_UNKNOWN)).isOne();
            journal.await((int) ledger.get(Counter.RECORDS_JOURNALED));
            assertThat(metrics(collector))
                    .contains("weir_sflow_samples_flow_total 4", "weir_sflow_records_unknown_total")
                    .contains("weir_sflow_samples_dropped_by_agent_total", "weir_sflow_samples_lost_total");
        }
    }

    private static String metrics(Collector collector) throws Exception {
        final URI uri = URI.create("http://127.0.0.1:" + collector.httpPort() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
