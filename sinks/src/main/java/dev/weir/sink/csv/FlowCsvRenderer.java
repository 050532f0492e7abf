package dev.weir.sink.csv;

import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.field.RecordField;
import dev.weir.sink.field.RecordFields;
import dev.weir.sink.text.LineRenderer;
import dev.weir.sink.text.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders flow records as lines of comma-separated values, RFC 4180: a header line, CR LF, and quotes where a text
 * needs them. Belongs to one thread.
 *
 * <p>Numbers are as exported, so {@code ip_protocol} is 6 and {@code source.mask} a prefix length; times are ISO 8601
 * in UTC; a field that the record does not have is empty.
 */
public final class FlowCsvRenderer implements LineRenderer {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final List<String> FIRST_COLUMNS =
            List.of("received", "type", "exporter.ip", "namespace", "sampling_rate", "start", "end");

    private final RecordField[] columns;
    private final byte[] header;
    private final TextBuffer scratch = new TextBuffer(64);

    /**
     * Makes a renderer.
     *
     * @param elements the dictionary for columns that are information elements
     * @param columns names in the sense of {@link RecordFields}, or empty for {@link #defaultColumns}
     * @throws IllegalArgumentException if a column has no such name; the message says which, and what is near
     */
    public FlowCsvRenderer(InformationElements elements, List<String> columns) {
        final RecordFields fields = new RecordFields(elements);
        this.columns = (columns.isEmpty() ? defaultColumns() : columns)
                .stream().map(name -> find(fields, name)).toArray(RecordField[]::new);
        this.header = renderHeader();
    }

    /** What the run says about the record, then the canonical fields that every protocol has. */
    public static List<String> defaultColumns() {
        final List<String> names = new ArrayList<>(FIRST_COLUMNS);
        for (FlowField field : FlowField.values()) {
            if (field.isBasic()) {
                names.add(field.fieldName());
            }
        }
        return names;
    }

    private static RecordField find(RecordFields fields, String name) {
        final RecordField field = fields.find(name);
        if (field == null) {
            final String nearest = fields.nearest(name);
            throw new IllegalArgumentException(
                    "unknown column \"" + name + "\"" + (nearest == null ? "" : "; did you mean \"" + nearest + "\"?"));
        }
        return field;
    }

    private byte[] renderHeader() {
        final TextBuffer line = new TextBuffer(256);
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                line.append(',');
            }
            line.append(columns[i].name());
        }
        return line.append(LINE_END).toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] header() {
        return header;
    }

    @Override
    public void render(FlowRecordReader record, TextBuffer out) {
        for (int i = 0; i < columns.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            if (columns[i].isIn(record)) {
                appendValue(columns[i], record, out);
            }
        }
        out.append(LINE_END);
    }

    private void appendValue(RecordField column, FlowRecordReader record, TextBuffer out) {
        if (column.kind() == RecordField.Kind.TEXT) {
            scratch.clear();
            column.append(record, scratch);
            appendText(scratch.array(), scratch.length(), out);
        } else {
            column.append(record, out);
        }
    }

    private static void appendText(byte[] text, int length, TextBuffer out) {
        if (!needsQuotes(text, length)) {
            out.append(text, 0, length);
            return;
        }
        out.append('"');
        for (int i = 0; i < length; i++) {
            if (text[i] == '"') {
                out.append('"');
            }
            out.append(text, i, 1);
        }
        out.append('"');
    }

    private static boolean needsQuotes(byte[] text, int length) {
        for (int i = 0; i < length; i++) {
            if (text[i] == '"' || text[i] == ',' || text[i] == '\r' || text[i] == '\n') {
                return true;
            }
        }
        return false;
    }
}
