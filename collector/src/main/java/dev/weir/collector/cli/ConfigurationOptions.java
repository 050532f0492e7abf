package dev.weir.collector.cli;

import dev.weir.collector.config.ConfigurationLoader;
import dev.weir.collector.config.FlowType;
import dev.weir.collector.config.LoadedConfiguration;
import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.collector.config.source.SettingOverride;
import dev.weir.collector.deliver.SinkAssembly;
import dev.weir.decode.DatagramDecoder;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.flow.Protocol;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options by which a command is given a configuration. */
final class ConfigurationOptions {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "config/weir.toml",
            description = "The configuration (default: ${DEFAULT-VALUE}).")
    Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a setting, such as collector.shards=4. May be repeated.")
    Map<String, String> settings = new LinkedHashMap<>();

    LoadedConfiguration load() throws ConfigurationException {
        return load(
                file,
                settings.entrySet().stream()
                        .map(entry -> SettingOverride.commandLine("--set", entry.getKey(), entry.getValue()))
                        .toList());
    }

    /** Reads a configuration for a command that only wants to look something up in it. */
    static LoadedConfiguration load(Path file) throws ConfigurationException {
        return load(file, List.of());
    }

    /** The dictionary files that a configuration names; none without a configuration. */
    static List<Path> dictionaryFiles(Path file) throws ConfigurationException {
        return file == null
                ? List.of()
                : load(file).configuration().dictionary().files();
    }

    private static LoadedConfiguration load(Path file, List<SettingOverride> overrides) throws ConfigurationException {
        return new ConfigurationLoader(flowTypes(), SinkAssembly.types()).load(file, System.getenv(), overrides);
    }

    /** What the decoders that are built in can take. */
    private static Set<FlowType> flowTypes() {
        final Set<FlowType> types = EnumSet.of(FlowType.AUTO);
        for (DatagramDecoder.Factory factory : DatagramDispatcher.protocols()) {
            types.add(type(factory.protocol()));
        }
        return types;
    }

    private static FlowType type(Protocol protocol) {
        return FlowType.valueOf(protocol.name());
    }
}
