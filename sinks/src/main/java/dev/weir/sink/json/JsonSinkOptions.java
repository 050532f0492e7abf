package dev.weir.sink.json;

import dev.weir.sink.ByteSize;
import dev.weir.sink.Setting;
import java.time.Duration;

/**
 * What {@code [[sinks.json]]} says beside the settings that all sinks have.
 *
 * @param path the file; {@code -} for standard output
 * @param rollSize the size that a file does not exceed; 0 for no limit
 * @param rollInterval how long lines go into one file; zero for ever
 * @param gzip whether rolled files are compressed
 * @param keep how many rolled files are kept; 0 for all
 */
public record JsonSinkOptions(
        @Setting(defaultValue = "-", description = "File, relative to the working directory; - is standard output.")
        String path,

        @Setting(defaultValue = "256MiB", description = "Size at which the file is rolled; 0 for no limit.")
        ByteSize rollSize,

        @Setting(
                defaultValue = "1h",
                min = 0,
                description = "The file is rolled at whole multiples of this since 1970, UTC; 0s for never.")
        Duration rollInterval,

        @Setting(defaultValue = "false", description = "Whether rolled files are compressed.")
        boolean gzip,

        @Setting(defaultValue = "0", min = 0, description = "How many rolled files are kept; 0 for all.")
        int keep) {}
