package dev.weir.collector.config;

import dev.weir.sink.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The dictionary of information elements.
 *
 * @param files operators' own elements, over those that are built in
 * @param reload how often the files are looked at
 */
public record DictionarySettings(
        @Setting(
                description = "CSV files with information elements of your own; a later file wins over an earlier one.")
        List<Path> files,

        @Setting(
                defaultValue = "30s",
                min = 0,
                description = "How often the files are looked at, and read again if they have changed. \"0s\": never.")
        Duration reload) {}
