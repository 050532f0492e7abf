package dev.weir.collector.config;

/** Which keys a sink writes. */
public enum SinkProfile {
    /** Everything that the exporter sent, what Datakit has no key for in {@code additional_fields}. */
    FULL,
    /** Datakit's keys alone. */
    DATAKIT
}
