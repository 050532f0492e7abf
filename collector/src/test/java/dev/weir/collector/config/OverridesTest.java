package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.config.source.SettingOverride;
import dev.weir.flow.IpPrefix;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OverridesTest {
    @TempDir
    Path directory;

    private ConfigurationFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new ConfigurationFixture(directory);
        fixture.main(
                "[collector]",
                "shards = 1",
                "[[inputs.netflow]]",
                "[[inputs.netflow.listeners]]",
                "flow_type = 'netflow5'");
    }

    private static SettingOverride set(String path, String text) {
        return SettingOverride.commandLine("--set", path, text);
    }

    @Test
    void the_command_line_wins_over_variables_and_they_over_files_and_they_over_defaults() {
        final Map<String, String> environment =
                Map.of("WEIR__COLLECTOR__SHARDS", "2", "WEIR__COLLECTOR__RING_SIZE", "16", "WEIR_OPTS", "-Xmx1g");
        assertThat(fixture.load().configuration().collector().shards()).isEqualTo(1);
        assertThat(fixture.load(environment).configuration().collector().shards())
                .isEqualTo(2);
        final LoadedConfiguration loaded = fixture.load(environment, set("collector.shards", "3"));
        assertThat(loaded.configuration().collector().shards()).isEqualTo(3);
        assertThat(fixture.origin(loaded, "collector.shards")).isEqualTo("--set");
        assertThat(fixture.origin(loaded, "collector.ring_size")).isEqualTo("WEIR__COLLECTOR__RING_SIZE");
        assertThat(fixture.origin(loaded, "inputs.netflow[0].listeners[0].flow_type"))
                .isEqualTo("weir.toml:5:1");
        assertThat(fixture.origin(loaded, "collector.linger")).isEqualTo("default");
        assertThat(fixture.origin(loaded, "collector.host")).isEqualTo("default: host name of the machine");
        assertThat(loaded.configuration().collector().host()).isEqualTo("machine");
    }

    @Test
    void an_index_past_the_end_adds_an_element_whatever_the_order_of_the_variables() {
        final Map<String, String> environment = new HashMap<>();
        for (int i = 1; i <= 11; i++) {
            environment.put("WEIR__INPUTS__NETFLOW__0__LISTENERS__" + i + "__FLOW_TYPE", "ipfix");
            environment.put("WEIR__INPUTS__NETFLOW__0__LISTENERS__" + i + "__PORT", String.valueOf(9000 + i));
        }
        environment.put("WEIR__INPUTS__NETFLOW__1__LISTENERS__0__FLOW_TYPE", "sflow5");
        environment.put("WEIR__SINKS__KAFKA__0__TOPIC", "t");
        final WeirConfiguration configuration = fixture.load(environment).configuration();
        final List<NetflowListener> listeners =
                configuration.inputs().netflow().get(0).listeners();
        assertThat(listeners).hasSize(12);
        assertThat(listeners.get(11).port()).isEqualTo(9011);
        assertThat(configuration.inputs().netflow().get(1).listeners().get(0).port())
                .isEqualTo(6343);
        assertThat(configuration.sinks()).extracting(SinkTable::name).containsExactly("kafka");
    }

    @Test
    void values_are_read_as_their_setting_needs_them() {
        final WeirConfiguration configuration = fixture.load(Map.of(
                        "WEIR__COLLECTOR__HOST", "7",
                        "WEIR__COLLECTOR__LINGER", "1.5ms",
                        "WEIR__COLLECTOR__BATCH_BYTES", "8192",
                        "WEIR__HTTP__ENABLED", "false",
                        "WEIR__INPUTS__NETFLOW__0__ALLOW", "10.0.0.0/8, ::1",
                        "WEIR__INPUTS__NETFLOW__0__TAGS", "site=berlin,rack=a=b",
                        "WEIR__INPUTS__NETFLOW__0__SAMPLING", "[{ prefix = '::/0', rate = 10 }]",
                        "WEIR__SINKS__JSON__0__PORTS", "[1, 2]",
                        "WEIR__SINKS__JSON__0__RATIO", "0.25",
                        "WEIR__SINKS__JSON__0__NESTED__PREFIX", "10.0.0.1"))
                .configuration();
        final NetflowInput input = configuration.inputs().netflow().get(0);
        assertThat(configuration.collector().host()).isEqualTo("7");
        assertThat(configuration.collector().linger()).hasNanos(1_500_000);
        assertThat(configuration.collector().batchBytes().bytes()).isEqualTo(8192);
        assertThat(configuration.http().enabled()).isFalse();
        assertThat(input.allow()).containsExactly(IpPrefix.parse("10.0.0.0/8"), IpPrefix.parse("::1"));
        assertThat(input.tags()).containsExactlyInAnyOrderEntriesOf(Map.of("site", "berlin", "rack", "a=b"));
        assertThat(input.sampling())
                .containsExactly(new SamplingRule(IpPrefix.parse("::/0"), 10, SamplingMode.OVERRIDE));
        final ConfigurationFixture.JsonOptions options =
                (ConfigurationFixture.JsonOptions) configuration.sinks().get(0).options();
        assertThat(options.ports()).containsExactly(1, 2);
        assertThat(options.ratio()).isEqualTo(0.25);
        assertThat(options.nested().prefix()).isEqualTo(IpPrefix.parse("10.0.0.1"));
    }

    @Test
    void an_empty_variable_empties_a_list_and_a_table() {
        fixture.main(
                "[[inputs.netflow]]",
                "allow = ['::1']",
                "tags = { a = 'b' }",
                "listeners = [{ flow_type = 'netflow5' }]");
        final NetflowInput input = fixture.load(
                        Map.of("WEIR__INPUTS__NETFLOW__0__ALLOW", "", "WEIR__INPUTS__NETFLOW__0__TAGS", ""))
                .configuration()
                .inputs()
                .netflow()
                .get(0);
        assertThat(input.allow()).isEmpty();
        assertThat(input.tags()).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "variables.psv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void a_mistake_names_the_variable(String name, String value, String problem) {
        assertThat(fixture.problems(Map.of("WEIR__" + name, value))).containsExactly("WEIR__" + name + ": " + problem);
    }

    @Test
    void a_mistake_on_the_command_line_names_the_option_and_comes_last() {
        fixture.main("x = 1");
        assertThat(fixture.problems(
                        Map.of("WEIR__", "1", "WEIR__HTTP__PORT", "-1"), set("collector.shrads", "1"), set("", "")))
                .containsExactly(
                        "weir.toml:1:1: x: unknown key (known here: "
                                + "collector, journal, http, templates, dictionary, inputs, sinks)",
                        "WEIR__: names no setting",
                        "WEIR__HTTP__PORT: http.port: must be between 0 and 65535, found -1",
                        "--set: collector.shrads: unknown setting (did you mean \"collector.shards\"?)",
                        "--set: names no setting");
    }

    @Test
    void a_mistake_in_the_file_stands_in_the_way_of_a_variable() {
        fixture.main("collector = 1", "inputs.netflow = [1]");
        assertThat(fixture.problems(Map.of("WEIR__COLLECTOR__SHARDS", "1", "WEIR__INPUTS__NETFLOW__0__SOURCE", "x")))
                .containsExactly(
                        "weir.toml:1:1: collector: expected a table, found the number 1 (write [collector])",
                        "weir.toml:2:19: inputs.netflow[0]: expected a table, found the number 1 (write"
                                + " [[inputs.netflow]])");
    }

    @Test
    void variables_of_other_programs_are_read_under_their_own_names_and_ours_win() {
        fixture = new ConfigurationFixture(
                directory,
                ConfigurationFixture.loader()
                        .withAliases(Map.of(
                                "ENV_SHARDS", "collector.shards",
                                "ENV_LINGER", "collector.linger",
                                "ENV_TAGS", "inputs.netflow[0].tags",
                                "ENV_ABSENT", "http.port")));
        final Map<String, String> environment =
                Map.of("ENV_SHARDS", "5", "ENV_LINGER", "1s", "ENV_TAGS", "a=b", "WEIR__COLLECTOR__SHARDS", "6");
        final LoadedConfiguration loaded = fixture.load(environment);
        assertThat(loaded.configuration().collector().shards()).isEqualTo(6);
        assertThat(fixture.origin(loaded, "collector.linger")).isEqualTo("ENV_LINGER");
        assertThat(loaded.configuration().inputs().netflow().get(0).tags()).containsEntry("a", "b");
        assertThat(fixture.problems(Map.of("ENV_LINGER", "soon")))
                .containsExactly("ENV_LINGER: collector.linger: \"soon\" is not a duration (write a number and ns, us,"
                        + " ms, s, m, h or d, such as \"1h30m\")");
    }
}
