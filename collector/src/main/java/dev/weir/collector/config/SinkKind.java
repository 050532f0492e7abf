package dev.weir.collector.config;

/** The kinds of records that a sink may take. */
public enum SinkKind {
    /** Flow records. */
    FLOW,
    /** Options data records: interface names, samplers, applications. */
    OPTIONS,
    /** Metric points of this host's sockets. */
    METRIC,
    /** Connections of this host. */
    CONNECTION
}
