package dev.weir.collector.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.weir.collector.config.bind.BoundSetting;
import dev.weir.collector.config.bind.BoundTable;
import dev.weir.collector.config.source.TomlText;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;

/** Shows the configuration in effect, and where each value comes from. */
public final class ConfigurationPrinter {
    private static final int WIDEST = 48;

    private ConfigurationPrinter() {}

    /**
     * Prints TOML that loads to an equal configuration, each value with a comment that names its origin. The files that
     * it was made of are named in a comment; they are not included again.
     */
    public static void print(LoadedConfiguration loaded, Appendable out) throws IOException {
        out.append("# In effect. Read: ")
                .append(loaded.files().stream()
                        .map(file -> TomlText.escape(file.toString()))
                        .collect(Collectors.joining(", ")))
                .append('\n');
        for (final BoundTable table : loaded.settings().tables()) {
            if (table.isElement() || !table.settings().isEmpty()) {
                print(table, out);
            }
        }
    }

    private static void print(BoundTable table, Appendable out) throws IOException {
        final String header = table.path().table();
        if (!header.isEmpty()) {
            out.append('\n')
                    .append(table.isElement() ? "[[" + header + "]]" : "[" + header + "]")
                    .append('\n');
        }
        final int width = table.settings().stream()
                .mapToInt(setting -> assignment(setting).length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        for (final BoundSetting setting : table.settings()) {
            final String assignment = assignment(setting);
            out.append(assignment)
                    .append(" ".repeat(Math.max(0, width - assignment.length())))
                    .append("  # ")
                    .append(TomlText.escape(setting.origin().toString()))
                    .append('\n');
        }
    }

    private static String assignment(BoundSetting setting) {
        final String key = TomlText.key(setting.key());
        return setting.printed() == null ? "# " + key + " is absent" : key + " = " + TomlText.value(setting.printed());
    }

    /**
     * Prints one JSON object: {@code files}, and {@code settings} with the path, the value and the origin of each. The
     * writer is flushed and left open.
     */
    public static void printJson(LoadedConfiguration loaded, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            new ConfigurationJson(json).write(loaded);
            json.writeRaw('\n');
        }
    }
}
