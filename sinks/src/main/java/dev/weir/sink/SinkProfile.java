package dev.weir.sink;

/** Which keys a rendered flow has. */
public enum SinkProfile {
    /** Everything that the exporter sent: Datakit's keys, and the rest in {@code additional_fields}. */
    FULL,
    /** Datakit's keys alone. */
    DATAKIT
}
