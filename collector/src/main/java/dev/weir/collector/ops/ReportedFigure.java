package dev.weir.collector.ops;

/**
 * What an exporter's own figure is called in metrics: the information elements that options data tells of the metering
 * and exporting processes (RFC 7011 section 4). A figure that is told as the difference to the last one is none of
 * them: what was lost on the way would be missing.
 */
enum ReportedFigure {
    /** IE 36. */
    ACTIVE_TIMEOUT(
            36,
            "weir_exporter_reported_flow_active_timeout_seconds",
            "After how long it exports a flow that goes on.",
            1),
    /** IE 37. */
    IDLE_TIMEOUT(
            37,
            "weir_exporter_reported_flow_idle_timeout_seconds",
            "After how long without a packet it exports a flow.",
            1),
    /** IE 160. */
    START_TIME(160, "weir_exporter_reported_start_time_seconds", "When it was started, seconds since 1970.", 1_000),
    /** IE 40. */
    EXPORTED_BYTES(40, "weir_exporter_reported_exported_bytes", "Octets that it exported."),
    /** IE 41. */
    EXPORTED_MESSAGES(41, "weir_exporter_reported_exported_messages", "Messages that it exported."),
    /** IE 42. */
    EXPORTED_FLOW_RECORDS(42, "weir_exporter_reported_exported_flow_records", "Flow records that it exported."),
    /** IE 85. */
    OBSERVED_BYTES(85, "weir_exporter_reported_observed_bytes", "Octets that it observed."),
    /** IE 86. */
    OBSERVED_PACKETS(86, "weir_exporter_reported_observed_packets", "Packets that it observed."),
    /** IE 134. */
    DROPPED_BYTES(134, "weir_exporter_reported_dropped_bytes", "Octets that it dropped."),
    /** IE 135. */
    DROPPED_PACKETS(135, "weir_exporter_reported_dropped_packets", "Packets that it dropped."),
    /** IE 163. */
    OBSERVED_FLOWS(163, "weir_exporter_reported_observed_flows", "Flows that it observed."),
    /** IE 164. */
    IGNORED_PACKETS(
            164, "weir_exporter_reported_ignored_packets", "Packets that its metering process did not process."),
    /** IE 165. */
    IGNORED_BYTES(165, "weir_exporter_reported_ignored_bytes", "Octets that its metering process did not process."),
    /** IE 166. */
    NOT_SENT_FLOWS(
            166, "weir_exporter_reported_not_sent_flows", "Flow records that it dropped instead of sending them."),
    /** IE 167. */
    NOT_SENT_PACKETS(
            167,
            "weir_exporter_reported_not_sent_packets",
            "Packets in flow records that it dropped instead of sending them."),
    /** IE 168. */
    NOT_SENT_BYTES(
            168,
            "weir_exporter_reported_not_sent_bytes",
            "Octets in flow records that it dropped instead of sending them.");

    private static final double UNSIGNED = 0x1p64;

    private final int element;
    private final String metric;
    private final String help;
    private final int divisor;

    ReportedFigure(int element, String metric, String help) {
        this(element, metric, help, 0);
    }

    /** A divisor is told for a figure that may fall: a gauge in another unit. */
    ReportedFigure(int element, String metric, String help, int divisor) {
        this.element = element;
        this.metric = metric;
        this.help = "By the exporter's own account. " + help;
        this.divisor = divisor;
    }

    /** The figure of an element; null if it has no metric. */
    static ReportedFigure of(int element) {
        for (ReportedFigure figure : values()) {
            if (figure.element == element) {
                return figure;
            }
        }
        return null;
    }

    /** The metric's name, without the suffix of counters. */
    String metric() {
        return metric;
    }

    /** One line for people. */
    String help() {
        return help;
    }

    /** Whether it is a gauge; a counter otherwise. */
    boolean isGauge() {
        return divisor > 0;
    }

    /** The sample for a value that is unsigned 64 bits. */
    double sample(long value) {
        final double unsigned = value < 0 ? value + UNSIGNED : value;
        return isGauge() ? unsigned / divisor : unsigned;
    }
}
