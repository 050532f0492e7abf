package dev.weir.flow;

import java.util.Arrays;

/**
 * The definitions that an excerpt under construction already holds, by identity, and where each was written. Few and
 * mostly asked for in the order of the last time, so a search from the last hit beats a hash.
 */
final class Definitions<T> {
    private final Object[] items;
    private final int[] writtenAt;
    private int count;
    private int lastHit;

    Definitions(int capacity) {
        items = new Object[capacity];
        writtenAt = new int[capacity];
    }

    /** The number of an item; -1 if the excerpt does not hold it. */
    int find(T item) {
        for (int i = 0, at = lastHit; i < count; i++, at = at + 1 == count ? 0 : at + 1) {
            if (items[at] == item) {
                lastHit = at;
                return at;
            }
        }
        return -1;
    }

    boolean isFull() {
        return count == items.length;
    }

    int add(T item, int position) {
        items[count] = item;
        writtenAt[count] = position;
        lastHit = count;
        return count++;
    }

    /** Forgets what was written at or behind a position. */
    void forgetFrom(int position) {
        while (count > 0 && writtenAt[count - 1] >= position) {
            items[--count] = null;
        }
        lastHit = 0;
    }

    void clear() {
        Arrays.fill(items, 0, count, null);
        count = 0;
        lastHit = 0;
    }
}
