package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ValueProblemsTest {
    @TempDir
    Path directory;

    private ConfigurationFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new ConfigurationFixture(directory);
    }

    @Test
    void an_unknown_flow_type_is_told_in_the_house_style() {
        fixture.main(
                "",
                "[[inputs.netflow]]",
                "    source = \"x\"",
                "    [[inputs.netflow.listeners]]",
                "        flow_type = \"netflow7\"",
                "        port = 2055");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:5:9: inputs.netflow[0].listeners[0].flow_type: unknown flow type"
                        + " \"netflow7\"; expected one of netflow5, netflow9, ipfix, sflow5, auto (did you mean"
                        + " \"netflow5\"?)");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "values.psv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void a_bad_value_says_what_was_found_and_expected(String table, String line, String message) {
        final String key = line.substring(0, line.indexOf(' '));
        fixture.main("[" + table + "]", "  " + line);
        assertThat(fixture.problems()).containsExactly("weir.toml:2:3: " + table + "." + key + ": " + message);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "input-values.psv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void a_bad_value_of_an_input_stands_where_it_is(String line, String problem) {
        fixture.main("[[inputs.netflow]]", line, "  [[inputs.netflow.listeners]]", "  flow_type = 'netflow5'");
        assertThat(fixture.problems()).containsExactly("weir.toml:" + problem);
    }

    @Test
    void a_namespace_of_more_than_a_hundred_bytes_is_refused() {
        fixture.main(
                "[[inputs.netflow]]",
                "namespace = '" + "n".repeat(101) + "'",
                "listeners = [{ flow_type = 'netflow5' }]");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:2:1: inputs.netflow[0].namespace: must not be longer than 100 bytes");
    }

    @Test
    void a_long_text_is_shortened_and_control_characters_are_escaped() {
        fixture.main("[collector]", "linger = \"\\u001b[31m" + "x".repeat(100_000) + "\"", "shards = \"\\u0007\"");
        assertThat(fixture.problems()).hasSize(2).last().asString().endsWith("found the string \"\\u0007\"");
        assertThat(fixture.problems().get(0)).doesNotContain("\u001b").hasSizeLessThan(500);
    }

    @Test
    void keys_that_are_missing_are_told_at_their_table() {
        fixture.main("[[inputs.netflow]]", "source = 'a'", "[[inputs.netflow]]", "  [[inputs.netflow.listeners]]");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:1:1: inputs.netflow[0].listeners: missing; expected an array of tables",
                        "weir.toml:4:3: inputs.netflow[1].listeners[0].flow_type: missing; expected one of netflow5,"
                                + " netflow9, ipfix, sflow5, auto");
        fixture.main("[[inputs.netflow]]", "listeners = []");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:1:1: inputs.netflow[0].listeners: missing; expected an array of tables");
    }

    @Test
    void unknown_keys_are_told_with_the_nearest_known_one() {
        fixture.main(
                "colector = 1",
                "[collector]",
                "shrads = 4",
                "zzzzzzzzz = 4",
                "[inputs]",
                "netfow = []",
                "[sinks]",
                "jsn = []",
                "\"odd key\" = 1");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:1:1: colector: unknown key (did you mean \"collector\"?)",
                        "weir.toml:3:1: collector.shrads: unknown key (did you mean \"shards\"?)",
                        "weir.toml:4:1: collector.zzzzzzzzz: unknown key (known here: data_directory, host, shards,"
                                + " ring_size, linger, batch_bytes)",
                        "weir.toml:6:1: inputs.netfow: unknown key (did you mean \"netflow\"?)",
                        "weir.toml:8:1: sinks.jsn: unknown key (did you mean \"json\"?)",
                        "weir.toml:9:1: sinks.\"odd key\": unknown key (known here: json, kafka)");
    }

    @Test
    void a_table_where_an_array_of_tables_belongs_is_told_with_its_notation() {
        fixture.main("collector = 3", "journal = []", "inputs.netflow = 'x'", "[sinks.json]", "name = 'a'");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:1:1: collector: expected a table, found the number 3 (write [collector])",
                        "weir.toml:2:1: journal: expected a table, found an array (write [journal])",
                        "weir.toml:3:1: inputs.netflow: expected an array of tables, found the string \"x\" (write"
                                + " [[inputs.netflow]])",
                        "weir.toml:4:1: sinks.json: expected an array of tables, found a table (write"
                                + " [[sinks.json]])");
    }
}
