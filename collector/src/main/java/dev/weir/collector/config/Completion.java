package dev.weir.collector.config;

import dev.weir.collector.config.source.Problems;
import dev.weir.collector.config.source.TableNode;

/** Fills in what is absent and follows from something else, before the tree is bound. */
interface Completion {
    /** Completes the tree. It may hold any nonsense; what is not as expected is left for the binder to tell. */
    void complete(TableNode root, Problems problems);
}
