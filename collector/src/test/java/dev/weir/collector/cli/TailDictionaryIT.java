package dev.weir.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.Collector;
import dev.weir.collector.TestSettings;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.testing.ExportField;
import dev.weir.testing.ExportMessage;
import dev.weir.testing.ExportTemplate;
import dev.weir.testing.UdpSender;
import dev.weir.testing.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators' elements where a sink and {@code weir tail} filter by them. */
class TailDictionaryIT {
    private static final ExportTemplate TEMPLATE =
            ExportTemplate.of(300, ExportField.of(1, 4), new ExportField(64512, 7, 4));

    @TempDir
    private Path directory;

    @Test
    void a_sink_and_a_tail_filter_by_an_element_of_the_operator() throws Exception {
        final Path csv =
                Files.writeString(directory.resolve("probe.csv"), "64512,7,queueDepth,unsigned32,quantity,packets\n");
        final TestSettings settings = TestSettings.in(directory)
                .flowType("ipfix")
                .tables("[dictionary]", "files = [\"" + csv + "\"]")
                .tables("[[sinks.test]]", "where = \"queueDepth > 5\"");
        try (Collector collector = settings.start();
                UdpSender sender = UdpSender.to(settings.port())) {
            sender.send(ExportMessage.ipfix()
                    .templates(TEMPLATE)
                    .data(TEMPLATE, record(4), record(6), record(8))
                    .bytes());
            Awaitility.await().until(() -> collector.ledger().sinks().get(0).delivered() == 2);
            final LedgerSnapshot end = collector.stop();
            assertThat(end.sinks().get(0).filtered()).isEqualTo(1);
            assertThat(end.closes()).isTrue();
        }
        final String journal = settings.journalDirectory().toString();
        final String[] asked = {"--count-only", "--where", "queueDepth > 7"};
        assertThat(tail("--journal", journal, asked).exitCode()).isEqualTo(64);
        assertThat(tail("--journal", journal, "--dictionary", csv.toString(), asked)
                        .out())
                .isEqualTo("1\n");
        assertThat(tail("-c", settings.write().toString(), asked).out()).isEqualTo("1\n");
        assertThat(tail("--journal", journal, "-c", settings.write().toString(), asked)
                        .out())
                .isEqualTo("1\n");
    }

    @Test
    void a_filter_by_an_element_that_nobody_described_is_refused_at_the_start() {
        final TestSettings settings = TestSettings.in(directory).tables("[[sinks.test]]", "where = \"queueDepth > 5\"");
        final CommandRun check = CommandRun.of("check", "-c", settings.write().toString());
        assertThat(check.exitCode()).isEqualTo(78);
        assertThat(check.err()).contains("queueDepth");
    }

    private static byte[] record(int depth) {
        return TEMPLATE.record(Values.number(100, 4), Values.number(depth, 4));
    }

    private static CommandRun tail(Object... arguments) {
        final List<String> all = new ArrayList<>(List.of("tail"));
        for (final Object argument : arguments) {
            all.addAll(argument instanceof String[] several ? List.of(several) : List.of((String) argument));
        }
        return CommandRun.of(all.toArray(String[]::new));
    }
}
