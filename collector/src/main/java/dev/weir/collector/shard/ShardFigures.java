package dev.weir.collector.shard;

import dev.weir.flow.options.OptionsReport;
import java.util.List;

/**
 * Figures of a shard at one moment, for metrics.
 *
 * @param exporters how many exporters it remembers
 * @param templates how many templates they have
 * @param templateBytes octets of memory that the templates take, roughly
 * @param reports the statistics of exporters that sent some, without names
 */
public record ShardFigures(int exporters, int templates, long templateBytes, List<OptionsReport> reports) {}
