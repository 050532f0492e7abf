package dev.weir.collector.config;

import dev.weir.collector.config.bind.RecordSchema;
import dev.weir.collector.config.bind.SettingKey;
import dev.weir.collector.config.bind.TableSchema;
import dev.weir.collector.config.bind.TableSetting;
import dev.weir.collector.config.bind.TablesSetting;
import dev.weir.collector.config.bind.TextType;
import dev.weir.collector.config.bind.ValueTypes;
import dev.weir.sink.SinkCommon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts the tables of the configuration together: the fixed ones, and one for each type of sink. */
final class WeirSchema {
    private static final String SINKS = "sinks";

    private final RecordSchema records = new RecordSchema(new ValueTypes()
            .with(
                    BindHost.class,
                    new TextType<>("address", "an address such as \"0.0.0.0\"", BindHost::new, BindHost::text))
            .with(Namespace.class, new TextType<>("string", "a string", Namespace::new, Namespace::text)));

    /** Returns the top of the configuration. */
    TableSchema top(Map<String, Class<? extends Record>> sinkTypes) {
        final List<SettingKey> keys = new ArrayList<>();
        keys.add(table("collector", CollectorSettings.class, "The path from the sockets to the journal."));
        keys.add(table("journal", JournalSettings.class, "How much the journal keeps."));
        keys.add(table("http", HttpSettings.class, "The server for metrics, health and tables."));
        keys.add(table("templates", TemplateSettings.class, "The templates of NetFlow v9 and IPFIX."));
        keys.add(table("dictionary", DictionarySettings.class, "The names of information elements."));
        keys.add(table("inputs", InputsSettings.class, "Where flows come from."));
        keys.add(SettingKey.of(SINKS, new TableSetting(sinks(sinkTypes)), "Where flows go."));
        return new TableSchema(keys, WeirSchema::create);
    }

    private SettingKey table(String name, Class<? extends Record> type, String description) {
        return SettingKey.of(name, new TableSetting(records.of(type)), description);
    }

    private TableSchema sinks(Map<String, Class<? extends Record>> types) {
        final List<SettingKey> keys = new ArrayList<>();
        types.forEach((type, options) ->
                keys.add(SettingKey.of(type, new TablesSetting(sink(type, options)), "Sinks of type " + type + ".")));
        return new TableSchema(
                keys,
                values -> values.values().stream()
                        .flatMap(sinks -> ((List<?>) sinks).stream())
                        .map(SinkTable.class::cast)
                        .toList());
    }

    private TableSchema sink(String type, Class<? extends Record> options) {
        final List<SettingKey> keys = new ArrayList<>(records.keys(SinkCommon.class));
        keys.addAll(records.keys(options));
        return new TableSchema(
                keys,
                values -> new SinkTable(
                        type, RecordSchema.create(SinkCommon.class, values), RecordSchema.create(options, values)));
    }

    private static WeirConfiguration create(Map<String, Object> values) {
        return new WeirConfiguration(
                (CollectorSettings) values.get("collector"),
                (JournalSettings) values.get("journal"),
                (HttpSettings) values.get("http"),
                (TemplateSettings) values.get("templates"),
                (DictionarySettings) values.get("dictionary"),
                (InputsSettings) values.get("inputs"),
                ((List<?>) values.get(SINKS))
                        .stream().map(SinkTable.class::cast).toList());
    }
}
