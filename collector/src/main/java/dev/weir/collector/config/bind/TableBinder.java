package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Nearest;
import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.config.source.SettingPath;
import dev.weir.collector.config.source.TableNode;
import dev.weir.collector.config.source.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Binds a tree of nodes to a schema; goes on after each problem, so that all are found. */
public final class TableBinder {
    private final Problems problems;
    private final Bindings bindings = new Bindings();

    /** Creates a binder that adds what it finds wrong to the problems. */
    public TableBinder(Problems problems) {
        this.problems = problems;
    }

    /** Returns the settings bound so far. */
    public Bindings bindings() {
        return bindings;
    }

    Problems problems() {
        return problems;
    }

    /** Binds the whole tree; the result is bound if and only if the binder has found no problem. */
    public Result bind(TableSchema schema, TableNode root) {
        return bind(schema, root, SettingPath.TOP, false);
    }

    Result bind(TableSchema schema, TableNode node, SettingPath path, boolean element) {
        final BoundTable table = bindings.open(path, element, node.origin());
        boolean complete = reportUnknownKeys(schema, node, path);
        final Map<String, Object> values = new LinkedHashMap<>();
        for (final SettingKey key : schema.keys()) {
            final Slot slot = new Slot(this, table, key, path.key(key.name()));
            final Result result = bindKey(slot, node.get(key.name()));
            complete &= result.isBound();
            values.put(key.name(), result.value());
        }
        return complete ? create(schema, values, node, path) : Result.FAILED;
    }

    private static Result bindKey(Slot slot, Node node) {
        final SettingKey key = slot.key();
        if (node != null) {
            return key.type().bind(slot, node);
        }
        if (key.required()) {
            return slot.missing();
        }
        return key.defaultValue().isEmpty()
                ? key.type().absent(slot)
                : key.type().bind(slot, new TextNode(key.defaultValue(), Origin.DEFAULT));
    }

    private boolean reportUnknownKeys(TableSchema schema, TableNode node, SettingPath path) {
        boolean allKnown = true;
        for (final Map.Entry<String, Node> entry : node.entries().entrySet()) {
            if (!schema.names().contains(entry.getKey())) {
                allKnown = false;
                problems.add(
                        entry.getValue().origin(),
                        path.key(entry.getKey()).text(),
                        "unknown key",
                        Nearest.hint(entry.getKey(), schema.names()));
            }
        }
        return allKnown;
    }

    private Result create(TableSchema schema, Map<String, Object> values, TableNode node, SettingPath path) {
        try {
            return Result.of(schema.create(values));
        } catch (IllegalArgumentException e) {
            problems.add(node.origin(), path.text(), e.getMessage());
            return Result.FAILED;
        }
    }
}
