package dev.weir.decode;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The exporters of a shard by address, bounded: forged sources must not take all memory, nor push out an exporter that
 * is alive. When the table is full, a sender that never gave a record makes room; if there is none, an exporter that
 * has been silent for {@link #SILENT_NANOS} does; if there is none of those either, the datagram is decoded all the
 * same, with a state that is forgotten afterwards. Owned by the shard's thread.
 */
public final class ExporterTable {
    /** How long an exporter must have been silent to make room for another. */
    static final long SILENT_NANOS = 600_000_000_000L;

    /** Both in the order of use, so the first entry is the one unseen for the longest time. */
    private final Map<Key, ExporterState> exporters = new LinkedHashMap<>(16, 0.75f, true);

    /** Senders that had given no record when they were last looked at. */
    private final Map<Key, ExporterState> strangers = new LinkedHashMap<>(16, 0.75f, true);

    private final Key probe = new Key();
    private final int capacity;

    /** Makes an empty table of a capacity. */
    public ExporterTable(int capacity) {
        this.capacity = capacity;
    }

    /** Finds the exporter that sent a datagram, new if need be; null if there is no room for a new one. */
    ExporterState find(Datagram datagram) {
        probe.set(datagram.address);
        final ExporterState known = exporters.get(probe);
        if (known != null) {
            return known;
        }
        final ExporterState stranger = strangers.get(probe);
        if (stranger != null) {
            return stranger.hasRecords() ? introduce(datagram.address, stranger) : stranger;
        }
        if (size() >= capacity && !makeRoom(datagram.receivedAtEpochNanos)) {
            return null;
        }
        final ExporterState state = new ExporterState(datagram.address, datagram.receivedAtEpochNanos);
        strangers.put(Key.of(datagram.address), state);
        return state;
    }

    private ExporterState introduce(byte[] address, ExporterState state) {
        strangers.remove(probe);
        exporters.put(Key.of(address), state);
        return state;
    }

    private boolean makeRoom(long nowEpochNanos) {
        return forgetStranger() || forgetSilent(nowEpochNanos);
    }

    /** Those that have turned out to be exporters are passed over, each once in its life. */
    private boolean forgetStranger() {
        final Iterator<Map.Entry<Key, ExporterState>> oldest =
                strangers.entrySet().iterator();
        while (oldest.hasNext()) {
            final Map.Entry<Key, ExporterState> sender = oldest.next();
            oldest.remove();
            if (!sender.getValue().hasRecords()) {
                return true;
            }
            exporters.put(sender.getKey(), sender.getValue());
        }
        return false;
    }

    private boolean forgetSilent(long nowEpochNanos) {
        final Iterator<ExporterState> oldest = exporters.values().iterator();
        if (!oldest.hasNext() || nowEpochNanos - oldest.next().lastSeenEpochNanos() < SILENT_NANOS) {
            return false;
        }
        oldest.remove();
        return true;
    }

    /** How many exporters it holds. */
    public int size() {
        return exporters.size() + strangers.size();
    }

    /** Copies the figures of the exporters seen last, at most so many. */
    public List<ExporterSummary> summaries(int limit) {
        final List<ExporterState> states = new ArrayList<>(exporters.values());
        states.addAll(strangers.values());
        return states.stream()
                .sorted(Comparator.comparingLong(ExporterState::lastSeenEpochNanos)
                        .reversed())
                .limit(limit)
                .map(ExporterState::summary)
                .toList();
    }

    private static final class Key {
        private long high;
        private long low;

        static Key of(byte[] address) {
            final Key key = new Key();
            key.set(address);
            return key;
        }

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
