package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.weir.collector.config.source.SettingOverride;
import dev.weir.collector.config.source.TomlText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveConfigurationTest {
    @TempDir
    Path directory;

    private ConfigurationFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new ConfigurationFixture(directory);
    }

    private String print(LoadedConfiguration loaded) throws IOException {
        final StringBuilder text = new StringBuilder();
        ConfigurationPrinter.print(loaded, text);
        return text.toString().replace(directory + "/", "");
    }

    @Test
    void each_value_is_printed_with_its_origin() throws IOException {
        fixture.main(
                        "include = ['conf.d/*.conf']",
                        "[collector]",
                        "data_directory = 'd\"a'",
                        "[http]",
                        "enabled = false")
                .file(
                        "conf.d/a.conf",
                        "[[inputs.netflow]]",
                        "allow = ['10.0.0.0/8', '::1']",
                        "tags = { site = 'x', \"odd key\" = 'y' }",
                        "sampling = [{ prefix = '::/0', rate = 5 }]",
                        "[[inputs.netflow.listeners]]",
                        "flow_type = 'ipfix'",
                        "[[sinks.kafka]]",
                        "topic = 't'");
        final LoadedConfiguration loaded = fixture.load(
                Map.of("WEIR__COLLECTOR__SHARDS", "4"),
                SettingOverride.commandLine("--set", "collector.batch_bytes", "8192"));
        assertThat(print(loaded)).isEqualTo(TestText.of("effective.toml"));
    }

    @Test
    void json_has_the_same_settings_with_their_origins() throws IOException {
        fixture.main("[collector]", "shards = 4", "[[inputs.netflow]]", "tags = { a = 'b' }", "allow = ['::1']")
                .file("x", "");
        final LoadedConfiguration loaded = fixture.load(
                Map.of("WEIR__HTTP__PORT", "1", "WEIR__INPUTS__NETFLOW__0__LISTENERS__0__FLOW_TYPE", "ipfix"));
        final StringWriter text = new StringWriter();
        ConfigurationPrinter.printJson(loaded, text);
        int depth = 0;
        try (JsonParser parser = new JsonFactory().createParser(text.toString())) {
            while (parser.nextToken() != null) {
                depth += parser.currentToken().isStructStart()
                        ? 1
                        : parser.currentToken().isStructEnd() ? -1 : 0;
            }
        }
        assertThat(depth).isZero();
        final String flat = text.toString().replace(directory + "/", "").replaceAll("\\s+", " ");
        assertThat(flat)
                .startsWith("{ \"files\" : [ \"weir.toml\" ], \"settings\" : [ {")
                .endsWith("] } ")
                .contains("{ \"path\" : \"collector.shards\", \"value\" : 4, \"origin\" : { \"file\" : \"weir.toml\","
                        + " \"line\" : 2, \"column\" : 1 } }")
                .contains("{ \"path\" : \"http.port\", \"value\" : 1, \"origin\" : { \"variable\" :"
                        + " \"WEIR__HTTP__PORT\" } }")
                .contains("\"value\" : { \"a\" : \"b\" }")
                .contains("\"value\" : [ \"::1/128\" ]")
                .contains("{ \"path\" : \"inputs.netflow[0].listeners[0].port\", \"value\" : 4739, \"origin\" : {"
                        + " \"default\" : \"standard port of ipfix\" } }");
    }

    @Test
    void what_is_printed_loads_to_an_equal_configuration_and_prints_the_same_values() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            final String text = new RandomConfiguration(new Random(seed)).text();
            fixture.main(text);
            final LoadedConfiguration first = fixture.load();
            fixture.main(print(first));
            final LoadedConfiguration second = fixture.load();
            assertThat(second.configuration()).as(text).isEqualTo(first.configuration());
            assertThat(values(second)).as(text).isEqualTo(values(first));
        }
    }

    private List<String> values(LoadedConfiguration loaded) {
        return loaded.settings().tables().stream()
                .flatMap(table -> table.settings().stream())
                .map(setting -> setting.path() + " = " + setting.printed())
                .toList();
    }

    /** Writes valid files that no two operators would write alike. */
    private static final class RandomConfiguration {
        private static final List<String> TEXTS =
                List.of("a", "", "\"", "\\", "#", "é\n", "\u0001", "'''", "a = b", "日本", " x ", "[x]");
        private final Random random;
        private final StringBuilder text = new StringBuilder();
        private int port = 9000;

        RandomConfiguration(Random random) {
            this.random = random;
        }

        String text() {
            table("[collector]", "shards = " + random.nextInt(65), "ring_size = " + (2 << random.nextInt(19)));
            perhaps("linger = '" + random.nextInt(10_000_000) + "us'");
            perhaps("batch_bytes = " + (4096 + random.nextInt(1 << 19)));
            table("[journal]", "retention_age = '" + random.nextInt(999) + "h30m'");
            perhaps("retention_size = '" + random.nextInt(9999) + "." + random.nextInt(10) + "MB'");
            for (int i = random.nextInt(3); i > 0; i--) {
                input();
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                table(
                        "[[sinks.json]]",
                        "where = 'bytes > " + random.nextInt(1000) + "'",
                        "ratio = " + random.nextGaussian());
                perhaps("kinds = ['metric', 'flow']");
                perhaps("ports = [1, " + random.nextInt() + "]");
                perhaps("nested = { count = " + random.nextLong() + ", patience = '1h1ns' }");
            }
            return text.toString();
        }

        private void input() {
            table("[[inputs.netflow]]", "source = 's'", "namespace = " + quotedVisible());
            perhaps("allow = ['" + random.nextInt(256) + ".0.0.0/8', '2001:db8::" + random.nextInt(9999) + "']");
            perhaps("sampling = [{ prefix = '10.0.0.0/8', rate = " + (1 + random.nextInt(1000)) + " }]");
            perhaps("tags = { " + quoted() + " = " + quoted() + " }");
            perhaps("bind_host = '127.0.0.2'");
            for (int i = random.nextInt(3); i >= 0; i--) {
                final FlowType type = FlowType.values()[random.nextInt(FlowType.values().length)];
                table("[[inputs.netflow.listeners]]", "flow_type = '" + type.word() + "'", "port = " + port++);
                perhaps("max_datagram = " + (512 + random.nextInt(65_024)));
            }
        }

        private void table(String... lines) {
            text.append(String.join("\n", lines)).append('\n');
        }

        private void perhaps(String line) {
            if (random.nextBoolean()) {
                text.append(line).append('\n');
            }
        }

        private String quoted() {
            final List<String> parts = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                parts.add(TEXTS.get(random.nextInt(TEXTS.size())));
            }
            return TomlText.value(String.join("", parts));
        }

        private String quotedVisible() {
            return TomlText.value("n" + random.nextInt() + "<\t>");
        }
    }
}
