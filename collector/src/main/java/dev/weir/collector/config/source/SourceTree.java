package dev.weir.collector.config.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration file and all that it includes, as one tree.
 *
 * <p>{@code include} is a top-level array of file names relative to the file it stands in, with wildcards. Included
 * files may include others. No file is read twice.
 */
public final class SourceTree {
    /** The top-level key that names other files. */
    public static final String INCLUDE = "include";

    private final Problems problems;
    private final FileReader reader;
    private final TreeMerge merge;
    private final IncludePattern pattern;
    private final Map<Path, Origin> includedAt = new LinkedHashMap<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Path> chain = new ArrayList<>();

    /** Creates a reader that adds what it cannot read to the problems. */
    public SourceTree(Problems problems) {
        this.problems = problems;
        reader = new FileReader(problems);
        merge = new TreeMerge(problems);
        pattern = new IncludePattern(problems);
    }

    /** Reads a file and those that it includes; call it once. The result has no {@code include} any more. */
    public TableNode read(Path file) {
        includedAt.put(identity(file), Origin.file(file.toString()));
        return readIncluding(file);
    }

    /** Returns the files that were read, as they were named, in reading order. */
    public List<Path> files() {
        return List.copyOf(files);
    }

    private TableNode readIncluding(Path file) {
        files.add(file);
        chain.add(identity(file));
        final TableNode tree = reader.read(file);
        final Node include = tree.entries().remove(INCLUDE);
        for (final ScalarNode name : names(include)) {
            for (final Path included : pattern.matches(file, (String) name.value(), name.origin())) {
                include(tree, included, name.origin());
            }
        }
        chain.remove(chain.size() - 1);
        return tree;
    }

    private void include(TableNode tree, Path file, Origin origin) {
        final Path identity = identity(file);
        if (chain.contains(identity)) {
            problems.add(origin, INCLUDE, file + " includes itself: " + circle(identity));
            return;
        }
        final Origin before = includedAt.putIfAbsent(identity, origin);
        if (before != null) {
            problems.add(origin, INCLUDE, file + " is included a second time, first at " + before);
            return;
        }
        merge.merge(tree, readIncluding(file), SettingPath.TOP);
    }

    private String circle(Path identity) {
        final StringBuilder text = new StringBuilder();
        for (final Path file : chain.subList(chain.indexOf(identity), chain.size())) {
            text.append(file.getFileName()).append(" > ");
        }
        return text.append(identity.getFileName()).toString();
    }

    private List<ScalarNode> names(Node include) {
        if (include == null) {
            return List.of();
        }
        if (!(include instanceof ArrayNode array)) {
            problems.add(
                    include.origin(),
                    INCLUDE,
                    "expected an array of file names, found " + include.describe(),
                    "write include = [\"conf.d/*.conf\"]");
            return List.of();
        }
        final List<ScalarNode> names = new ArrayList<>();
        for (final Node element : array.elements()) {
            if (element instanceof ScalarNode scalar && scalar.value() instanceof String) {
                names.add(scalar);
            } else {
                problems.add(element.origin(), INCLUDE, "expected a file name, found " + element.describe());
            }
        }
        return names;
    }

    /** The same file has the same identity, whatever links lead to it. */
    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException expected) {
            return file.toAbsolutePath().normalize();
        }
    }
}
