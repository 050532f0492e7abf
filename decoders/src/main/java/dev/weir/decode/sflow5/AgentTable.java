package dev.weir.decode.sflow5;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.flow.Bytes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The agents of a shard, by the address that sends, the agent's own address and the sub-agent: a relay sends for many.
 * The port is left out, so an agent that changes it is the same. Bounded: the one unseen for the longest time makes
 * room. Owned by the decoder's thread.
 */
final class AgentTable {
    private static final int CAPACITY = 4096;
    private static final int SOURCE_SLOTS = 1 << 17;

    private final Map<Key, AgentState> agents = new LinkedHashMap<>(16, 0.75f, true);
    private final Key probe = new Key();
    private final SourceTable.Budget budget = new SourceTable.Budget(SOURCE_SLOTS);
    private final Counters<Counter> counters;

    AgentTable(Counters<Counter> counters) {
        this.counters = counters;
    }

    /** Finds an agent, new if need be. */
    AgentState find(byte[] sender, byte[] agent, long subAgent) {
        probe.set(sender, agent, subAgent);
        final AgentState known = agents.get(probe);
        if (known != null) {
            return known;
        }
        if (agents.size() == CAPACITY) {
            forgetOldest();
        }
        final AgentState state = new AgentState(new SourceTable(budget, counters));
        final Key key = new Key();
        key.set(sender, agent, subAgent);
        agents.put(key, state);
        return state;
    }

    private void forgetOldest() {
        final Iterator<AgentState> oldest = agents.values().iterator();
        oldest.next().sources().release();
        oldest.remove();
    }

    int size() {
        return agents.size();
    }

    private static final class Key {
        private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

        private long senderHigh;
        private long senderLow;
        private long agentHigh;
        private long agentLow;
        private long subAgent;

        void set(byte[] sender, byte[] agent, long sub) {
            senderHigh = Bytes.i64(sender, 0);
            senderLow = Bytes.i64(sender, Long.BYTES);
            agentHigh = Bytes.i64(agent, 0);
            agentLow = Bytes.i64(agent, Long.BYTES);
            subAgent = sub;
        }

        @Override
        public int hashCode() {
            final long sum = (((senderHigh * 31 + senderLow) * 31 + agentHigh) * 31 + agentLow) * 31 + subAgent;
            return (int) (sum * MIX >>> Integer.SIZE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.senderHigh == senderHigh
                    && key.senderLow == senderLow
                    && key.agentHigh == agentHigh
                    && key.agentLow == agentLow
                    && key.subAgent == subAgent;
        }
    }
}
