package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.TableNode;

/**
 * A table inside a table. If it is absent, it is as if it were there without a key.
 *
 * @param schema its keys
 */
public record TableSetting(TableSchema schema) implements SettingType {
    @Override
    public String name() {
        return "table";
    }

    @Override
    public String expected() {
        return "a table";
    }

    @Override
    public Result bind(Slot slot, Node node) {
        return node instanceof TableNode table
                ? slot.binder().bind(schema, table, slot.path(), false)
                : slot.wrongType(node, expected(), "write [" + slot.path().table() + "]");
    }

    @Override
    public Result absent(Slot slot) {
        return slot.binder().bind(schema, new TableNode(Origin.DEFAULT), slot.path(), false);
    }
}
