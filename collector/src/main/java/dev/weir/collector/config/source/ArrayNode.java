package dev.weir.collector.config.source;

import java.util.ArrayList;
import java.util.List;

/** An array of values, or an array of tables, which grows while files are merged. */
public final class ArrayNode implements Node {
    private final List<Node> elements = new ArrayList<>();
    private final Origin origin;

    /** Creates an empty array. */
    public ArrayNode(Origin origin) {
        this.origin = origin;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public String describe() {
        return "an array";
    }

    /** Returns the elements: the list itself, for reading and appending. */
    public List<Node> elements() {
        return elements;
    }

    /** Tells whether every element is a table; an empty array holds tables as much as it holds values. */
    public boolean holdsTables() {
        return elements.stream().allMatch(TableNode.class::isInstance);
    }
}
