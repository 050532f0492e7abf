package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.collector.config.source.ConfigurationProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file or a variable holds, the outcome is a configuration or a list of problems. */
class GarbageTest {
    private static final String[] PIECES = {
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "=",
        " = ",
        ".",
        ",",
        "\n",
        "\n",
        "\n",
        "\"",
        "'",
        "\"\"\"",
        "#",
        "\\",
        "\u0000",
        "collector",
        "journal",
        "http",
        "inputs",
        "netflow",
        "listeners",
        "sinks",
        "json",
        "include",
        "shards",
        "ring_size",
        "linger",
        "flow_type",
        "port",
        "sampling",
        "prefix",
        "tags",
        "allow",
        "name",
        "kinds",
        "1",
        "-1",
        "1e9",
        "nan",
        "9999999999999999999",
        "true",
        "\"5ms\"",
        "\"netflow5\"",
        "\"::/0\"",
        "\"*.conf\"",
        "\"weir.toml\"",
        "1979-05-27",
        "[collector]\n",
        "[[inputs.netflow]]\n",
        "[[inputs.netflow.listeners]]\n",
        "[[sinks.json]]\n",
        "é",
        "\uD83D\uDE00",
        "shards = 4\n",
        "flow_type = \"ipfix\"\n",
        "[sinks]\n",
        "[inputs]\n",
        "[inputs.netflow]\n",
        "[[collector]]\n"
    };

    private static final int ROUNDS = Integer.getInteger("weir.fuzz.datagrams", 200_000) / 1_500;

    @TempDir
    Path directory;

    private Path file;
    private ConfigurationLoader loader;

    @BeforeEach
    void begin() {
        file = directory.resolve("weir.toml");
        loader = ConfigurationFixture.loader();
    }

    private void loadsOrTells(Map<String, String> environment) {
        try {
            assertThat(loader.load(file, environment, List.of()).configuration())
                    .isNotNull();
        } catch (ConfigurationException e) {
            assertThat(e.problems()).isNotEmpty();
            for (final ConfigurationProblem problem : e.problems()) {
                assertThat(problem.toString().chars()).noneMatch(c -> c < ' ' && c != '\t');
            }
        }
    }

    @Test
    void random_pieces_of_configurations_load_or_are_told() throws IOException {
        final Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            final StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(40); j >= 0; j--) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            Files.writeString(file, text);
            loadsOrTells(Map.of());
        }
    }

    @Test
    void random_bytes_load_or_are_told() throws IOException {
        final Random random = new Random(2);
        for (int i = 0; i < ROUNDS / 4; i++) {
            final byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            loadsOrTells(Map.of());
        }
    }

    @Test
    void a_good_file_with_some_letters_changed_loads_or_is_told() throws IOException {
        final String good =
                Files.readString(Path.of(System.getProperty("weir.root")).resolve("config/conf.d/netflow.conf.sample"));
        final Random random = new Random(3);
        for (int i = 0; i < ROUNDS / 4; i++) {
            final StringBuilder text = new StringBuilder(good);
            for (int j = random.nextInt(4); j >= 0; j--) {
                text.setCharAt(random.nextInt(text.length()), (char) (9 + random.nextInt(118)));
            }
            Files.writeString(file, text);
            loadsOrTells(Map.of());
        }
    }

    @Test
    void random_variables_load_or_are_told() throws IOException {
        Files.writeString(file, "[[inputs.netflow]]\nlisteners = [{ flow_type = 'ipfix' }]\n");
        final Random random = new Random(4);
        for (int i = 0; i < ROUNDS / 2; i++) {
            final StringBuilder name = new StringBuilder("WEIR");
            for (int j = random.nextInt(5); j >= 0; j--) {
                name.append("__").append(PIECES[random.nextInt(PIECES.length)].toUpperCase(Locale.ROOT));
            }
            loadsOrTells(Map.of(name.toString(), PIECES[random.nextInt(PIECES.length)]));
        }
    }

    @Test
    void deep_nesting_is_told() throws IOException {
        Files.writeString(file, "a = " + "[".repeat(50_000));
        loadsOrTells(Map.of("WEIR__INPUTS__NETFLOW", "[".repeat(50_000)));
        Files.writeString(file, "[a" + ".a".repeat(5_000) + "]");
        loadsOrTells(Map.of());
    }
}
