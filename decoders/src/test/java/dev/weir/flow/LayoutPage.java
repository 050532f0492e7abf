package dev.weir.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** The tables of a page of the manual, and the hexadecimal example of {@code docs/journal-layout.md}. */
final class LayoutPage {
    private final List<String> lines;

    private LayoutPage(List<String> lines) {
        this.lines = lines;
    }

    static LayoutPage read() {
        return read("docs/journal-layout.md");
    }

    static LayoutPage read(String page) {
        final Path here = Path.of("").toAbsolutePath();
        final Path root =
                Path.of(System.getProperty("weir.root", here.getParent().toString()));
        try {
            return new LayoutPage(Files.readAllLines(root.resolve(page)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page, line by line. */
    List<String> lines() {
        return lines;
    }

    /** The rows of the first table under a heading, the cells trimmed. */
    List<List<String>> tableUnder(String heading) {
        final int from = lines.indexOf(heading);
        if (from < 0) {
            throw new AssertionError("no heading '" + heading + "'");
        }
        return rowsFrom(from);
    }

    /** The rows of the table whose second column has this title. */
    List<List<String>> tableOf(String secondColumn) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("|") && cells(lines.get(i)).get(1).equals(secondColumn)) {
                return rowsFrom(i);
            }
        }
        throw new AssertionError("no table of '" + secondColumn + "'");
    }

    private List<List<String>> rowsFrom(int start) {
        int line = start;
        while (!lines.get(line).startsWith("|")) {
            line++;
        }
        final List<List<String>> rows = new ArrayList<>();
        for (line += 2; line < lines.size() && lines.get(line).startsWith("|"); line++) {
            rows.add(cells(lines.get(line)));
        }
        return rows;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::trim)
                .toList();
    }

    /** The bytes of the example: each line has an offset, bytes, and behind two spaces what they are. */
    byte[] example() {
        final StringBuilder hex = new StringBuilder();
        for (int line = lines.indexOf("```hex") + 1; !lines.get(line).startsWith("```"); line++) {
            final String[] parts = lines.get(line).split(" {2,}");
            if (Integer.parseInt(parts[0], 16) != hex.length() / 2) {
                throw new AssertionError("the example's line says a wrong offset: " + lines.get(line));
            }
            hex.append(parts[1].replace(" ", ""));
        }
        return HexFormat.of().parseHex(hex);
    }
}
