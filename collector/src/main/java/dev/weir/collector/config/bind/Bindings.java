package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.SettingPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All settings with their values and origins, table by table, in the order in which a file would have them. */
public final class Bindings {
    private final List<BoundTable> tables = new ArrayList<>();

    BoundTable open(SettingPath path, boolean element, Origin origin) {
        final BoundTable table = new BoundTable(path, element, origin);
        tables.add(table);
        return table;
    }

    /** Returns all tables, each before the tables inside it. */
    public List<BoundTable> tables() {
        return List.copyOf(tables);
    }

    /** Returns the tables with one header, as {@code inputs.netflow.listeners}, in order. */
    public Stream<BoundTable> tables(String header) {
        return tables.stream().filter(table -> table.path().table().equals(header));
    }

    /** Returns a setting by its path, as {@code collector.shards}. */
    public Optional<BoundSetting> setting(String path) {
        return tables.stream()
                .flatMap(table -> table.settings().stream())
                .filter(setting -> setting.path().equals(path))
                .findFirst();
    }

    /** Returns where a setting or a table was set, by its path. */
    public Optional<Origin> originOf(String path) {
        return setting(path)
                .map(BoundSetting::origin)
                .or(() -> tables.stream()
                        .filter(table -> table.path().text().equals(path))
                        .map(BoundTable::origin)
                        .findFirst());
    }
}
