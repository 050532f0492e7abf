package dev.weir.collector.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.collector.config.source.SettingOverride;
import dev.weir.flow.IpPrefix;
import dev.weir.sink.ByteSize;
import dev.weir.sink.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A directory with configuration files, and a loader whose problems name them relative to it. */
final class ConfigurationFixture {
    /** Options with one component of each type. */
    record JsonOptions(
            @Setting(defaultValue = "-", description = "Output.")
            Path path,

            @Setting(defaultValue = "100MB", min = 1, description = "Size.")
            ByteSize rollSize,

            @Setting(defaultValue = "0.5", description = "Ratio.")
            double ratio,

            @Setting(defaultValue = "false", description = "Gzip.")
            boolean gzip,

            @Setting(description = "Ports.") List<Integer> ports,
            @Setting(description = "Deep.") Nested nested) {}

    /** A table inside the options. */
    record Nested(
            @Setting(defaultValue = "1h30m", description = "Wait.")
            Duration patience,

            @Setting(description = "Prefix.") IpPrefix prefix,

            @Setting(defaultValue = "7", description = "Count.")
            Long count) {}

    /** Options that are checked by their own record. */
    record KafkaOptions(
            @Setting(required = true, description = "Topic.")
            String topic) {
        KafkaOptions {
            if (topic.isEmpty()) {
                throw new IllegalArgumentException("a topic needs a name");
            }
        }
    }

    static final String MAIN = "weir.toml";

    private final Path directory;
    private final ConfigurationLoader loader;

    ConfigurationFixture(Path directory) {
        this(directory, loader());
    }

    ConfigurationFixture(Path directory, ConfigurationLoader loader) {
        this.directory = directory;
        this.loader = loader;
    }

    static ConfigurationLoader loader() {
        return new ConfigurationLoader(EnumSet.allOf(FlowType.class), sinkTypes()).withHostName(() -> "machine");
    }

    static Map<String, Class<? extends Record>> sinkTypes() {
        final Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
        types.put("json", JsonOptions.class);
        types.put("kafka", KafkaOptions.class);
        return types;
    }

    ConfigurationFixture file(String name, String... lines) {
        return bytes(name, (String.join("\n", lines) + "\n").getBytes(UTF_8));
    }

    ConfigurationFixture bytes(String name, byte[] content) {
        try {
            final Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ConfigurationFixture main(String... lines) {
        return file(MAIN, lines);
    }

    LoadedConfiguration load() {
        return load(Map.of());
    }

    LoadedConfiguration load(Map<String, String> environment, SettingOverride... overrides) {
        try {
            return loader.load(directory.resolve(MAIN), environment, List.of(overrides));
        } catch (ConfigurationException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    List<String> problems() {
        return problems(Map.of());
    }

    List<String> problems(Map<String, String> environment, SettingOverride... overrides) {
        try {
            loader.load(directory.resolve(MAIN), environment, List.of(overrides));
        } catch (ConfigurationException e) {
            return e.problems().stream()
                    .map(problem -> problem.toString().replace(directory + "/", ""))
                    .toList();
        }
        throw new AssertionError("no problem found");
    }

    String origin(LoadedConfiguration loaded, String path) {
        return loaded.originOf(path).toString().replace(directory + "/", "");
    }
}
