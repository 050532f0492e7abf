package dev.weir.sink.json;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Run;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.TextBuffer;
import dev.weir.sink.text.TimeText;
import java.util.Set;

/**
 * A record of an options template as an object of its own: what it is about in {@code scope}, what it says in {@code
 * fields}, both as {@code additional_fields} has values.
 */
final class OptionsJson {
    private static final byte[] TYPE = JsonKey.ascii("{\"type\":\"");
    private static final byte[] KIND = JsonKey.ascii("\",\"kind\":\"options\",\"receivedTime\":\"");
    private static final byte[] EXPORT_TIME = JsonKey.ascii("\",\"exportTime\":\"");
    private static final byte[] SEQUENCE = JsonKey.ascii("\",\"sequenceNumber\":");
    private static final byte[] EXPORTER = JsonKey.ascii(",\"exporter\":{\"ip\":\"");
    private static final byte[] DOMAIN = JsonKey.ascii("\"},\"observationDomainId\":");
    private static final byte[] TEMPLATE = JsonKey.ascii(",\"templateId\":");
    private static final byte[] SCOPE = JsonKey.ascii(",\"scope\":");
    private static final byte[] FIELDS = JsonKey.ascii(",\"fields\":");
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final LabelJson labels = new LabelJson();
    private final byte[] address = new byte[Addresses.LENGTH];

    /** Appends the record that the reader stands on. */
    void append(FlowRecordReader record, OptionsShapeJson plan, TextBuffer out) {
        final Run run = record.run();
        out.append(TYPE).append(run.protocol.label()).append(KIND);
        TimeText.appendNanos(out, run.receivedAtEpochNanos);
        if (run.exportTimeEpochNanos != 0) {
            out.append(EXPORT_TIME);
            TimeText.appendMillis(out, Math.floorDiv(run.exportTimeEpochNanos, NANOS_PER_MILLI));
        }
        out.append(SEQUENCE).appendUnsigned(run.sequence);
        labels.update(run.exporter.labels());
        out.append(labels.device()).append(EXPORTER);
        run.exporter.copyIdentity(address, 0);
        AddressText.append(out, address, 0);
        out.append(DOMAIN).appendUnsigned(run.observationDomain);
        out.append(TEMPLATE).appendUnsigned(record.shape().templateId());
        appendObject(out.append(SCOPE), plan.scope(), record);
        appendObject(out.append(FIELDS), plan.fields(), record);
        out.append(labels.host());
        labels.appendAdditional(Set.of(), out);
        out.append('}');
    }

    /** The first entry's comma becomes the brace. */
    private static void appendObject(TextBuffer out, ShapeJson entries, FlowRecordReader record) {
        final int first = out.length();
        entries.append(record, out);
        if (out.length() == first) {
            out.append('{');
        } else {
            out.set(first, '{');
        }
        out.append('}');
    }
}
