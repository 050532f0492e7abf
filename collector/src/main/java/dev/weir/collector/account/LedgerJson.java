package dev.weir.collector.account;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** The ledger as one JSON object: for {@code --ledger}, {@code /ledger} and {@code ./weir status --json}. */
public final class LedgerJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private LedgerJson() {}

    /** Renders a snapshot as compact JSON. */
    public static String render(LedgerSnapshot ledger) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            write(json, ledger);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Writes a snapshot's fields into an object that is open. */
    public static void write(JsonGenerator json, LedgerSnapshot ledger) throws IOException {
        writeDatagrams(json, ledger);
        writeSets(json, ledger);
        writeAll(json, ledger, LedgerSection.TEMPLATES);
        writeRecords(json, ledger);
        writeAll(json, ledger, LedgerSection.OTHER);
        json.writeArrayFieldStart("sinks");
        for (LedgerSnapshot.SinkLine sink : ledger.sinks()) {
            writeSink(json, sink);
        }
        json.writeEndArray();
        json.writeBooleanField("closed", ledger.closes());
    }

    private static void writeDatagrams(JsonGenerator json, LedgerSnapshot ledger) throws IOException {
        json.writeObjectFieldStart("datagrams");
        json.writeNumberField("received", ledger.get(Counter.DATAGRAMS_RECEIVED));
        json.writeNumberField("queued", ledger.get(Counter.DATAGRAMS_QUEUED));
        json.writeObjectFieldStart("dropped");
        json.writeNumberField("ring_full", ledger.get(Counter.DATAGRAMS_DROPPED_RING_FULL));
        json.writeNumberField("oversize", ledger.get(Counter.DATAGRAMS_DROPPED_OVERSIZE));
        json.writeNumberField("truncated", ledger.get(Counter.DATAGRAMS_DROPPED_TRUNCATED));
        json.writeNumberField("not_allowed", ledger.get(Counter.DATAGRAMS_DROPPED_NOT_ALLOWED));
        json.writeEndObject();
        if (ledger.droppedByKernel() >= 0) {
            json.writeNumberField("dropped_by_kernel", ledger.droppedByKernel());
        }
        json.writeNumberField("decoded", ledger.get(Counter.DATAGRAMS_DECODED));
        json.writeNumberField("rejected", ledger.get(Counter.DATAGRAMS_REJECTED));
        json.writeObjectFieldStart("rejected_by_reason");
        for (Map.Entry<RejectReason, Long> reject : ledger.rejects().entrySet()) {
            if (reject.getValue() != 0) {
                json.writeNumberField(reject.getKey().label(), reject.getValue());
            }
        }
        json.writeEndObject();
        json.writeNumberField("in_ring", ledger.inRing());
        json.writeEndObject();
    }

    private static void writeAll(JsonGenerator json, LedgerSnapshot ledger, LedgerSection section) throws IOException {
        json.writeObjectFieldStart(section.key());
        for (Counter counter : Counter.values()) {
            if (LedgerSection.of(counter) == section) {
                json.writeNumberField(counter.label(), ledger.get(counter));
            }
        }
        json.writeEndObject();
    }

    private static void writeSets(JsonGenerator json, LedgerSnapshot ledger) throws IOException {
        json.writeObjectFieldStart("sets");
        json.writeNumberField("seen", ledger.get(Counter.SETS_SEEN));
        json.writeNumberField("decoded", ledger.get(Counter.SETS_DECODED));
        json.writeNumberField("replayed", ledger.get(Counter.SETS_REPLAYED));
        json.writeNumberField("waiting", ledger.waiting().sets());
        json.writeNumberField("waiting_bytes", ledger.waiting().bytes());
        json.writeObjectFieldStart("dropped");
        json.writeNumberField("no_template_expired", ledger.get(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED));
        json.writeNumberField("waiting_room_full", ledger.get(Counter.SETS_DROPPED_WAITING_ROOM_FULL));
        json.writeNumberField("malformed", ledger.get(Counter.SETS_DROPPED_MALFORMED));
        json.writeEndObject();
        json.writeNumberField("reserved", ledger.get(Counter.SETS_RESERVED));
        json.writeEndObject();
    }

    private static void writeRecords(JsonGenerator json, LedgerSnapshot ledger) throws IOException {
        json.writeObjectFieldStart("records");
        json.writeNumberField("decoded", ledger.get(Counter.RECORDS_DECODED));
        json.writeNumberField("options", ledger.get(Counter.RECORDS_OPTIONS));
        json.writeNumberField("salvaged", ledger.get(Counter.RECORDS_SALVAGED));
        json.writeNumberField("repeated", ledger.get(Counter.RECORDS_REPEATED));
        json.writeNumberField("journaled", ledger.get(Counter.RECORDS_JOURNALED));
        json.writeObjectFieldStart("dropped");
        json.writeNumberField("journal_refused", ledger.get(Counter.RECORDS_DROPPED_JOURNAL_REFUSED));
        json.writeNumberField("journal_failed", ledger.get(Counter.RECORDS_DROPPED_JOURNAL_FAILED));
        json.writeEndObject();
        json.writeNumberField("in_batch", ledger.inBatch());
        json.writeEndObject();
    }

    private static void writeSink(JsonGenerator json, LedgerSnapshot.SinkLine sink) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", sink.name());
        json.writeNumberField("due", sink.due());
        json.writeNumberField("delivered", sink.delivered());
        json.writeNumberField("filtered", sink.filtered());
        json.writeNumberField("failed", sink.failed());
        json.writeNumberField("overtaken_by_retention", sink.overtaken());
        json.writeNumberField("behind", sink.behind());
        json.writeEndObject();
    }
}
