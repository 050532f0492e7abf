package dev.weir.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.weir.decode.template.TemplateSummary;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTableTest {
    private static final long NOW_EPOCH_SECONDS = 1_795_208_400L;
    private static final byte[] ADDRESS = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};

    @Test
    void a_template_is_shown_with_its_age_its_use_and_its_fields_by_name() throws IOException {
        final Shape options = Shape.compile(
                Protocol.IPFIX,
                257,
                1,
                List.of(new FieldSpecifier(0, 10, 4), new FieldSpecifier(0, 82, 65_535), new FieldSpecifier(99, 7, 2)));
        final TemplateSummary summary = new TemplateSummary(
                ADDRESS,
                5,
                options,
                true,
                new TemplateSummary.Session(50_000, 4739),
                new TemplateSummary.Sent(
                        (NOW_EPOCH_SECONDS - 7_200) * 1_000_000_000L, (NOW_EPOCH_SECONDS - 30) * 1_000_000_000L),
                new TemplateSummary.Use(12, 3_456));
        final String json = new String(
                TemplatesJson.render(
                        List.of(summary), InformationElements.builtIn(), Instant.ofEpochSecond(NOW_EPOCH_SECONDS)),
                StandardCharsets.UTF_8);

        final List<String> lines = TemplateTable.render(json).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .matches("  10\\.0\\.0\\.1 +ipfix +50000 +5 +257 +options +2 h 0 min +30 s ago +12 +3,456");
        assertThat(lines.get(2)).isEqualTo("      ingressInterface:4 | interfaceName:v 99/7:2");
    }

    @Test
    void many_fields_are_wrapped_and_control_characters_do_not_reach_the_terminal() throws IOException {
        final String field = "{\"name\":\"sourceTransport\\u001bPort\",\"length\":2}";
        final String json = "{\"templates\":[{\"exporter\":\"x\",\"fields\":["
                + String.join(",", Collections.nCopies(20, field)) + "]}]}";
        final List<String> lines = TemplateTable.render(json).lines().toList();
        assertThat(lines).hasSizeGreaterThan(4).allMatch(line -> line.length() <= 120);
        assertThat(String.join(" ", lines))
                .doesNotContain("\u001b")
                .containsPattern("(sourceTransport\\?Port:2\\s+){19}");
    }

    @Test
    void no_templates_are_said_to_be_none() throws IOException {
        assertThat(TemplateTable.render("{\"templates\":[]}")).isEqualTo("no templates are known\n");
    }

    @Test
    void what_is_not_a_collectors_answer_is_refused() {
        assertThatIOException().isThrownBy(() -> TemplateTable.render("{}"));
    }
}
