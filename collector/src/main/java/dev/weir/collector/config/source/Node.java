package dev.weir.collector.config.source;

/**
 * One node of the tree that files, variables and command line make together, before anybody knows what it means.
 *
 * <p>The tree is built, merged and completed by one thread, then bound to records and forgotten.
 */
public sealed interface Node permits TableNode, ArrayNode, ScalarNode, TextNode, BrokenNode {
    /** Returns where it was set. */
    Origin origin();

    /** Returns what it is, as one would say it in "expected a table, found ...". */
    String describe();
}
