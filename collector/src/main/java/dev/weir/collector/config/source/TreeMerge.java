package dev.weir.collector.config.source;

/** Adds the tables of an included file to those read before. */
final class TreeMerge {
    private final Problems problems;

    TreeMerge(Problems problems) {
        this.problems = problems;
    }

    /**
     * Merges: tables into tables, arrays of tables behind arrays of tables. Anything else may be set once only, since
     * which of two files wins should not depend on how they are called.
     */
    void merge(TableNode into, TableNode from, SettingPath path) {
        from.entries().forEach((key, node) -> mergeEntry(into, key, node, path.key(key)));
    }

    private void mergeEntry(TableNode into, String key, Node node, SettingPath path) {
        final Node present = into.entries().putIfAbsent(key, node);
        if (present == null) {
            return;
        }
        if (present instanceof TableNode a && node instanceof TableNode b) {
            merge(a, b, path);
        } else if (present instanceof ArrayNode a
                && node instanceof ArrayNode b
                && a.holdsTables()
                && b.holdsTables()) {
            a.elements().addAll(b.elements());
        } else {
            problems.add(node.origin(), path.text(), "already set at " + present.origin(), "remove one of the two");
        }
    }
}
