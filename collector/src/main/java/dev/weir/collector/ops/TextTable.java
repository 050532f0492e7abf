package dev.weir.collector.ops;

import java.util.ArrayList;
import java.util.List;

/**
 * Columns for a terminal: numbers to the right, words to the left. Control characters become {@code ?}, since what is
 * shown comes from elsewhere.
 */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();
    private final int words;

    /**
     * Begins a table with its heading.
     *
     * @param words how many columns at the left are words
     */
    TextTable(int words, String... heading) {
        this.words = words;
        row(heading);
    }

    /** Adds a row, with as many cells as the heading has. */
    void row(String... cells) {
        rows.add(cells);
    }

    /** The rows as lines. */
    String render() {
        final int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        final StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                append(line, clean(row[i]), widths[i], i);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private void append(StringBuilder line, String cell, int width, int column) {
        final String gap = " ".repeat(width - cell.length());
        line.append("  ").append(column < words ? cell + gap : gap + cell);
    }

    /** A text without control characters, so that it cannot steer the terminal. */
    static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f]", "?");
    }
}
