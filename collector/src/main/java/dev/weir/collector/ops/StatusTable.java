package dev.weir.collector.ops;

import dev.weir.collector.account.LedgerTable;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A collector's status as people read it. Pure: renders what {@link StatusClient} fetched. */
public final class StatusTable {
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3_600;
    private static final long SECONDS_PER_DAY = 86_400;

    private final JsonValue status;
    private final JsonValue exporters;
    private final StringBuilder text = new StringBuilder();

    private StatusTable(JsonValue status, JsonValue exporters) {
        this.status = status;
        this.exporters = exporters;
    }

    /**
     * Renders a status.
     *
     * @param status the JSON of {@code /status}
     * @param exporters the JSON of {@code /exporters}
     * @return lines, each with its end
     * @throws IOException if a text is not JSON, or not a collector's
     */
    public static String render(String status, String exporters) throws IOException {
        final JsonValue root = JsonValue.parseObject(status);
        if (!root.get("ledger").isPresent()) {
            throw new IOException("not a collector's status");
        }
        return new StatusTable(root, JsonValue.parseObject(exporters)).render();
    }

    private String render() {
        heading();
        health();
        listeners();
        journal();
        sinks();
        section("ledger");
        text.append(LedgerTable.render(LedgerReader.read(status.get("ledger"))).indent(2));
        exporters();
        return text.toString();
    }

    private void heading() {
        final String started = status.get("started_at").text();
        text.append("weir ")
                .append(TextTable.clean(status.get("version").text()))
                .append(", up ")
                .append(ago(started, status.get("at").text()))
                .append(", since ")
                .append(TextTable.clean(started))
                .append('\n');
    }

    private void health() {
        boolean healthy = true;
        for (JsonValue check : status.get("health").elements()) {
            if (!check.get("up").isTrue()) {
                healthy = false;
                text.append("DOWN: ")
                        .append(TextTable.clean(check.get("name").text() + ": "
                                + check.get("detail").text()))
                        .append('\n');
            }
        }
        if (healthy) {
            text.append("every part is up\n");
        }
    }

    private void listeners() {
        section("listeners");
        final TextTable table = new TextTable(1, "host", "port", "received", "dropped by the kernel");
        for (JsonValue listener : status.get("listeners").elements()) {
            final JsonValue dropped = listener.get("dropped_by_kernel");
            table.row(
                    listener.get("host").text(),
                    Long.toString(listener.get("port").number()),
                    grouped(listener.get("received")),
                    dropped.isPresent() ? grouped(dropped) : "unknown");
        }
        text.append(table.render());
    }

    private void journal() {
        final JsonValue journal = status.get("journal");
        section("journal");
        text.append(String.format(
                Locale.ROOT,
                "  %s: records %,d up to %,d%s%n",
                TextTable.clean(journal.get("directory").text()),
                journal.get("first_record").number(),
                journal.get("end_record").number(),
                journal.get("refusing").isTrue() ? "; REFUSING, the disk is nearly full" : ""));
    }

    private void sinks() {
        section("sinks");
        final TextTable table =
                new TextTable(3, "name", "type", "state", "records behind", "bytes", "seconds", "retries");
        for (JsonValue sink : status.get("sinks").elements()) {
            table.row(
                    sink.get("name").text(),
                    sink.get("type").text(),
                    sink.get("up").isTrue() ? "up" : "DOWN",
                    grouped(sink.get("lag_records")),
                    grouped(sink.get("lag_bytes")),
                    String.format(Locale.ROOT, "%.1f", sink.get("lag_seconds").decimal()),
                    grouped(sink.get("retries")));
        }
        text.append(table.render());
    }

    private void exporters() {
        section("exporters, the last seen first");
        final String at = exporters.get("at").text();
        final TextTable table = new TextTable(
                2,
                "address",
                "protocol",
                "last seen",
                "datagrams",
                "records",
                "templates",
                "interfaces",
                "sampling",
                "lost",
                "restarts",
                "rejected");
        for (JsonValue exporter : exporters.get("exporters").elements()) {
            final String protocol = exporter.get("protocol").text();
            table.row(
                    exporter.get("address").text(),
                    protocol.isEmpty() ? "unknown" : protocol,
                    ago(exporter.get("last_seen").text(), at) + " ago",
                    grouped(exporter.get("datagrams")),
                    grouped(exporter.get("records")),
                    grouped(exporter.get("templates").get("count")),
                    grouped(exporter.get("named").get("interfaces")),
                    sampling(exporter.get("samplers").elements()),
                    grouped(exporter.get("lost")),
                    grouped(exporter.get("restarts")),
                    grouped(exporter.get("rejected")));
        }
        text.append(table.render());
    }

    /** The rate that was announced; of several the first, and how many others there are. */
    private static String sampling(List<JsonValue> samplers) {
        final List<Long> rates = samplers.stream()
                .map(sampler -> sampler.get("rate").number())
                .distinct()
                .toList();
        if (rates.isEmpty()) {
            return "-";
        }
        return "1:" + rates.get(0) + (rates.size() == 1 ? "" : " +" + (rates.size() - 1));
    }

    private void section(String title) {
        text.append('\n').append(title).append('\n');
    }

    private static String grouped(JsonValue number) {
        return String.format(Locale.ROOT, "%,d", number.number());
    }

    /** Both times are the collector's, so it does not matter what time it is here. */
    private static String ago(String then, String at) {
        try {
            return duration(
                    Duration.between(Instant.parse(then), Instant.parse(at)).toSeconds());
        } catch (DateTimeException notTold) {
            return "?";
        }
    }

    /** A span of time, in the unit that says enough. */
    static String duration(long seconds) {
        if (seconds < SECONDS_PER_MINUTE) {
            return Math.max(0, seconds) + " s";
        }
        if (seconds < SECONDS_PER_HOUR) {
            return seconds / SECONDS_PER_MINUTE + " min";
        }
        return seconds < SECONDS_PER_DAY
                ? seconds / SECONDS_PER_HOUR + " h " + seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE + " min"
                : seconds / SECONDS_PER_DAY + " d " + seconds % SECONDS_PER_DAY / SECONDS_PER_HOUR + " h";
    }
}
