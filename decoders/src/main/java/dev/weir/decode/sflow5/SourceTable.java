package dev.weir.decode.sflow5;

import dev.weir.account.Counter;
import dev.weir.account.Counters;

/**
 * The data sources of an agent: the number of the last sample of each, and how many packets the agent says it dropped
 * while sampling there. Grows with the sources up to a bound, and within a budget that all agents share; sources beyond
 * that are decoded, but their numbers are not followed. Owned by the decoder's thread.
 */
final class SourceTable {
    /** Flow samples have numbers of their own. */
    static final int FLOW = 1;
    /** Discarded packets have numbers of their own. */
    static final int DISCARDED = 2;

    private static final int COUNTER = 3;
    private static final int MOST_SLOTS = 4096;
    private static final int FIRST_SLOTS = 8;
    private static final int REORDER_WINDOW = 1024;
    private static final int LARGEST_GAP = 1 << 24;
    private static final long MIX = 0x9e37_79b9_7f4a_7c15L;

    /** How many slots all tables of a decoder may have. */
    static final class Budget {
        private int left;

        Budget(int slots) {
            left = slots;
        }

        int left() {
            return left;
        }
    }

    private final Budget budget;
    private final Counters<Counter> counters;
    private long[] sources = {};
    private int[] kinds = {};
    private int[] sequences = {};
    private int[] drops = {};
    private int size;

    SourceTable(Budget budget, Counters<Counter> counters) {
        this.budget = budget;
        this.counters = counters;
    }

    /** Takes note of a sample with a counter of drops. */
    void onFlowSample(int kind, long type, long index, int sequence, int dropped) {
        final int slot = find(kind, type, index);
        if (slot < 0) {
            add(kind, type, index, sequence, dropped);
            return;
        }
        final int more = dropped - drops[slot];
        final boolean late = isLate(slot, sequence);
        if (follow(slot, sequence) && more > 0) {
            counters.add(Counter.SAMPLES_DROPPED_BY_AGENT, more);
        }
        drops[slot] = late ? drops[slot] : dropped;
    }

    /** Takes note of a counter sample. */
    void onCounterSample(long type, long index, int sequence) {
        final int known = find(COUNTER, type, index);
        if (known >= 0) {
            follow(known, sequence);
        } else {
            add(COUNTER, type, index, sequence, 0);
        }
    }

    /** Whether the sample goes on from the last one; a late one, or the first after a restart, does not. */
    private boolean follow(int slot, int sequence) {
        final int step = sequence - sequences[slot];
        if (isLate(slot, sequence)) {
            return false;
        }
        sequences[slot] = sequence;
        final boolean goesOn = step > 0 && step <= LARGEST_GAP;
        if (goesOn && step > 1) {
            counters.add(Counter.SAMPLES_LOST, step - 1);
        }
        return goesOn;
    }

    private boolean isLate(int slot, int sequence) {
        final int step = sequence - sequences[slot];
        return step <= 0 && step > -REORDER_WINDOW;
    }

    private static long source(long type, long index) {
        return type << Integer.SIZE | index;
    }

    private int slot(int kind, long source) {
        return (int) ((source * 31 + kind) * MIX >>> Integer.SIZE) & sources.length - 1;
    }

    private int find(int kind, long type, long index) {
        if (size == 0) {
            return -1;
        }
        final long source = source(type, index);
        int slot = slot(kind, source);
        while (kinds[slot] != 0) {
            if (kinds[slot] == kind && sources[slot] == source) {
                return slot;
            }
            slot = slot + 1 & sources.length - 1;
        }
        return -1;
    }

    private void add(int kind, long type, long index, int sequence, int dropped) {
        if (2 * (size + 1) > sources.length && !grow()) {
            return;
        }
        size++;
        put(kind, source(type, index), sequence, dropped);
    }

    private void put(int kind, long source, int sequence, int dropped) {
        int slot = slot(kind, source);
        while (kinds[slot] != 0) {
            slot = slot + 1 & sources.length - 1;
        }
        kinds[slot] = kind;
        sources[slot] = source;
        sequences[slot] = sequence;
        drops[slot] = dropped;
    }

    private boolean grow() {
        final int slots = Math.max(FIRST_SLOTS, 2 * sources.length);
        if (slots > MOST_SLOTS || slots - sources.length > budget.left) {
            return false;
        }
        budget.left -= slots - sources.length;
        final long[] oldSources = sources;
        final int[] oldKinds = kinds;
        final int[] oldSequences = sequences;
        final int[] oldDrops = drops;
        sources = new long[slots];
        kinds = new int[slots];
        sequences = new int[slots];
        drops = new int[slots];
        for (int i = 0; i < oldKinds.length; i++) {
            if (oldKinds[i] != 0) {
                put(oldKinds[i], oldSources[i], oldSequences[i], oldDrops[i]);
            }
        }
        return true;
    }

    /** Gives back what it took of the budget; it must not be used afterwards. */
    void release() {
        budget.left += sources.length;
    }

    /** How many sources it follows. */
    int size() {
        return size;
    }
}
