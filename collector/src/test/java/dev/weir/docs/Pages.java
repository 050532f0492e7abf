package dev.weir.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The repository's Markdown pages. */
final class Pages {
    static final Path ROOT = Path.of(System.getProperty("weir.root"));

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|(.+)\\|$");

    private Pages() {}

    static String text(String page) {
        try {
            return Files.readString(ROOT.resolve(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All pages, relative to the root; what builds have made is none. */
    static List<String> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(ROOT::relativize)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !isMade(file))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
    }

    private static boolean isMade(Path file) {
        for (Path part : file) {
            if (part.toString().equals("target") || part.toString().startsWith(".git")) {
                return true;
            }
        }
        return file.toString().contains("src/test/resources");
    }

    /** What a page links to within the repository, anchors included. */
    static List<String> relativeLinks(String page) {
        return LINK.matcher(FENCED.matcher(text(page)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://"))
                .toList();
    }

    /** The anchors of a page's headings, as GitHub makes them. */
    static Set<String> anchors(String page) {
        return HEADING.matcher(FENCED.matcher(text(page)).replaceAll(""))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** The cells of the tables below a heading, without their heads, up to the next heading. */
    static List<List<String>> rows(String page, String heading) {
        final String section = section(text(page), heading);
        return ROW.matcher(section)
                .results()
                .map(Pages::cells)
                .filter(cells -> !cells.get(0).matches("[:-]+"))
                .skip(1)
                .toList();
    }

    private static List<String> cells(MatchResult row) {
        return Stream.of(row.group(1).split("\\|", -1)).map(String::trim).toList();
    }

    private static String section(String text, String heading) {
        final int start = text.indexOf("\n" + heading + "\n");
        if (start < 0) {
            throw new AssertionError("no heading: " + heading);
        }
        final int from = start + heading.length() + 2;
        final int end = text.indexOf("\n#", from);
        return text.substring(from, end < 0 ? text.length() : end);
    }
}
