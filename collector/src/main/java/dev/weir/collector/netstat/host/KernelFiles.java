package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the kernel writes its tables.
 *
 * @param net {@code /proc/net}
 * @param sys {@code /sys/class/net}
 */
public record KernelFiles(Path net, Path sys) {
    /** Returns those of this process's network namespace. */
    public static KernelFiles ofThisHost() {
        return new KernelFiles(Path.of("/proc/net"), Path.of("/sys/class/net"));
    }

    /** The lines of a table; none if there is no such table. */
    List<String> lines(String table) throws IOException {
        try {
            return Files.readAllLines(net.resolve(table), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException absent) {
            return List.of();
        }
    }

    /** The value of an attribute of an interface; empty if it has none. */
    Optional<String> attribute(String device, String name) {
        try {
            return Optional.of(Files.readString(sys.resolve(device).resolve(name), StandardCharsets.ISO_8859_1)
                    .strip());
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    /** The words of a line. */
    static String[] words(String line) {
        return line.strip().split("\\s+");
    }
}
