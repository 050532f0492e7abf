package dev.weir.collector.config.source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table: keys in the order in which they were first seen. */
public final class TableNode implements Node {
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Origin origin;

    /** Creates an empty table. */
    public TableNode(Origin origin) {
        this.origin = origin;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public String describe() {
        return "a table";
    }

    /** Returns the entries: the map itself, for reading and writing. */
    public Map<String, Node> entries() {
        return entries;
    }

    /** Returns the node of a key, or null. */
    public Node get(String key) {
        return entries.get(key);
    }

    /** Returns the table of a key; nothing if there is no such key or if it is no table. */
    public Optional<TableNode> table(String key) {
        return entries.get(key) instanceof TableNode table ? Optional.of(table) : Optional.empty();
    }

    /** Returns the elements of an array of tables, whatever else they are; none if the key is no array. */
    public List<Node> elements(String key) {
        return entries.get(key) instanceof ArrayNode array ? List.copyOf(array.elements()) : List.of();
    }

    /** Returns the text of a key that holds a string. */
    public Optional<String> text(String key) {
        final Node node = entries.get(key);
        if (node instanceof TextNode text) {
            return Optional.of(text.text());
        }
        return node instanceof ScalarNode scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
