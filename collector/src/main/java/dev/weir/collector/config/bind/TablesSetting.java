package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.ArrayNode;
import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.TableNode;
import dev.weir.collector.config.source.TextNode;
import dev.weir.collector.config.source.TomlNodes;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of tables.
 *
 * @param schema the keys of each
 */
public record TablesSetting(TableSchema schema) implements SettingType {
    @Override
    public String name() {
        return "array of tables";
    }

    @Override
    public String expected() {
        return "an array of tables";
    }

    @Override
    public Result bind(Slot slot, Node node) {
        final ArrayNode array = node instanceof TextNode text
                ? TomlNodes.array(text.text(), text.origin())
                : node instanceof ArrayNode a ? a : null;
        if (array == null) {
            return slot.wrongType(node, expected(), "write [[" + slot.path().table() + "]]");
        }
        if (array.elements().isEmpty()) {
            return slot.key().required() ? slot.missing() : slot.bound(List.of(), List.of(), node.origin());
        }
        final List<Object> values = new ArrayList<>();
        for (int i = 0; i < array.elements().size(); i++) {
            final Result result = element(slot.element(i), array.elements().get(i));
            if (result.isBound()) {
                values.add(result.value());
            }
        }
        return values.size() == array.elements().size() ? Result.of(List.copyOf(values)) : Result.FAILED;
    }

    private Result element(Slot slot, Node node) {
        return node instanceof TableNode table
                ? slot.binder().bind(schema, table, slot.path(), true)
                : slot.wrongType(node, "a table", "write [[" + slot.path().table() + "]]");
    }

    @Override
    public Result absent(Slot slot) {
        return slot.bound(List.of(), List.of(), Origin.DEFAULT);
    }
}
