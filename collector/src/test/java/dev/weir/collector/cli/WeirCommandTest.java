package dev.weir.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WeirCommandTest {
    @TempDir
    private Path directory;

    @Test
    void every_command_has_help_with_an_example_that_begins_with_its_name() {
        final CommandLine weir = new CommandLine(new WeirCommand());
        assertThat(weir.getSubcommands().keySet()).contains("run", "check", "tail", "decode", "replay", "status");
        weir.getSubcommands().keySet().stream()
                .filter(name -> !List.of("help", "status").contains(name))
                .forEach(name -> {
                    final CommandRun run = CommandRun.of(name, "--help");
                    assertThat(run.exitCode()).as(name).isZero();
                    assertThat(run.out()).as(name).contains("Usage: weir " + name, "Examples:", "  weir " + name);
                });
        assertThat(CommandRun.of("--help").out()).contains("Exit codes:", "  weir run");
    }

    @Test
    void the_version_is_told() {
        final CommandRun run = CommandRun.of("--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Weir ").contains("Java ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bogus",
                "decode",
                "decode --nonsense x",
                "decode --where bytes> x",
                "decode --format xml x",
                "decode --format csv --columns bogus x",
                "decode --columns bytes x",
                "decode --format csv --profile datakit x",
                "tail --journal /nowhere/x --columns bytes",
                "decode --protocol netflow6 x",
                "decode --port -1 x",
                "replay x",
                "replay x --to 127.0.0.1",
                "replay x --to 127.0.0.1:0",
                "replay x --to ::1:2055",
                "replay x --to 127.0.0.1:2055 --rate -1",
                "replay x --to 127.0.0.1:2055 --loop -1",
                "replay x --to 127.0.0.1:2055 --port 65536",
                "replay - --to 127.0.0.1:2055 --loop 2",
                "tail --journal . --from yesterday",
                "tail --journal . --count many",
                "tail --journal . --count -1",
                "tail --journal . --where ip=",
                "run --progress often"
            })
    void a_wrong_command_line_is_an_error_of_usage_with_a_pointer_to_the_help(String line) {
        final CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("weir: ").contains("--help'.").doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void what_is_missing_is_an_error_of_input_in_one_line() {
        for (final CommandRun run : List.of(
                CommandRun.of("decode", "/nowhere/x.pcap"),
                CommandRun.of("replay", "/nowhere/x.pcap", "--to", "127.0.0.1:9"),
                CommandRun.of("tail", "--journal", "/nowhere/x"))) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.IO);
            assertThat(run.err().trim()).startsWith("weir: /nowhere/x").doesNotContain("\n");
        }
    }

    @Test
    void a_directory_without_a_journal_is_an_error_of_input_unless_one_is_waited_for() {
        final CommandRun run = CommandRun.of("tail", "--journal", directory.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(run.err().trim()).isEqualTo("weir: " + directory + ": there is no journal in it");

        final CommandRun following = CommandRun.of("tail", "--journal", directory.toString(), "-f", "--count", "0");
        assertThat(following.exitCode()).isZero();
        assertThat(following.err()).isEmpty();
    }

    @Test
    void check_prints_what_is_in_effect_and_where_it_comes_from() throws IOException {
        final Path file = write("[collector]", "shards = 3");
        final CommandRun run = CommandRun.of("check", "-c", file.toString(), "--set", "collector.ring_size=1024");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("warning: " + file + ": inputs.netflow: no listener");
        assertThat(run.out()).containsPattern("shards = 3 +# .*weir.toml:2");
        assertThat(run.out()).containsPattern("ring_size = 1024 +# .*--set");
        assertThat(run.out()).containsPattern("linger = \"5ms\" +# default");
        final Path again = Files.writeString(directory.resolve("again.toml"), run.out());
        assertThat(CommandRun.of("check", "-c", again.toString()).exitCode()).isZero();
        assertThat(CommandRun.of("check", "--json", "-c", file.toString()).out())
                .startsWith("{");
    }

    @Test
    void a_bad_configuration_has_all_its_mistakes_told_at_once() throws IOException {
        final Path file = write(
                "[collector]",
                "shard = 3",
                "ring_size = 1000",
                "[[inputs.netflow]]",
                "[[inputs.netflow.listeners]]",
                "flow_type = \"netflow5\"",
                "port = 0",
                "[[sinks.json]]",
                "where = \"bytes >\"");
        for (final String command : List.of("check", "run", "tail")) {
            final CommandRun run = CommandRun.of(command, "-c", file.toString());
            assertThat(run.exitCode()).as(command).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(run.err().lines().map(line -> line.replace(file + ":", "")))
                    .as(command)
                    .hasSize(4)
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("2:").contains("shards"),
                            line -> assertThat(line).startsWith("3:").contains("power of two"),
                            line -> assertThat(line).startsWith("7:").contains("port"),
                            line -> assertThat(line).startsWith("9:").contains("no filter"));
        }
    }

    private Path write(String... lines) throws IOException {
        return Files.write(directory.resolve("weir.toml"), List.of(lines));
    }
}
