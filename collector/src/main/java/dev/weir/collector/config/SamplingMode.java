package dev.weir.collector.config;

/** When a configured sampling rate counts. */
public enum SamplingMode {
    /** Always, whatever the exporter says. */
    OVERRIDE,
    /** Where the exporter says nothing. */
    DEFAULT
}
