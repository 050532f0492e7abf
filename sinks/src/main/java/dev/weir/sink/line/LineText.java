package dev.weir.sink.line;

import dev.weir.sink.text.TextBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The escapes of line protocol. A measurement escapes commas and spaces; names and values of tags and names of fields
 * escape equals signs as well; strings escape quotes and backslashes.
 *
 * <p>A line cannot hold a line end outside of a string, and readers of lines would cut it within one: it is written as
 * {@code \n}. A backslash at the end of a name or a tag's value would escape what follows it, and is left out.
 */
final class LineText {
    private LineText() {}

    /** Appends a measurement. One that begins like a comment gets a backslash. */
    static void appendMeasurement(TextBuffer out, String name) {
        if (name.startsWith("#")) {
            out.append('\\');
        }
        appendEscaped(out, name, ", ");
    }

    /** Appends the name or the value of a tag, or the name of a field. */
    static void appendKey(TextBuffer out, String text) {
        appendEscaped(out, text, ",= ");
    }

    /** Whether something is left of a name or a tag's value; an empty one is not allowed. */
    static boolean isEmpty(String text) {
        return trimmed(text).isEmpty();
    }

    private static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return text.substring(0, end);
    }

    private static void appendEscaped(TextBuffer out, String text, String special) {
        final StringBuilder escaped = new StringBuilder(text.length() + 8);
        trimmed(text).chars().forEach(character -> {
            if (special.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.append(character == '\n' ? "\\n" : character == '\r' ? "\\r" : (char) character + "");
        });
        out.append(escaped.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Appends a string with its quotes. */
    static void appendString(TextBuffer out, byte[] text, int length) {
        out.append('"');
        for (int i = 0; i < length; i++) {
            switch (text[i]) {
                case '"', '\\' -> out.append('\\').append((char) text[i]);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(text, i, 1);
            }
        }
        out.append('"');
    }

    /** Appends a count: an integer, or an unsigned one where it is beyond 2^63 - 1. */
    static void appendUnsigned(TextBuffer out, long value) {
        out.appendUnsigned(value).append(value < 0 ? 'u' : 'i');
    }
}
