package dev.weir.collector.netstat.sample;

import java.util.SortedMap;
import java.util.TreeMap;

/** How many sockets there are by field. One thread. */
final class SocketCounts {
    private final long[] counts = new long[SocketField.values().length];

    void add(SocketField field) {
        counts[field.ordinal()]++;
    }

    void addAll(SocketCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    long of(SocketField field) {
        return counts[field.ordinal()];
    }

    /** All fields by name, those of 0 too. */
    SortedMap<String, Long> fields() {
        final SortedMap<String, Long> fields = new TreeMap<>();
        for (SocketField field : SocketField.values()) {
            fields.put(field.key(), of(field));
        }
        return fields;
    }
}
