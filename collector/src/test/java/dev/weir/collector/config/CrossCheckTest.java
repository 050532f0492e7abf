package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossCheckTest {
    @TempDir
    Path directory;

    private ConfigurationFixture fixture;

    @BeforeEach
    void begin() {
        fixture = new ConfigurationFixture(directory);
    }

    private ConfigurationFixture listeners(String... listeners) {
        final StringBuilder text = new StringBuilder("[[inputs.netflow]]\n");
        for (final String listener : listeners) {
            text.append("[[inputs.netflow.listeners]]\n").append(listener).append('\n');
        }
        return fixture.main(text.toString());
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "65536"})
    void a_port_that_no_exporter_can_send_to_is_refused(int port) {
        assertThat(listeners("flow_type = 'netflow5'\nport = " + port).problems())
                .containsExactly("weir.toml:4:1: inputs.netflow[0].listeners[0].port: must be between 1 and 65535,"
                        + " found " + port);
    }

    @ParameterizedTest
    @CsvSource({
        "netflow5, 2055",
        "netflow9, 2055",
        "ipfix, 4739",
        "sflow5, 6343",
    })
    void a_flow_type_without_port_gets_its_standard_port(String type, int port) {
        final LoadedConfiguration loaded =
                listeners("flow_type = '" + type + "'").load();
        assertThat(loaded.configuration()
                        .inputs()
                        .netflow()
                        .get(0)
                        .listeners()
                        .get(0)
                        .port())
                .isEqualTo(port);
        assertThat(fixture.origin(loaded, "inputs.netflow[0].listeners[0].port"))
                .isEqualTo("default: standard port of " + type);
    }

    @Test
    void auto_needs_a_port() {
        assertThat(listeners("flow_type = 'auto'").problems())
                .containsExactly("weir.toml:2:1: inputs.netflow[0].listeners[0].port: missing; flow type \"auto\" has"
                        + " no standard port");
    }

    @Test
    void an_unknown_flow_type_without_port_is_one_mistake() {
        assertThat(listeners("flow_type = 'x'").problems()).hasSize(1);
        assertThat(listeners("").problems()).hasSize(1);
    }

    @Test
    void a_flow_type_without_decoder_in_this_build_is_refused_with_those_that_have_one() {
        fixture = new ConfigurationFixture(
                directory, new ConfigurationLoader(EnumSet.of(FlowType.AUTO, FlowType.NETFLOW5), Map.of()));
        assertThat(listeners("flow_type = 'ipfix'", "flow_type = 'netflow5'").problems())
                .containsExactly("weir.toml:3:1: inputs.netflow[0].listeners[0].flow_type: flow type \"ipfix\" has no"
                        + " decoder in this build; built in: netflow5, auto");
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0, true",
        "0.0.0.0, 192.0.2.1, true",
        "192.0.2.1, 0.0.0.0, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "::, 0.0.0.0, true",
        "::, 192.0.2.1, true",
        "2001:db8::1, ::, true",
        "2001:db8::1, 0.0.0.0, false",
        "2001:db8::1, 2001:DB8:0::1, true",
        "2001:db8::1, 2001:db8::2, false",
    })
    void two_listeners_clash_if_a_datagram_could_reach_both(String a, String b, boolean clash) {
        listeners(
                "flow_type = 'netflow5'\nport = 9000\nbind_host = '" + a + "'",
                "flow_type = 'ipfix'\nport = 9000\nbind_host = '" + b + "'");
        if (clash) {
            assertThat(fixture.problems()).hasSize(1).first().asString().startsWith("weir.toml:8:1: ");
        } else {
            assertThat(fixture.load().configuration().inputs().netflow()).hasSize(1);
        }
    }

    @Test
    void a_port_clash_names_both_places_across_inputs_and_other_mistakes() {
        fixture.main(
                "[http]",
                "port = 2055",
                "[[inputs.netflow]]",
                "  [[inputs.netflow.listeners]]",
                "  flow_type = 'nonsense'",
                "  port = 2055",
                "[[inputs.netflow]]",
                "  [[inputs.netflow.listeners]]",
                "  flow_type = 'netflow9'");
        assertThat(fixture.problems().get(1))
                .isEqualTo("weir.toml:8:3: inputs.netflow[1].listeners[0].port: UDP port 2055 on 0.0.0.0 is taken by"
                        + " inputs.netflow[0].listeners[0].port on 0.0.0.0 at weir.toml:6:3 (give one of the two"
                        + " another port or bind_host)");
    }

    @Test
    void a_data_directory_is_checked_and_not_created() throws IOException {
        final Path fresh = directory.resolve("a/b/c");
        fixture.main("[collector]", "data_directory = '" + fresh + "'");
        assertThat(fixture.load().configuration().collector().dataDirectory()).isEqualTo(fresh);
        assertThat(directory.resolve("a")).doesNotExist();

        Files.writeString(directory.resolve("a"), "in the way");
        assertThat(fixture.problems())
                .containsExactly(
                        "weir.toml:2:1: collector.data_directory: a/b/c cannot be created: a is not a" + " directory");
        fixture.main("[collector]", "data_directory = '" + directory.resolve("a") + "'");
        assertThat(fixture.problems()).containsExactly("weir.toml:2:1: collector.data_directory: a is not a directory");
    }

    @Test
    void a_data_directory_that_is_not_writable_is_refused() throws IOException {
        final Path locked = unwritable();
        final String name = locked.startsWith(directory) ? "locked" : locked.toString();
        fixture.main("[collector]", "data_directory = '" + locked + "'");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:2:1: collector.data_directory: " + name + " is not writable");
        fixture.main("[collector]", "data_directory = '" + locked.resolve("data") + "'");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:2:1: collector.data_directory: " + name + "/data cannot be created: " + name
                        + " is not writable");
    }

    /** The superuser may write to any directory but the kernel's own. */
    private Path unwritable() throws IOException {
        final Path locked = Files.createDirectory(directory.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        final Path found = Files.isWritable(locked) ? Path.of("/proc/self") : locked;
        assumeFalse(Files.isWritable(found), "no directory is locked to this user");
        return found;
    }

    @Test
    void tags_that_no_excerpt_has_room_for_are_refused() {
        fixture.main("[[inputs.netflow]]", "tags = { a = '" + "x".repeat(40_000) + "' }", "listeners = []");
        assertThat(fixture.problems())
                .contains("weir.toml:2:1: inputs.netflow[0].tags: take 40001 bytes together; 32768 is the limit");
    }

    @Test
    void listeners_take_what_their_input_says_and_a_mistake_in_it_is_told_once() {
        fixture.main(
                "[[inputs.netflow]]",
                "bind_host = '::1'",
                "receivers = 2",
                "listeners = [{ flow_type = 'ipfix' }, { flow_type = 'sflow5', bind_host = '::', receivers = 3 }]");
        final List<NetflowListener> loaded =
                fixture.load().configuration().inputs().netflow().get(0).listeners();
        assertThat(loaded).extracting(NetflowListener::receivers).containsExactly(2, 3);
        assertThat(loaded)
                .extracting(NetflowListener::bindHost)
                .containsExactly(new BindHost("::1"), new BindHost("::"));
        assertThat(loaded).extracting(NetflowListener::maxDatagram).containsOnly(9216);

        fixture.main("[[inputs.netflow]]", "receivers = 99", "listeners = [{ flow_type = 'ipfix' }]");
        assertThat(fixture.problems())
                .containsExactly("weir.toml:2:1: inputs.netflow[0].receivers: must be between 1 and 64, found 99");
    }

    @Test
    void a_sink_whose_file_cannot_be_written_is_told() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("plain"), "");
        assertThat(fixture.main(
                                "[[sinks.json]]",
                                "path = '" + directory.resolve("logs") + "'",
                                "[[sinks.json]]",
                                "path = ''",
                                "[[sinks.json]]",
                                "path = '" + directory.resolve("plain/flows.json") + "'",
                                "[[sinks.json]]",
                                "path = '/proc/flows.json'")
                        .problems())
                .satisfiesExactly(
                        problem ->
                                assertThat(problem).contains("weir.toml:2:1", "logs is a directory; expected a file"),
                        problem -> assertThat(problem).contains("weir.toml:4:1", "must not be empty"),
                        problem -> assertThat(problem)
                                .contains("weir.toml:6:1", "flows.json cannot be created", "plain is not a directory"),
                        problem -> assertThat(problem).contains("weir.toml:8:1", "/proc is not writable"));
    }

    @Test
    void a_data_directory_that_cannot_work_is_told() throws IOException {
        final Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("journal"), "");
        assertThat(fixture.main("[collector]", "data_directory = '" + data + "'")
                        .problems())
                .singleElement()
                .asString()
                .contains("data/journal is not a directory");
        assertThat(fixture.main("[collector]", "data_directory = ''").problems())
                .singleElement()
                .asString()
                .contains("must not be empty");
        assertThat(fixture.main("[collector]", "data_directory = '/proc/weir'").problems())
                .singleElement()
                .asString()
                .contains("/proc/weir cannot be created: /proc is not writable");
    }

    @Test
    void a_configuration_that_receives_nothing_is_warned_of() {
        assertThat(fixture.main("[collector]", "shards = 1").load().warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.toString())
                        .endsWith("weir.toml: inputs.netflow: no listener: nothing is received"));
        assertThat(listeners("flow_type = 'netflow5'").load().warnings()).isEmpty();
    }
}
