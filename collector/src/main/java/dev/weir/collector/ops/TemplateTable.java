package dev.weir.collector.ops;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The templates of a collector as people read them: a line of figures for each, and below it its fields with their
 * lengths. Pure: renders what {@link StatusClient} fetched.
 */
public final class TemplateTable {
    private static final int WORDS = 2;
    private static final int WIDTH = 110;
    private static final int VARIABLE = 0xffff;
    private static final String INDENT = "      ";

    private TemplateTable() {}

    /**
     * Renders templates.
     *
     * @param templates the JSON of {@code /templates}
     * @return lines, each with its end
     * @throws IOException if the text is not JSON, or not a collector's
     */
    public static String render(String templates) throws IOException {
        final JsonValue root = JsonValue.parseObject(templates);
        if (!root.get("templates").isPresent()) {
            throw new IOException("not a collector's templates");
        }
        final List<JsonValue> all = root.get("templates").elements();
        if (all.isEmpty()) {
            return "no templates are known\n";
        }
        final TextTable table = new TextTable(
                WORDS, "exporter", "protocol", "port", "domain", "id", "kind", "age", "refreshed", "sets", "records");
        all.forEach(template -> table.row(cells(template)));
        final List<String> lines = table.render().lines().toList();
        final StringBuilder text = new StringBuilder(lines.get(0)).append('\n');
        for (int i = 0; i < all.size(); i++) {
            text.append(lines.get(i + 1)).append('\n');
            wrap(fields(all.get(i)), text);
        }
        return text.toString();
    }

    private static String[] cells(JsonValue template) {
        return new String[] {
            template.get("exporter").text(),
            template.get("protocol").text(),
            Long.toString(template.get("port").number()),
            Long.toString(template.get("domain").number()),
            Long.toString(template.get("id").number()),
            template.get("kind").text(),
            seconds(template.get("age_seconds")),
            seconds(template.get("refreshed_seconds")) + " ago",
            String.format(Locale.ROOT, "%,d", template.get("sets").number()),
            String.format(Locale.ROOT, "%,d", template.get("records").number())
        };
    }

    /** Names with their lengths; the scope, which says what an options record is about, before a bar. */
    private static List<String> fields(JsonValue template) {
        final List<String> scope = new ArrayList<>();
        final List<String> others = new ArrayList<>();
        for (JsonValue field : template.get("fields").elements()) {
            final long length = field.get("length").number();
            (field.get("scope").isTrue() ? scope : others)
                    .add(TextTable.clean(field.get("name").text()) + ":" + (length == VARIABLE ? "v" : length));
        }
        if (!scope.isEmpty()) {
            scope.add("|");
        }
        scope.addAll(others);
        return scope;
    }

    private static void wrap(List<String> words, StringBuilder text) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : words) {
            if (line.length() > INDENT.length() && line.length() + word.length() > WIDTH) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String seconds(JsonValue value) {
        return StatusTable.duration((long) value.decimal());
    }
}
