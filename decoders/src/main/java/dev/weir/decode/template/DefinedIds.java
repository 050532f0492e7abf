package dev.weir.decode.template;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The template ids that a message has defined and for which nothing has been replayed yet. Reused; owned by the shard's
 * thread.
 */
final class DefinedIds {
    private final BitSet options = new BitSet();
    private final BitSet flows = new BitSet();
    private final IntPredicate ofOptions = options::get;
    private final IntPredicate ofFlows = flows::get;

    /** Takes note of a definition. */
    void add(int id, boolean isOptions) {
        (isOptions ? options : flows).set(id);
    }

    boolean has(int id) {
        return options.get(id) || flows.get(id);
    }

    boolean hasOptions() {
        return !options.isEmpty();
    }

    boolean hasFlows() {
        return !flows.isEmpty();
    }

    /** Whether an id is that of an options template. */
    IntPredicate ofOptions() {
        return ofOptions;
    }

    /** Whether an id is that of a template of flow records. */
    IntPredicate ofFlows() {
        return ofFlows;
    }

    void clearOptions() {
        if (hasOptions()) {
            options.clear();
        }
    }

    void clearFlows() {
        if (hasFlows()) {
            flows.clear();
        }
    }
}
