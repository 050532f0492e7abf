package dev.weir.collector.config;

import dev.weir.collector.config.bind.SettingKey;
import dev.weir.collector.config.bind.TableSchema;
import dev.weir.collector.config.bind.TableSetting;
import dev.weir.collector.config.bind.TablesSetting;
import java.util.Map;

/** Writes docs/configuration.md from the annotations of the records. */
final class ConfigurationPage {
    private final StringBuilder page = new StringBuilder();

    /** Returns the page: the introduction, then a section for each table that has keys. */
    static String of(String introduction, TableSchema top) {
        final ConfigurationPage writer = new ConfigurationPage();
        writer.page.append(introduction);
        writer.tables("", top);
        return writer.page.toString();
    }

    /** Returns the top of the configuration with a sink type that has no keys of its own. */
    static TableSchema top() {
        record Options() {}
        return new WeirSchema().top(Map.of("<type>", Options.class));
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
        page.append(header.contains("<type>") ? "What sinks of every type have." : key.description());
        page.append("\n\n| Key | Type | Default | Allowed | Meaning |\n|---|---|---|---|---|\n");
        schema.keys().stream().filter(inner -> !isTable(inner)).forEach(this::row);
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
