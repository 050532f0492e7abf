package dev.weir.collector.netstat.show;

import java.util.Locale;

/** Lines of text. */
final class Text {
    private Text() {}

    /** Appends a formatted line, without blanks at its end. */
    static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    /** A number, or a dash for one that is not known. */
    static String number(long value) {
        return value < 0 ? "-" : Long.toString(value);
    }

    /** A text without control characters, so that a name cannot steer the terminal. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f]", "?");
    }
}
