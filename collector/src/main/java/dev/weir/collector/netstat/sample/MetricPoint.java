package dev.weir.collector.netstat.sample;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric point.
 *
 * @param measurement its name
 * @param tags by name, sorted
 * @param fields by name, sorted
 * @param timeEpochNanos when it was true
 */
public record MetricPoint(
        String measurement, SortedMap<String, String> tags, SortedMap<String, Long> fields, long timeEpochNanos) {
    /** Copies and sorts the maps. */
    public MetricPoint {
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** Returns tags with others put behind them: what is there already stays. */
    static SortedMap<String, String> behind(Map<String, String> first, Map<String, String> others) {
        final SortedMap<String, String> all = new TreeMap<>(others);
        all.putAll(first);
        return all;
    }
}
