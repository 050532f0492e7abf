package dev.weir.sink.filter;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.field.RecordFields;

/** A filter in the language that the package describes. Belongs to one thread. */
public final class FlowFilter implements RecordFilter {
    private final String text;
    private final RecordFilter root;

    private FlowFilter(String text, RecordFilter root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads a filter.
     *
     * @param text the expression; null or blank takes every record
     * @param elements the dictionary that names information elements
     * @throws FilterException if it cannot be understood
     */
    public static FlowFilter parse(String text, InformationElements elements) {
        if (text == null || text.isBlank()) {
            return new FlowFilter("", ALL);
        }
        return new FlowFilter(text, new FilterParser(text, new RecordFields(elements)).parse());
    }

    @Override
    public boolean accepts(FlowRecordReader record) {
        return root.accepts(record);
    }

    /** The text that it was read from. */
    @Override
    public String toString() {
        return text;
    }
}
