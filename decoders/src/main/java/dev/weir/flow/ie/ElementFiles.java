package dev.weir.flow.ie;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads operators' dictionary files and says everything that is wrong with them. */
final class ElementFiles {
    private final List<ElementLine> lines = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private ElementFiles() {}

    /**
     * Reads files in their order.
     *
     * @throws BadElementsException naming every problem of every file
     */
    static List<ElementLine> read(List<? extends ElementSource> files) throws BadElementsException {
        final ElementFiles all = new ElementFiles();
        files.forEach(all::load);
        all.refuseRepeatedNumbers();
        throwIfAny(all.problems);
        return all.lines;
    }

    /**
     * Refuses a line whose name another element of the same enterprise has.
     *
     * @param merged everything, the lines included
     */
    static void refuseRepeatedNames(List<ElementLine> lines, Iterable<ElementLine> merged) throws BadElementsException {
        final Set<Long> touched = new HashSet<>();
        lines.forEach(line -> touched.add(owner(line)));
        final Map<String, ElementLine> names = new HashMap<>();
        final List<String> problems = new ArrayList<>();
        for (ElementLine line : merged) {
            if (!touched.contains(owner(line))) {
                continue;
            }
            final ElementLine other =
                    names.put(owner(line) + "/" + line.element().name(), line);
            if (other != null) {
                final ElementLine ours = line.isBuiltIn() ? other : line;
                final ElementLine theirs = ours == line ? other : line;
                problems.add(ours.origin() + " the name \"" + ours.element().name() + "\" belongs to element "
                        + theirs.element().id() + " of the same enterprise");
            }
        }
        throwIfAny(problems);
    }

    private static long owner(ElementLine line) {
        return line.netflow9() ? ElementCsv.NETFLOW9 : line.element().enterprise();
    }

    private static void throwIfAny(List<String> problems) throws BadElementsException {
        if (!problems.isEmpty()) {
            throw new BadElementsException(problems);
        }
    }

    private void load(ElementSource file) {
        final ElementCsv csv = new ElementCsv(file.name(), ElementCsv.enterpriseOf(file.name()), problems);
        try {
            file.text().lines().map(csv::read).filter(Objects::nonNull).forEach(lines::add);
        } catch (IOException e) {
            problems.add(file.name() + ": cannot be read: " + e.getMessage());
        }
    }

    private void refuseRepeatedNumbers() {
        final Map<String, ElementLine> numbers = new HashMap<>();
        for (ElementLine line : lines) {
            final ElementLine other =
                    numbers.put(owner(line) + "/" + line.element().id(), line);
            if (other != null) {
                problems.add(line.origin() + " element " + line.element().id() + " is described twice, first at "
                        + other.origin());
            }
        }
    }
}
