package dev.weir.collector.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.collector.account.LedgerJson;
import dev.weir.collector.shard.KnownExporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The JSON that operations serve. Times are ISO 8601 in UTC; {@code at} is the collector's own clock, so that a reader
 * whose clock is wrong still knows how long ago something was.
 */
final class StatusJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final double NANOS = 1e9;

    private final CollectorView view;
    private final Clock clock;

    StatusJson(CollectorView view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    /** Writes the fields of an object. */
    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** The whole collector. */
    byte[] status() throws IOException {
        return object(json -> {
            json.writeStringField("version", BuildVersion.current());
            json.writeStringField("started_at", time(Instant.ofEpochMilli(view.startedAtEpochMillis())));
            writeNow(json);
            array(json, "listeners", view.listeners(), StatusJson::writeListener);
            json.writeObjectFieldStart("journal");
            writeJournal(json, view.journal());
            json.writeEndObject();
            array(json, "sinks", view.sinks(), StatusJson::writeSink);
            array(json, "health", view.health(), StatusJson::writeCheck);
            json.writeObjectFieldStart("ledger");
            LedgerJson.write(json, view.ledger());
            json.writeEndObject();
        });
    }

    /** The ledger alone. */
    byte[] ledger() throws IOException {
        return object(json -> LedgerJson.write(json, view.ledger()));
    }

    /**
     * Exporters, in the order given.
     *
     * @param details whether to show names, and not only how many there are
     */
    byte[] exporters(List<KnownExporter> exporters, boolean details) throws IOException {
        final ExportersJson writer = new ExportersJson(view.dictionary(), details);
        return object(json -> {
            writeNow(json);
            array(json, "exporters", exporters, writer::write);
        });
    }

    /** That all checks are up, or those that are not. */
    byte[] readiness(List<CollectorView.HealthCheck> failing) throws IOException {
        return object(json -> {
            json.writeStringField("status", failing.isEmpty() ? "up" : "down");
            array(json, "failing", failing, StatusJson::writeCheck);
        });
    }

    /** That the process answers. */
    static byte[] alive() throws IOException {
        return object(json -> json.writeStringField("status", "up"));
    }

    /** Why a request was not served. */
    static byte[] error(String message) throws IOException {
        return object(json -> json.writeStringField("error", message));
    }

    private void writeNow(JsonGenerator json) throws IOException {
        json.writeStringField("at", time(clock.instant()));
    }

    private static void writeListener(JsonGenerator json, CollectorView.ListenerStatus listener) throws IOException {
        json.writeStringField("host", listener.host());
        json.writeNumberField("port", listener.port());
        json.writeNumberField("received", listener.received());
        if (listener.droppedByKernel() >= 0) {
            json.writeNumberField("dropped_by_kernel", listener.droppedByKernel());
        }
    }

    private static void writeJournal(JsonGenerator json, CollectorView.JournalStatus journal) throws IOException {
        json.writeStringField("directory", journal.directory());
        json.writeNumberField("first_record", journal.firstRecord());
        json.writeNumberField("end_record", journal.endRecord());
        json.writeNumberField("end_byte", journal.endByte());
        json.writeBooleanField("refusing", journal.refusing());
    }

    private static void writeSink(JsonGenerator json, CollectorView.SinkStatus sink) throws IOException {
        json.writeStringField("name", sink.name());
        json.writeStringField("type", sink.type());
        json.writeBooleanField("up", sink.up());
        json.writeNumberField("lag_records", sink.lagRecords());
        json.writeNumberField("lag_bytes", sink.lagBytes());
        json.writeNumberField("lag_seconds", sink.lagNanos() / NANOS);
        json.writeNumberField("retries", sink.retries());
    }

    private static void writeCheck(JsonGenerator json, CollectorView.HealthCheck check) throws IOException {
        json.writeStringField("name", check.name());
        json.writeBooleanField("up", check.up());
        json.writeStringField("detail", check.detail());
    }

    static String time(long epochNanos) {
        return time(Instant.ofEpochSecond(
                Math.floorDiv(epochNanos, NANOS_PER_SECOND), Math.floorMod(epochNanos, NANOS_PER_SECOND)));
    }

    /** A time that an exporter told, which may be anything. */
    static String timeOfMillis(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).toString();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Writes the fields of an element of an array. */
    @FunctionalInterface
    private interface Element<T> {
        void write(JsonGenerator json, T element) throws IOException;
    }

    private static <T> void array(JsonGenerator json, String name, List<T> elements, Element<T> element)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (T each : elements) {
            json.writeStartObject();
            element.write(json, each);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static byte[] object(Fields fields) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
