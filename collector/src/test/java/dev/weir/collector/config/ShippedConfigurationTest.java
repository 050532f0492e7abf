package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.sink.ByteSize;
import dev.weir.sink.journal.JournalRoll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedConfigurationTest {
    private static final Path CONFIG = Path.of(System.getProperty("weir.root")).resolve("config");

    @TempDir
    Path directory;

    private static ConfigurationLoader loader() {
        return new ConfigurationLoader(EnumSet.allOf(FlowType.class), Map.of()).withHostName(() -> "machine");
    }

    private static LoadedConfiguration load(Path file) throws ConfigurationException {
        return loader().load(file, Map.of(), List.of());
    }

    @Test
    void the_file_that_we_ship_says_what_the_defaults_are() throws ConfigurationException {
        final WeirConfiguration configuration =
                load(CONFIG.resolve("weir.toml")).configuration();
        assertThat(configuration.collector())
                .isEqualTo(new CollectorSettings(
                        Path.of("data"), "machine", 0, 8192, Duration.ofMillis(5), ByteSize.parse("64KiB")));
        assertThat(configuration.journal())
                .isEqualTo(new JournalSettings(
                        JournalRoll.HOURLY, Duration.ofDays(7), new ByteSize(0), ByteSize.parse("1GiB")));
        assertThat(configuration.http()).isEqualTo(new HttpSettings(true, new BindHost("127.0.0.1"), 8080));
        assertThat(configuration.inputs().netflow())
                .containsExactly(input(
                        "default",
                        List.of(
                                listener(FlowType.AUTO, 2055),
                                listener(FlowType.IPFIX, 4739),
                                listener(FlowType.SFLOW5, 6343))));
        assertThat(configuration.sinks()).isEmpty();
    }

    @Test
    void every_commented_setting_in_the_file_that_we_ship_is_a_setting() throws Exception {
        final String text = Files.readString(CONFIG.resolve("weir.toml"))
                .replaceAll("(?m)^( *)# (?=[a-z_]+ = |\\[)", "$1")
                .replace("include = ", "# ");
        final Path file = Files.writeString(directory.resolve("weir.toml"), text);
        final WeirConfiguration configuration = new ConfigurationLoader(
                        EnumSet.allOf(FlowType.class), Map.of("json", NoOptions.class))
                .load(file, Map.of(), List.of())
                .configuration();
        assertThat(configuration.collector().host()).isEqualTo("collector-1");
        assertThat(configuration.inputs().netflow().get(0).sampling()).hasSize(1);
        assertThat(configuration.inputs().netflow().get(0).tags()).containsEntry("site", "berlin");
        assertThat(configuration.sinks()).hasSize(1);
    }

    record NoOptions() {}

    @Test
    void datakits_own_text_loads_unchanged_as_a_file_and_as_an_included_one()
            throws ConfigurationException, IOException {
        final NetflowInput expected = input("netflow", List.of(listener(FlowType.NETFLOW5, 2056)));
        final Path sample = CONFIG.resolve("conf.d/netflow.conf.sample");
        assertThat(load(sample).configuration().inputs().netflow()).containsExactly(expected);

        Files.createDirectory(directory.resolve("conf.d"));
        Files.copy(CONFIG.resolve("weir.toml"), directory.resolve("weir.toml"));
        Files.copy(sample, directory.resolve("conf.d/netflow.conf"));
        assertThat(load(directory.resolve("weir.toml")).configuration().inputs().netflow())
                .hasSize(2)
                .last()
                .isEqualTo(expected);
    }

    @Test
    void datakits_own_text_loads_with_all_its_listeners_switched_on() throws ConfigurationException, IOException {
        final String text = Files.readString(CONFIG.resolve("conf.d/netflow.conf.sample"))
                .replaceAll("(?m)^ {4}#", "    ")
                .replaceAll("(?m)^ {4}# ", "    ");
        final Path file = Files.writeString(directory.resolve("netflow.conf"), text);
        final NetflowInput input = new ConfigurationLoader(EnumSet.allOf(FlowType.class), Map.of())
                .load(file, Map.of(), List.of())
                .configuration()
                .inputs()
                .netflow()
                .get(0);
        assertThat(input.listeners())
                .containsExactly(
                        listener(FlowType.NETFLOW9, 2055),
                        listener(FlowType.NETFLOW5, 2056),
                        listener(FlowType.IPFIX, 4739),
                        listener(FlowType.SFLOW5, 6343));
        assertThat(input.tags())
                .containsExactlyInAnyOrderEntriesOf(Map.of("some_tag", "some_value", "more_tag", "some_other_value"));
    }

    private static NetflowInput input(String source, List<NetflowListener> listeners) {
        return new NetflowInput(
                source,
                new Namespace("namespace"),
                new BindHost("0.0.0.0"),
                1,
                ByteSize.parse("16MiB"),
                9216,
                List.of(),
                List.of(),
                Map.of(),
                listeners);
    }

    private static NetflowListener listener(FlowType type, int port) {
        return new NetflowListener(
                type,
                port,
                new BindHost("0.0.0.0"),
                1,
                ByteSize.parse("16MiB"),
                9216,
                SampledHeader.DROP,
                Tunnels.OUTER);
    }
}
