package dev.weir.flow;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Definitions that were read before, by their bytes: every excerpt repeats them, and only the first time is one worth
 * compiling. Bounded in number and in bytes, since the labels of an input may be long; forgets everything when it is
 * full, which is rare and harmless.
 */
final class DefinitionCache<T> {
    private static final int CAPACITY = 4096;
    private static final int MAX_BYTES = 1 << 20;

    private final Map<Key, T> known = new HashMap<>();
    private final Key probe = new Key();
    private int bytesKnown;

    /** Finds what was read from equal bytes; null if nothing was. */
    T find(byte[] bytes, int from, int to) {
        probe.wrap(bytes, from, to);
        final T found = known.get(probe);
        probe.wrap(Key.NONE, 0, 0);
        return found;
    }

    /** Remembers what these bytes mean. They are copied. */
    void put(byte[] bytes, int from, int to, T meaning) {
        if (known.size() >= CAPACITY || bytesKnown + (to - from) > MAX_BYTES) {
            known.clear();
            bytesKnown = 0;
        }
        bytesKnown += to - from;
        final Key key = new Key();
        key.wrap(Arrays.copyOfRange(bytes, from, to), 0, to - from);
        known.put(key, meaning);
    }

    private static final class Key {
        private static final byte[] NONE = {};

        private byte[] bytes = NONE;
        private int from;
        private int to;
        private int hash;

        void wrap(byte[] array, int first, int end) {
            bytes = array;
            from = first;
            to = end;
            int sum = 1;
            for (int i = first; i < end; i++) {
                sum = 31 * sum + array[i];
            }
            hash = sum;
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, from, to, key.bytes, key.from, key.to);
        }
    }
}
