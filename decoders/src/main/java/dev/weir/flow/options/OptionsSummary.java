package dev.weir.flow.options;

import java.util.List;

/**
 * A copy of what an exporter said of itself, for people and for metrics.
 *
 * @param interfaces how many interfaces it named, counted for each observation domain
 * @param applications how many applications
 * @param vrfs how many VRFs
 * @param elements how many information elements it described
 * @param statistics its latest figures
 */
public record OptionsSummary(int interfaces, int applications, int vrfs, int elements, List<Statistic> statistics) {
    /**
     * A figure.
     *
     * @param domain the observation domain that it is about
     * @param element the information element, such as 41 exportedMessageTotalCount
     * @param value the latest value, unsigned 64 bits
     */
    public record Statistic(long domain, int element, long value) {}
}
