package dev.weir.sink.json;

import dev.weir.flow.Exporter;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.sink.metric.MetricField;
import dev.weir.sink.metric.MetricShape;
import dev.weir.sink.metric.RunTags;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.TextBuffer;
import dev.weir.sink.text.TimeText;
import java.util.List;

/**
 * A metric record as an object of its own: measurement, tags, fields and time, as line protocol has it. What the agent
 * does not know is left out.
 */
final class MetricJson {
    private static final byte[] TYPE = JsonKey.ascii("{\"type\":\"");
    private static final byte[] KIND = JsonKey.ascii("\",\"kind\":\"metric\",\"measurement\":");
    private static final byte[] TAGS = JsonKey.ascii(",\"tags\":{");
    private static final byte[] SOURCE = JsonKey.ascii("\"source\":\"");
    private static final byte[] FIELDS = JsonKey.ascii("},\"fields\":");
    private static final byte[] TIME = JsonKey.ascii(",\"time\":\"");
    private static final byte[] SEQUENCE = JsonKey.ascii(",\"sequenceNumber\":");

    private final TextBuffer tags = new TextBuffer(128);
    private Exporter exporter;
    private long domain;

    /** A field with its key and form. */
    private record Entry(JsonKey key, MetricField field, ValueJson value, ElementText text) {}

    /** A shape, compiled. */
    record Plan(MetricShape metric, byte[] measurement, List<Entry> fields, List<Entry> items) {
        static Plan compile(Shape shape, ElementNaming naming) {
            final MetricShape metric = MetricShape.of(shape, naming::find);
            final TextBuffer name = new TextBuffer(32);
            JsonText.appendQuoted(name, metric.measurement());
            return new Plan(
                    metric,
                    JsonKey.ascii(name.toString()),
                    entries(metric.fields(), shape, naming),
                    entries(metric.items(), shape, naming));
        }

        private static List<Entry> entries(List<MetricField> fields, Shape shape, ElementNaming naming) {
            return fields.stream()
                    .map(field -> new Entry(
                            new JsonKey(field.name()),
                            field,
                            ValueJson.of(field.element(), shape.dialect(), naming),
                            field.element() == null ? ElementText.OCTETS : ElementText.of(field.element())))
                    .toList();
        }
    }

    /** Appends the record that the reader stands on. */
    void append(FlowRecordReader record, Plan plan, TextBuffer out) {
        final Run run = record.run();
        out.append(TYPE).append(run.protocol.label()).append(KIND).append(plan.measurement());
        appendTags(record, plan, out);
        appendFields(record, plan, out);
        out.append(TIME);
        TimeText.appendNanos(out, run.receivedAtEpochNanos);
        out.append('"');
        final long sequence = plan.metric().sequence(record);
        if (sequence >= 0) {
            out.append(SEQUENCE).appendUnsigned(sequence);
        }
        out.append('}');
    }

    private void appendTags(FlowRecordReader record, Plan plan, TextBuffer out) {
        update(record.run());
        out.append(TAGS);
        if (plan.metric().hasSource()) {
            out.append(SOURCE).appendUnsigned(plan.metric().sourceType(record)).append(':');
            out.appendUnsigned(plan.metric().sourceIndex(record)).append("\",");
        }
        out.append(tags.array(), 0, tags.length());
        for (int i = 0; i < plan.items().size(); i++) {
            appendItem(plan.items().get(i), record, out);
        }
    }

    /** A tag is a string, also where it is a number. */
    private static void appendItem(Entry entry, FlowRecordReader record, TextBuffer out) {
        final int index = entry.field().index();
        if (!entry.field().isKnown(record)) {
            return;
        }
        entry.key().append(out);
        final boolean number = entry.field().isNumber();
        out.append(number ? "\"" : "");
        JsonText.appendValue(out, entry.text(), record.bytes(), record.fieldOffset(index), record.fieldLength(index));
        out.append(number ? "\"" : "");
    }

    private void update(Run run) {
        if (run.exporter == exporter && run.observationDomain == domain) {
            return;
        }
        exporter = run.exporter;
        domain = run.observationDomain;
        tags.clear();
        RunTags.of(run).forEach((name, value) -> {
            tags.append(tags.length() == 0 ? "" : ",");
            JsonText.appendQuoted(tags, name);
            JsonText.appendQuoted(tags.append(':'), value);
        });
    }

    /** The first entry's comma becomes the brace. */
    private static void appendFields(FlowRecordReader record, Plan plan, TextBuffer out) {
        out.append(FIELDS);
        final int first = out.length();
        for (int i = 0; i < plan.fields().size(); i++) {
            final Entry entry = plan.fields().get(i);
            if (entry.field().isKnown(record)) {
                final int index = entry.field().index();
                entry.key().append(out);
                entry.value().append(out, record.bytes(), record.fieldOffset(index), record.fieldLength(index));
            }
        }
        if (out.length() == first) {
            out.append('{');
        } else {
            out.set(first, '{');
        }
        out.append('}');
    }
}
