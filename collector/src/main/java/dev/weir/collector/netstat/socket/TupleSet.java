package dev.weir.collector.netstat.socket;

import java.util.Arrays;

/**
 * A set of tuples of longs in open addressing: remembers who has been seen without an object per entry. Grows by
 * itself and keeps its room when cleared. One thread.
 */
public final class TupleSet {
    private static final int FIRST_CAPACITY = 1024;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private final int width;
    private long[] slots;
    private boolean[] taken;
    private int size;

    /** Makes an empty set of tuples of a width. */
    public TupleSet(int width) {
        this.width = width;
        slots = new long[FIRST_CAPACITY * width];
        taken = new boolean[FIRST_CAPACITY];
    }

    /**
     * Adds a tuple.
     *
     * @param tuple as many longs as the set's width; copied
     * @return false if it was there already
     */
    public boolean add(long[] tuple) {
        if (size * 2 >= taken.length) {
            grow();
        }
        final int slot = find(tuple, 0);
        if (taken[slot]) {
            return false;
        }
        put(slot, tuple, 0);
        return true;
    }

    /** Returns how many tuples there are. */
    public int size() {
        return size;
    }

    /** Forgets all tuples. */
    public void clear() {
        Arrays.fill(taken, false);
        size = 0;
    }

    private void put(int slot, long[] from, int offset) {
        System.arraycopy(from, offset, slots, slot * width, width);
        taken[slot] = true;
        size++;
    }

    private int find(long[] from, int offset) {
        final int mask = taken.length - 1;
        int slot = hash(from, offset) & mask;
        while (taken[slot] && !matches(slot, from, offset)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean matches(int slot, long[] from, int offset) {
        for (int i = 0; i < width; i++) {
            if (slots[slot * width + i] != from[offset + i]) {
                return false;
            }
        }
        return true;
    }

    private int hash(long[] from, int offset) {
        long hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ from[offset + i]) * MIX;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private void grow() {
        final long[] oldSlots = slots;
        final boolean[] oldTaken = taken;
        slots = new long[oldSlots.length * 2];
        taken = new boolean[oldTaken.length * 2];
        size = 0;
        for (int i = 0; i < oldTaken.length; i++) {
            if (oldTaken[i]) {
                put(find(oldSlots, i * width), oldSlots, i * width);
            }
        }
    }
}
