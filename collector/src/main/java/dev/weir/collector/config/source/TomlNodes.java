package dev.weir.collector.config.source;

import java.util.List;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;
import org.tomlj.TomlValue;

/** Turns what the TOML parser found into nodes. The parser bounds how deep they nest. */
public final class TomlNodes {
    /** Gives a position its origin. */
    private interface Places {
        Origin at(TomlPosition position);
    }

    private TomlNodes() {}

    /** Turns a whole file into a table whose nodes stand where their keys stand. */
    static TableNode ofFile(TomlTable table, String file) {
        return table(table, Origin.file(file), position -> Origin.file(file, position.line(), position.column()));
    }

    /**
     * Reads the notation of an array of one line, as a variable or an option gives it.
     *
     * @param text the text
     * @param origin the origin of the array and of all inside
     * @return the array, or null if the text is none
     */
    public static ArrayNode array(String text, Origin origin) {
        try {
            return TomlValue.parse(text).get() instanceof TomlArray array
                    ? array(array, origin, position -> origin)
                    : null;
        } catch (IllegalArgumentException expected) {
            return null;
        }
    }

    private static TableNode table(TomlTable table, Origin origin, Places places) {
        final TableNode node = new TableNode(origin);
        for (final String key : table.keySet()) {
            final List<String> path = List.of(key);
            node.entries().put(key, node(table.get(path), places.at(table.inputPositionOf(path)), places));
        }
        return node;
    }

    private static ArrayNode array(TomlArray array, Origin origin, Places places) {
        final ArrayNode node = new ArrayNode(origin);
        for (int i = 0; i < array.size(); i++) {
            node.elements().add(node(array.get(i), places.at(array.inputPositionOf(i)), places));
        }
        return node;
    }

    private static Node node(Object value, Origin origin, Places places) {
        if (value instanceof TomlTable table) {
            return table(table, origin, places);
        }
        return value instanceof TomlArray array ? array(array, origin, places) : new ScalarNode(value, origin);
    }
}
