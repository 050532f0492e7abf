package dev.weir.collector.config;

import dev.weir.flow.IpPrefix;
import dev.weir.sink.Setting;

/**
 * A sampling rate for some exporters.
 *
 * @param prefix their addresses
 * @param rate one packet in so many was sampled
 * @param mode when it counts
 */
public record SamplingRule(
        @Setting(required = true, description = "Addresses of the exporters.")
        IpPrefix prefix,

        @Setting(required = true, min = 1, max = 0xffff_ffffL, description = "One packet in so many was sampled.")
        long rate,

        @Setting(
                defaultValue = "override",
                description = "override: whatever the exporter says. default: where it says nothing.")
        SamplingMode mode) {}
