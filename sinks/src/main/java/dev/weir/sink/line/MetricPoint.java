package dev.weir.sink.line;

import dev.weir.flow.Exporter;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.metric.MetricField;
import dev.weir.sink.metric.MetricShape;
import dev.weir.sink.metric.RunTags;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.SflowForm;
import dev.weir.sink.text.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A metric record as a point. What the agent does not know is left out; if that is everything, the number of the sample
 * stands there, for a point has at least one field. Lists, and what is not understood, are strings that hold JSON.
 */
final class MetricPoint {
    private static final int KNOWN_SHAPES = 4096;

    private final Supplier<InformationElements> dictionary;
    private final Map<Shape, Plan> plans = new IdentityHashMap<>();
    private final TextBuffer tags = new TextBuffer(128);
    private final TextBuffer scratch = new TextBuffer(256);
    private InformationElements elements;
    private Exporter exporter;
    private long domain;

    private record Plan(MetricShape metric, byte[] measurement, List<Entry> fields, List<Entry> items) {}

    private record Entry(MetricField field, byte[] key, ElementText form, SflowForm.Value nested, boolean isFloat) {}

    MetricPoint(Supplier<InformationElements> dictionary) {
        this.dictionary = dictionary;
    }

    void append(FlowRecordReader record, TextBuffer out) {
        final Plan plan = plan(record.shape());
        update(record.run());
        out.append(plan.measurement());
        if (plan.metric().hasSource()) {
            out.append(",source=").appendUnsigned(plan.metric().sourceType(record));
            out.append(':').appendUnsigned(plan.metric().sourceIndex(record));
        }
        out.append(tags.array(), 0, tags.length());
        for (int i = 0; i < plan.items().size(); i++) {
            appendItem(plan.items().get(i), record, out);
        }
        final int first = out.length();
        for (int i = 0; i < plan.fields().size(); i++) {
            appendField(plan.fields().get(i), record, out);
        }
        if (out.length() == first) {
            out.append(",sequence_number=");
            LineText.appendUnsigned(out, Math.max(0, plan.metric().sequence(record)));
        }
        out.set(first, ' ');
    }

    private Plan plan(Shape shape) {
        final InformationElements current = dictionary.get();
        if (current != elements || plans.size() > KNOWN_SHAPES) {
            elements = current;
            plans.clear();
        }
        final Plan known = plans.get(shape);
        if (known != null) {
            return known;
        }
        final MetricShape metric = MetricShape.of(shape, current::find);
        final TextBuffer name = new TextBuffer(32);
        LineText.appendMeasurement(name, metric.measurement());
        final Plan plan = new Plan(
                metric,
                name.toString().getBytes(StandardCharsets.UTF_8),
                entries(metric.fields()),
                entries(metric.items()));
        plans.put(shape, plan);
        return plan;
    }

    private static List<Entry> entries(List<MetricField> fields) {
        return fields.stream().map(MetricPoint::entry).toList();
    }

    private static Entry entry(MetricField field) {
        final TextBuffer key = new TextBuffer(32);
        LineText.appendKey(key.append(','), field.name());
        return new Entry(
                field,
                key.append('=').toString().getBytes(StandardCharsets.UTF_8),
                field.element() == null ? ElementText.OCTETS : ElementText.of(field.element()),
                SflowForm.of(field.element()),
                field.element() != null && field.element().type() == AbstractDataType.FLOAT32);
    }

    private void update(Run run) {
        if (run.exporter != exporter || run.observationDomain != domain) {
            exporter = run.exporter;
            domain = run.observationDomain;
            tags.clear();
            new TreeMap<>(RunTags.of(run)).forEach((name, value) -> TagText.append(tags, name, value));
        }
    }

    private void appendItem(Entry entry, FlowRecordReader record, TextBuffer out) {
        if (!entry.field().isKnown(record)) {
            return;
        }
        renderValue(entry, record);
        final int before = out.length();
        out.append(entry.key());
        if (entry.field().isNumber()) {
            out.append(scratch.array(), 0, scratch.length());
        } else if (LineText.isEmpty(scratch.toString())) {
            out.truncate(before);
        } else {
            LineText.appendKey(out, scratch.toString());
        }
    }

    private void appendField(Entry entry, FlowRecordReader record, TextBuffer out) {
        if (!entry.field().isKnown(record)) {
            return;
        }
        renderValue(entry, record);
        out.append(entry.key());
        if (entry.field().isNumber()) {
            final boolean large = entry.form() == ElementText.UNSIGNED
                    && record.getLong(entry.field().index()) < 0;
            out.append(scratch.array(), 0, scratch.length()).append(large ? 'u' : 'i');
        } else if (entry.isFloat()) {
            out.append(scratch.array(), 0, scratch.length());
        } else {
            LineText.appendString(out, scratch.array(), scratch.length());
        }
    }

    private void renderValue(Entry entry, FlowRecordReader record) {
        final int offset = record.fieldOffset(entry.field().index());
        final int length = record.fieldLength(entry.field().index());
        scratch.clear();
        if (entry.nested() != null) {
            entry.nested().append(scratch, record.bytes(), offset, length);
            return;
        }
        entry.form().forValue(record.bytes(), offset, length).append(scratch, record.bytes(), offset, length);
    }
}
