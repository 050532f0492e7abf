package dev.weir.decode.sflow5;

import dev.weir.decode.SequenceTracker;

/** What is remembered of one agent's sub-agent: the datagrams' numbers, and the samples'. Owned by one thread. */
final class AgentState {
    private final SequenceTracker datagrams = new SequenceTracker();
    private final SourceTable sources;

    AgentState(SourceTable sources) {
        this.sources = sources;
    }

    /** Follows the numbers of its datagrams. */
    SequenceTracker datagrams() {
        return datagrams;
    }

    /** Follows the numbers of its samples. */
    SourceTable sources() {
        return sources;
    }
}
