package dev.weir.decode;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exporters of a shard by address, bounded: forged sources must not take all memory, nor push out an exporter that
 * is alive. When the table is full, an exporter that has been silent for {@link #SILENT_NANOS} makes room; if there is
 * none, the datagram is decoded all the same, with a state that is forgotten afterwards. Owned by the shard's thread.
 */
public final class ExporterTable {
    /** How long an exporter must have been silent to make room for another. */
    static final long SILENT_NANOS = 600_000_000_000L;

    private final Map<Key, ExporterState> exporters;
    private final Key probe = new Key();
    private final int capacity;

    /** Makes an empty table of a capacity. */
    public ExporterTable(int capacity) {
        this.capacity = capacity;
        this.exporters = new LinkedHashMap<>(16, 0.75f, true);
    }

    /** Finds the exporter that sent a datagram, new if need be; null if there is no room for a new one. */
    ExporterState find(Datagram datagram) {
        probe.set(datagram.address);
        final ExporterState known = exporters.get(probe);
        if (known != null) {
            return known;
        }
        if (exporters.size() >= capacity && !makeRoom(datagram.receivedAtEpochNanos)) {
            return null;
        }
        final Key key = new Key();
        key.set(datagram.address);
        final ExporterState state = new ExporterState(datagram.address, datagram.receivedAtEpochNanos);
        exporters.put(key, state);
        return state;
    }

    /** The map is in the order of use, so the first entry is the one unseen for the longest time. */
    private boolean makeRoom(long nowEpochNanos) {
        final Iterator<ExporterState> oldest = exporters.values().iterator();
        if (!oldest.hasNext() || nowEpochNanos - oldest.next().lastSeenEpochNanos() < SILENT_NANOS) {
            return false;
        }
        oldest.remove();
        return true;
    }

    /** How many exporters it holds. */
    public int size() {
        return exporters.size();
    }

    /** Copies the figures of the exporters seen last, at most so many. */
    public List<ExporterSummary> summaries(int limit) {
        final List<ExporterState> states = new ArrayList<>(exporters.values());
        final List<ExporterSummary> summaries = new ArrayList<>();
        for (int i = states.size() - 1; i >= 0 && summaries.size() < limit; i--) {
            summaries.add(states.get(i).summary());
        }
        return summaries;
    }

    private static final class Key {
        private long high;
        private long low;

        void set(byte[] address) {
            high = Bytes.i64(address, 0);
            low = Bytes.i64(address, Addresses.LENGTH / 2);
        }

        @Override
        public int hashCode() {
            final long mixed = (high * 31 + low) * 0x9e37_79b9_7f4a_7c15L;
            return (int) (mixed >>> Integer.SIZE);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.high == high && key.low == low;
        }
    }
}
