package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.ScalarNode;
import dev.weir.collector.config.source.SettingPath;
import dev.weir.collector.config.source.TableNode;
import dev.weir.collector.config.source.TextNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table of strings under keys that the operator chooses. In a variable: {@code a=b,c=d}. */
record MapSetting() implements SettingType {
    @Override
    public String name() {
        return "table of strings";
    }

    @Override
    public String expected() {
        return "a table of strings";
    }

    @Override
    public Result bind(Slot slot, Node node) {
        if (node instanceof TextNode text) {
            return split(slot, text);
        }
        if (!(node instanceof TableNode table)) {
            return slot.wrongType(node, expected(), "");
        }
        final Map<String, String> values = new LinkedHashMap<>();
        table.entries().forEach((key, value) -> {
            if (value instanceof ScalarNode scalar && scalar.value() instanceof String text) {
                values.put(key, text);
            } else {
                final SettingPath path = slot.path().key(key);
                new Slot(slot.binder(), slot.table(), slot.key(), path)
                        .wrongType(value, "a string", value instanceof ScalarNode ? "put it in quotes" : "");
            }
        });
        return values.size() == table.entries().size() ? bound(slot, values, node.origin()) : Result.FAILED;
    }

    private static Result split(Slot slot, TextNode node) {
        final Map<String, String> values = new LinkedHashMap<>();
        for (final String piece :
                node.text().isBlank() ? new String[0] : node.text().split(",", -1)) {
            final int equals = piece.indexOf('=');
            final String key = equals < 0 ? "" : piece.substring(0, equals).strip();
            if (key.isEmpty()) {
                return slot.failed(node.origin(), ScalarNode.quote(piece) + " is not key=value", "write a=b,c=d");
            }
            if (values.put(key, piece.substring(equals + 1).strip()) != null) {
                return slot.failed(node.origin(), ScalarNode.quote(key) + " is there twice", "");
            }
        }
        return bound(slot, values, node.origin());
    }

    private static Result bound(Slot slot, Map<String, String> values, Origin origin) {
        final Map<String, String> unchanging = Collections.unmodifiableMap(values);
        return slot.bound(unchanging, unchanging, origin);
    }

    @Override
    public Result absent(Slot slot) {
        return slot.bound(Map.of(), Map.of(), Origin.DEFAULT);
    }
}
