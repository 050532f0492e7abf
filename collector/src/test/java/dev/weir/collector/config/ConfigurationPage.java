package dev.weir.collector.config;

import dev.weir.collector.config.bind.SettingKey;
import dev.weir.collector.config.bind.TableSchema;
import dev.weir.collector.config.bind.TableSetting;
import dev.weir.collector.config.bind.TablesSetting;
import dev.weir.collector.deliver.SinkAssembly;
import dev.weir.sink.SinkCommon;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes docs/configuration.md from the annotations of the records. */
final class ConfigurationPage {
    private static final String ANY = "<type>";
    private static final Set<String> COMMON = Arrays.stream(SinkCommon.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());

    private final StringBuilder page = new StringBuilder();

    /** Returns the page: the introduction, then a section for each table that has keys. */
    static String of(String introduction, TableSchema top) {
        final ConfigurationPage writer = new ConfigurationPage();
        writer.page.append(introduction);
        writer.tables("", top);
        return writer.page.toString();
    }

    /** Returns the top of the configuration: what sinks of every type have, and those types that are built in. */
    static TableSchema top() {
        record Options() {}
        final Map<String, Class<? extends Record>> types = new LinkedHashMap<>();
        types.put(ANY, Options.class);
        types.putAll(new TreeMap<>(builtIn()));
        return new WeirSchema().top(types);
    }

    /** The tests' own type of sink is not for operators. */
    private static Map<String, Class<? extends Record>> builtIn() {
        final Map<String, Class<? extends Record>> types = new LinkedHashMap<>(SinkAssembly.types());
        types.values().removeIf(options -> options.getPackageName().equals("dev.weir.collector"));
        return types;
    }

    private void tables(String path, TableSchema schema) {
        for (final SettingKey key : schema.keys()) {
            final String inner = path.isEmpty() ? key.name() : path + "." + key.name();
            if (key.type() instanceof TableSetting table) {
                table("[" + inner + "]", key, table.schema());
                tables(inner, table.schema());
            } else if (key.type() instanceof TablesSetting table) {
                table("[[" + inner + "]]", key, table.schema());
                tables(inner, table.schema());
            }
        }
    }

    private void table(String header, SettingKey key, TableSchema schema) {
        if (schema.keys().stream().allMatch(ConfigurationPage::isTable)) {
            return;
        }
        page.append("\n## `").append(header).append("`\n\n");
        page.append(header.contains(ANY) ? "What sinks of every type have." : key.description());
        final boolean ofOneType = isSink(header) && !header.contains(ANY);
        if (ofOneType) {
            page.append(" They have the keys of every type, and:");
        }
        page.append("\n\n| Key | Type | Default | Allowed | Meaning |\n|---|---|---|---|---|\n");
        schema.keys().stream()
                .filter(inner -> !isTable(inner))
                .filter(inner -> !ofOneType || !COMMON.contains(inner.name()))
                .forEach(this::row);
    }

    private static boolean isSink(String header) {
        return header.matches("\\[\\[sinks\\.[^.]+]]");
    }

    private static boolean isTable(SettingKey key) {
        return key.type() instanceof TableSetting || key.type() instanceof TablesSetting;
    }

    private void row(SettingKey key) {
        page.append("| `").append(key.name()).append("` | ").append(key.type().name());
        page.append(" | ")
                .append(defaultOf(key))
                .append(" | ")
                .append(key.bounds())
                .append(" | ");
        page.append(key.description().replace("|", "\\|")).append(" |\n");
    }

    private static String defaultOf(SettingKey key) {
        if (key.required()) {
            return "required";
        }
        return key.defaultValue().isEmpty() ? "" : "`" + key.defaultValue() + "`";
    }
}
