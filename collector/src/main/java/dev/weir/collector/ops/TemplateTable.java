package dev.weir.collector.ops;

import java.io.IOException;
import java.util.Locale;
import java.util.StringJoiner;

/** The templates of a collector as people read them. Pure: renders what {@link StatusClient} fetched. */
public final class TemplateTable {
    private static final int WORDS = 2;

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
        final TextTable table = new TextTable(
                WORDS, "exporter", "protocol", "domain", "id", "kind", "age", "refreshed", "sets", "records", "fields");
        for (JsonValue template : root.get("templates").elements()) {
            table.row(
                    template.get("exporter").text(),
                    template.get("protocol").text(),
                    Long.toString(template.get("domain").number()),
                    Long.toString(template.get("id").number()),
                    template.get("kind").text(),
                    seconds(template.get("age_seconds")),
                    seconds(template.get("refreshed_seconds")) + " ago",
                    String.format(Locale.ROOT, "%,d", template.get("sets").number()),
                    String.format(Locale.ROOT, "%,d", template.get("records").number()),
                    fields(template));
        }
        return table.render();
    }

    /** Names with their lengths; the scope, which says what an options record is about, before a bar. */
    private static String fields(JsonValue template) {
        final StringJoiner scope = new StringJoiner(" ");
        final StringJoiner others = new StringJoiner(" ");
        for (JsonValue field : template.get("fields").elements()) {
            final String text =
                    field.get("name").text() + ":" + field.get("length").number();
            (field.get("scope").isTrue() ? scope : others).add(text);
        }
        return scope.length() == 0 ? others.toString() : scope + " | " + others;
    }

    private static String seconds(JsonValue value) {
        return StatusTable.duration((long) value.decimal());
    }
}
