package dev.weir.collector.config.source;

import java.time.temporal.Temporal;

/**
 * A value from a file, with the type that its notation gives it.
 *
 * @param value a String, Long, Double, Boolean or a date or time
 * @param origin where it was set
 */
public record ScalarNode(Object value, Origin origin) implements Node {
    private static final int SHOWN = 60;

    @Override
    public String describe() {
        if (value instanceof String text) {
            return "the string " + quote(text);
        }
        if (value instanceof Boolean) {
            return "the boolean " + value;
        }
        return (value instanceof Temporal ? "the date or time " : "the number ") + value;
    }

    /** Puts a text into quotes for a message, control characters escaped and a long one shortened. */
    public static String quote(String text) {
        final String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return '"' + TomlText.escape(shown) + '"';
    }
}
