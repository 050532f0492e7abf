package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.ArrayNode;
import dev.weir.collector.config.source.Nearest;
import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.config.source.SettingOverride;
import dev.weir.collector.config.source.TableNode;
import dev.weir.collector.config.source.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays settings from variables and from the command line over the tree of the files.
 *
 * <p>An index one past the end of an array of tables makes a new element. Where a file has something of the wrong type
 * in the way, the file's mistake stands and the binder tells it.
 */
public final class Overlay {
    private final TableSchema schema;
    private final Problems problems;

    /** Creates an overlay for trees of a schema. */
    public Overlay(TableSchema schema, Problems problems) {
        this.schema = schema;
        this.problems = problems;
    }

    /** Lays one setting over the tree; the last one for a key wins. */
    public void apply(TableNode root, SettingOverride override) {
        final List<String> parts = Stream.of(override.path().split("[.\\[\\]]"))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            problems.add(override.origin(), override.path(), "names no setting");
            return;
        }
        inTable(root, schema, new Step(override, parts, 0));
    }

    /** How far along its path an override has come. */
    private record Step(SettingOverride override, List<String> parts, int index) {
        String part() {
            return parts.get(index);
        }

        boolean isLast() {
            return index == parts.size() - 1;
        }

        Step next() {
            return new Step(override, parts, index + 1);
        }

        /** Returns the whole path with another part here, as whoever wrote it would write it. */
        String spelledWith(String part) {
            final List<String> changed = new ArrayList<>(parts);
            changed.set(index, part);
            return OverrideSpelling.of(override.origin(), changed);
        }
    }

    private void inTable(TableNode table, TableSchema keys, Step step) {
        final SettingKey key = keys.key(step.part()).orElse(null);
        if (key == null) {
            unknown(step, keys.names());
        } else if (key.type() instanceof TableSetting inner) {
            final Node node =
                    table.entries().computeIfAbsent(step.part(), name -> new TableNode(step.override.origin()));
            if (hasMore(step, inner.schema().names()) && node instanceof TableNode innerTable) {
                inTable(innerTable, inner.schema(), step.next());
            }
        } else if (key.type() instanceof TablesSetting inner && !step.isLast()) {
            final Node node =
                    table.entries().computeIfAbsent(step.part(), name -> new ArrayNode(step.override.origin()));
            if (node instanceof ArrayNode array) {
                inArray(array, inner.schema(), step.next());
            }
        } else if (!step.isLast()) {
            problems.add(step.override.origin(), step.override.path(), step.part() + " has no settings inside");
        } else {
            table.entries().put(step.part(), new TextNode(step.override.text(), step.override.origin()));
        }
    }

    private void inArray(ArrayNode array, TableSchema keys, Step step) {
        final int size = array.elements().size();
        final int index = step.part().matches("\\d{1,6}") ? Integer.parseInt(step.part()) : -1;
        if (index < 0 || index > size) {
            problems.add(
                    step.override.origin(),
                    step.override.path(),
                    "expected an index from 0 to " + size + ", found " + step.part(),
                    size == 0 ? "" : "there are " + size + "; the last of these adds one");
        } else if (hasMore(step, keys.names())) {
            if (index == size) {
                array.elements().add(new TableNode(step.override.origin()));
            }
            if (array.elements().get(index) instanceof TableNode table) {
                inTable(table, keys, step.next());
            }
        }
    }

    private boolean hasMore(Step step, Collection<String> names) {
        if (step.isLast()) {
            problems.add(
                    step.override.origin(),
                    step.override.path(),
                    "names a table, not a setting",
                    "settings in it: " + String.join(", ", names));
        }
        return !step.isLast();
    }

    private void unknown(Step step, Collection<String> known) {
        final String hint = Nearest.to(step.part(), known)
                .map(nearest -> "did you mean \"" + step.spelledWith(nearest) + "\"?")
                .orElseGet(() -> Nearest.hint(step.part(), known));
        problems.add(step.override.origin(), step.override.path(), "unknown setting", hint);
    }
}
