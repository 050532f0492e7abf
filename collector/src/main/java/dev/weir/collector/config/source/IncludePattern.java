package dev.weir.collector.config.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Finds the files that an {@code include} names.
 *
 * <p>A name without wildcards must exist. One with wildcards ({@code *}, {@code ?}, {@code [a-z]}, {@code {a,b}}) in
 * any part of it may match nothing; it takes files that end in {@code .conf} or {@code .toml} and do not begin with a
 * dot, sorted by name, so that samples and an editor's leavings in {@code conf.d} are passed over.
 */
final class IncludePattern {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

    private final Problems problems;

    IncludePattern(Problems problems) {
        this.problems = problems;
    }

    /** Returns the files that a name in the given file stands for. */
    List<Path> matches(Path file, String name, Origin origin) {
        try {
            final Path directory = file.getParent() == null ? Path.of("") : file.getParent();
            return WILDCARD.matcher(name).find() ? expand(directory, name) : single(directory.resolve(name), origin);
        } catch (InvalidPathException | PatternSyntaxException expected) {
            problems.add(
                    origin, SourceTree.INCLUDE, ScalarNode.quote(name) + " is no file name: " + firstLine(expected));
        } catch (IOException | DirectoryIteratorException unreadable) {
            problems.add(origin, SourceTree.INCLUDE, ScalarNode.quote(name) + " cannot be read: " + unreadable);
        }
        return List.of();
    }

    private static String firstLine(Exception exception) {
        return exception.getMessage().lines().findFirst().orElse("");
    }

    private List<Path> single(Path file, Origin origin) {
        if (Files.isDirectory(file)) {
            problems.add(
                    origin,
                    SourceTree.INCLUDE,
                    file + " is a directory",
                    "write \"" + file.getFileName() + "/*.conf\" for the files in it");
            return List.of();
        }
        if (!Files.exists(file)) {
            problems.add(origin, SourceTree.INCLUDE, "there is no file " + file);
            return List.of();
        }
        return List.of(file);
    }

    private static List<Path> expand(Path directory, String name) throws IOException {
        List<Path> found = List.of(name.startsWith("/") ? Path.of("/") : directory);
        final List<String> parts =
                Stream.of(name.split("/")).filter(part -> !part.isEmpty()).toList();
        for (final String part : parts) {
            final List<Path> next = new ArrayList<>();
            for (final Path parent : found) {
                next.addAll(step(parent, part));
            }
            found = next;
        }
        return found.stream().filter(IncludePattern::isConfiguration).toList();
    }

    private static List<Path> step(Path parent, String part) throws IOException {
        if (!WILDCARD.matcher(part).find()) {
            return List.of(parent.resolve(part));
        }
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        final List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent, part)) {
            for (final Path child : stream) {
                // A stream of the current directory names its children "./a"; nobody has written that.
                children.add(parent.resolve(child.getFileName()));
            }
        }
        children.sort(null);
        return children;
    }

    private static boolean isConfiguration(Path file) {
        final String name = file.getFileName().toString();
        return !name.startsWith(".") && (name.endsWith(".conf") || name.endsWith(".toml")) && Files.isRegularFile(file);
    }
}
