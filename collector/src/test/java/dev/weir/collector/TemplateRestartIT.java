package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.ExportField;
import dev.weir.testing.ExportMessage;
import dev.weir.testing.ExportTemplate;
import dev.weir.testing.JournalContent;
import dev.weir.testing.UdpSender;
import dev.weir.testing.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A collector that is started again goes on with the templates that it knew: exporters send them when they like. */
class TemplateRestartIT {
    private static final ExportTemplate TEMPLATE = ExportTemplate.of(
            300, ExportField.of(8, 4), ExportField.of(12, 4), ExportField.of(1, 4), ExportField.variable(82));

    @TempDir
    private Path directory;

    private long sequence = 100_000;
    private int sent;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void data_that_goes_on_after_a_restart_is_decoded_without_a_template(boolean ipfix) throws Exception {
        final TestSettings settings = TestSettings.in(directory).flowType("auto");
        try (JournalContent journal = new JournalContent(settings.journalDirectory());
                UdpSender exporter = UdpSender.to(settings.port());
                UdpSender afterItsRestart = UdpSender.to(settings.port())) {
            try (Collector collector = settings.start()) {
                exporter.send(message(ipfix)
                        .templates(TEMPLATE)
                        .data(TEMPLATE, record())
                        .bytes());
                journal.await(1);
                assertThat(collector.ledger()).isNotNull();
            }
            try (Collector collector = settings.start()) {
                exporter.send(data(ipfix), data(ipfix));
                journal.await(3);
                afterItsRestart.send(data(ipfix));
                journal.await(4);
                assertThat(collector.ledger()).isNotNull();
            }
            assertOctets(journal);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_waits_when_the_template_comes_is_decoded_in_order(boolean ipfix) throws Exception {
        final TestSettings settings = TestSettings.in(directory).flowType("auto");
        try (JournalContent journal = new JournalContent(settings.journalDirectory());
                UdpSender exporter = UdpSender.to(settings.port());
                Collector collector = settings.start()) {
            exporter.send(data(ipfix), data(ipfix), data(ipfix));
            Ledgers.awaitArrived(collector, 3);
            journal.await(0);
            exporter.send(message(ipfix).templates(TEMPLATE).bytes());
            journal.await(3);
            assertOctets(journal);
        }
    }

    private byte[] data(boolean ipfix) throws IOException {
        return message(ipfix).data(TEMPLATE, record()).bytes();
    }

    private ExportMessage message(boolean ipfix) {
        return ExportMessage.of(ipfix).domain(9).sequence(sequence++);
    }

    /** Each tells its number where others have octets. */
    private byte[] record() {
        sent++;
        return TEMPLATE.record(
                Values.ipv4("192.0.2.1"), Values.ipv4("192.0.2.2"), Values.number(sent, 4), Values.text("eth" + sent));
    }

    private void assertOctets(JournalContent journal) {
        final List<Long> octets =
                journal.records().stream().map(record -> record.number(1)).toList();
        assertThat(octets)
                .isEqualTo(
                        IntStream.rangeClosed(1, sent).mapToObj(i -> (long) i).toList());
    }
}
