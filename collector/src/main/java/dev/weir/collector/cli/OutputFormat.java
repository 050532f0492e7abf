package dev.weir.collector.cli;

/** How records are printed. */
enum OutputFormat {
    /** The flow log, one JSON object a line. */
    JSON,
    /** A header line, and one line a record. */
    CSV,
    /** InfluxDB line protocol: metric points, and flows as Datakit's log points. */
    LINE
}
