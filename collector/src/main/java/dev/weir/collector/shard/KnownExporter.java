package dev.weir.collector.shard;

import dev.weir.decode.ExporterSummary;
import dev.weir.decode.options.AnnouncedSampling;
import dev.weir.flow.options.OptionsReport;
import java.util.List;

/**
 * An exporter at one moment, for people: what came from it, and what it said of itself.
 *
 * @param summary what came from it
 * @param said what it said in option records; null if nothing
 * @param sampling the rates that it announced, possibly cut off
 */
public record KnownExporter(ExporterSummary summary, OptionsReport said, List<AnnouncedSampling> sampling) {}
