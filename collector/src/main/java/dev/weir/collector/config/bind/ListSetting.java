package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.ArrayNode;
import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.TextNode;
import dev.weir.collector.config.source.TomlNodes;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of values. In a variable: {@code a,b} or the notation of a file, {@code ["a", "b"]}.
 *
 * @param <T> the type of the elements in Java
 * @param type how they are written
 */
record ListSetting<T>(ValueType<T> type) implements SettingType {
    @Override
    public String name() {
        return "list of " + type.name();
    }

    @Override
    public String expected() {
        return "an array, each element " + type.expected();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Result bind(Slot slot, Node node) {
        final ArrayNode array = node instanceof TextNode text ? split(text) : node instanceof ArrayNode a ? a : null;
        if (array == null) {
            return slot.wrongType(node, expected(), "put it in brackets");
        }
        final List<Object> values = new ArrayList<>();
        final List<Object> printed = new ArrayList<>();
        for (int i = 0; i < array.elements().size(); i++) {
            final Result result = slot.element(i).read(type, array.elements().get(i));
            if (result.isBound()) {
                values.add(result.value());
                printed.add(type.print((T) result.value()));
            }
        }
        return values.size() == array.elements().size()
                ? slot.bound(List.copyOf(values), printed, node.origin())
                : Result.FAILED;
    }

    private static ArrayNode split(TextNode node) {
        final String text = node.text().strip();
        if (text.startsWith("[")) {
            return TomlNodes.array(text, node.origin());
        }
        final ArrayNode array = new ArrayNode(node.origin());
        for (final String piece : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            array.elements().add(new TextNode(piece.strip(), node.origin()));
        }
        return array;
    }

    @Override
    public Result absent(Slot slot) {
        return slot.bound(List.of(), List.of(), Origin.DEFAULT);
    }
}
