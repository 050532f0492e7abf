package dev.weir.flow.options;

/**
 * Values by observation domain and a number. Looking up allocates nothing. What one domain said counts for the domains
 * that said nothing, too: line cards and routing engines often share the numbers of interfaces. Entries are replaced,
 * never removed. Owned by one thread.
 *
 * @param <V> what is looked up; never null
 */
final class ScopedTable<V> {
    /** Stands for any domain; domains are unsigned 32 bits. */
    static final long ANY = -1;

    private static final int SMALLEST = 8;

    private long[] domains = {};
    private long[] ids = {};
    private Object[] values = {};
    private int size;

    /** What this very domain said; null if nothing. */
    @SuppressWarnings("unchecked")
    V get(long domain, long id) {
        return size == 0 ? null : (V) values[slot(domain, id)];
    }

    /** What this domain said, or else what any domain said last; null if none said anything. */
    V find(long domain, long id) {
        final V own = get(domain, id);
        return own != null ? own : get(ANY, id);
    }

    /** Keeps a value for this very domain. */
    void put(long domain, long id, V value) {
        if (2 * (size + 1) > values.length) {
            grow();
        }
        final int slot = slot(domain, id);
        size += values[slot] == null ? 1 : 0;
        domains[slot] = domain;
        ids[slot] = id;
        values[slot] = value;
    }

    /** Keeps a value for this domain, and for those that say nothing. */
    void putScoped(long domain, long id, V value) {
        put(domain, id, value);
        put(ANY, id, value);
    }

    /** How many entries there are, those for any domain included. */
    int size() {
        return size;
    }

    /** Shows every value that a domain gave, in no particular order. */
    @SuppressWarnings("unchecked")
    void forEach(Visitor<V> visitor) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null && domains[i] != ANY) {
                visitor.onEntry(domains[i], ids[i], (V) values[i]);
            }
        }
    }

    private void grow() {
        final long[] oldDomains = domains;
        final long[] oldIds = ids;
        final Object[] oldValues = values;
        final int length = Math.max(SMALLEST, 2 * oldValues.length);
        domains = new long[length];
        ids = new long[length];
        values = new Object[length];
        for (int i = 0; i < oldValues.length; i++) {
            if (oldValues[i] != null) {
                final int slot = slot(oldDomains[i], oldIds[i]);
                domains[slot] = oldDomains[i];
                ids[slot] = oldIds[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Where an entry is, or belongs: never more than half full, so that the search ends. */
    private int slot(long domain, long id) {
        final int mask = values.length - 1;
        final long mixed = (domain * 0x9e37_79b9_7f4a_7c15L ^ id) * 0xbf58_476d_1ce4_e5b9L;
        int slot = (int) (mixed >>> Integer.SIZE) & mask;
        while (values[slot] != null && (ids[slot] != id || domains[slot] != domain)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Is shown entries. */
    @FunctionalInterface
    interface Visitor<V> {
        void onEntry(long domain, long id, V value);
    }
}
