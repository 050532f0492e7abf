package dev.weir.collector.config.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects problems while the configuration is read, so that all can be told at once.
 *
 * <p>Behind a syntax error nothing in that file can be trusted to stand where its author wanted it, and nothing can be
 * said to be missing. Problems that may be mere consequences of a syntax error are dropped.
 */
public final class Problems {
    private enum Reach {
        SYNTAX,
        VALUE,
        WHOLE
    }

    private record Entry(Reach reach, ConfigurationProblem problem) {
        boolean isSameMistake(Entry other) {
            return reach == other.reach
                    && problem.origin().equals(other.problem.origin())
                    && problem.message().equals(other.problem.message());
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private final List<ConfigurationProblem> warnings = new ArrayList<>();
    private final Map<String, Integer> files = new HashMap<>();
    private final Map<String, Origin> firstSyntaxErrors = new HashMap<>();

    /** Notes that a file is read now: problems are sorted by this order. */
    public void onFile(String file) {
        files.putIfAbsent(file, files.size());
    }

    /** Adds a mistake in the notation, which makes the rest of its file doubtful. */
    public void addSyntaxError(Origin origin, String message) {
        firstSyntaxErrors.merge(origin.place(), origin, (a, b) -> BY_PLACE.compare(a, b) <= 0 ? a : b);
        entries.add(new Entry(Reach.SYNTAX, new ConfigurationProblem(origin, "", message, "")));
    }

    /** Adds a problem of one value or key. */
    public void add(Origin origin, String path, String message, String hint) {
        entries.add(new Entry(Reach.VALUE, new ConfigurationProblem(origin, path, message, hint)));
    }

    /** Adds something that the configuration can be used with, and that its author may not have wanted. */
    public void addWarning(Origin origin, String path, String message) {
        warnings.add(new ConfigurationProblem(origin, path, message, ""));
    }

    /** Returns the warnings, in the order in which they were added. */
    public List<ConfigurationProblem> warnings() {
        return List.copyOf(warnings);
    }

    /** Adds a problem of one value or key that needs no hint. */
    public void add(Origin origin, String path, String message) {
        add(origin, path, message, "");
    }

    /** Adds a problem of the whole: something is missing, or two settings do not go together. */
    public void addOfWhole(Origin origin, String path, String message, String hint) {
        entries.add(new Entry(Reach.WHOLE, new ConfigurationProblem(origin, path, message, hint)));
    }

    /** Returns the problems worth telling, in the order to tell them. */
    public List<ConfigurationProblem> sorted() {
        return entries.stream()
                .filter(this::isWorthTelling)
                .filter(this::isFirst)
                .map(Entry::problem)
                .sorted(Comparator.comparing(ConfigurationProblem::origin, order()))
                .toList();
    }

    /** A value that several settings take from one place is wrong only once. */
    private boolean isFirst(Entry entry) {
        return entry.reach == Reach.WHOLE
                || entries.stream().filter(entry::isSameMistake).findFirst().orElseThrow() == entry;
    }

    private boolean isWorthTelling(Entry entry) {
        if (entry.reach == Reach.SYNTAX || firstSyntaxErrors.isEmpty()) {
            return true;
        }
        final Origin origin = entry.problem.origin();
        final Origin firstSyntaxError = firstSyntaxErrors.get(origin.place());
        return entry.reach == Reach.VALUE
                && (firstSyntaxError == null || BY_PLACE.compare(origin, firstSyntaxError) < 0);
    }

    private static final Comparator<Origin> BY_PLACE =
            Comparator.comparingInt(Origin::line).thenComparingInt(Origin::column);

    private Comparator<Origin> order() {
        return Comparator.comparing(Origin::kind)
                .thenComparingInt(origin -> files.getOrDefault(origin.place(), Integer.MAX_VALUE))
                .thenComparing(BY_PLACE);
    }
}
