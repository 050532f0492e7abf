package dev.weir.collector.config.source;

/**
 * One mistake in the configuration.
 *
 * @param origin where it was made
 * @param path the setting, as {@code inputs.netflow[0].listeners[1].port}; empty if the mistake belongs to none
 * @param message what is wrong and what was expected
 * @param hint what the operator probably wants to do; may be empty
 */
public record ConfigurationProblem(Origin origin, String path, String message, String hint) {
    private static final int LONGEST = 400;

    /** Makes the parts fit for a terminal: no control characters, and nothing endless. */
    public ConfigurationProblem {
        path = printable(path);
        message = printable(message);
        hint = printable(hint);
    }

    private static String printable(String text) {
        final StringBuilder printable = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c)) {
                printable.append(String.format("\\u%04x", c));
            } else {
                printable.appendCodePoint(c);
            }
        });
        return text.codePointCount(0, text.length()) <= LONGEST ? printable.toString() : printable + "...";
    }

    /** Returns {@code origin: path: message (hint)}, without the parts that are empty. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        text.append(printable(origin.toString())).append(": ");
        if (!path.isEmpty()) {
            text.append(path).append(": ");
        }
        text.append(message);
        if (!hint.isEmpty()) {
            text.append(" (").append(hint).append(')');
        }
        return text.toString();
    }
}
