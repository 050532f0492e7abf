package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.source.ConfigurationProblem;
import dev.weir.collector.config.source.Origin;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration that can be used, with its history.
 *
 * @param configuration the configuration
 * @param settings every setting with its value and origin
 * @param files the files that were read, in reading order
 * @param warnings what is allowed and probably not meant
 */
public record LoadedConfiguration(
        WeirConfiguration configuration, Bindings settings, List<Path> files, List<ConfigurationProblem> warnings) {
    /**
     * Returns where a setting or a table was set.
     *
     * @param path its path, as {@code inputs.netflow[0].listeners[1].port}
     * @return its origin; {@link Origin#DEFAULT} for a path that does not exist
     */
    public Origin originOf(String path) {
        return settings.originOf(path).orElse(Origin.DEFAULT);
    }
}
