package dev.weir.collector.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.decode.template.TemplateSummary;
import dev.weir.flow.Addresses;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Templates as JSON: whose they are, how old, how much they have read, and their fields by name. */
final class TemplatesJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double MILLIS_PER_SECOND = 1e3;

    private final JsonGenerator json;
    private final InformationElements dictionary;
    private final long nowEpochNanos;

    private TemplatesJson(JsonGenerator json, InformationElements dictionary, long nowEpochNanos) {
        this.json = json;
        this.dictionary = dictionary;
        this.nowEpochNanos = nowEpochNanos;
    }

    /** Renders templates in the order given. */
    static byte[] render(List<TemplateSummary> templates, InformationElements dictionary, Instant now)
            throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            final long nanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
            final TemplatesJson writer = new TemplatesJson(json, dictionary, nanos);
            json.writeStartObject();
            json.writeStringField("at", now.truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeArrayFieldStart("templates");
            for (TemplateSummary template : templates) {
                writer.write(template);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        bytes.write(10);
        return bytes.toByteArray();
    }

    private void write(TemplateSummary template) throws IOException {
        final Shape shape = template.shape();
        json.writeStartObject();
        json.writeStringField("exporter", Addresses.text(template.address()));
        json.writeNumberField("port", template.session().port());
        json.writeNumberField("listener_port", template.session().listenerPort());
        json.writeStringField("protocol", shape.dialect().label());
        json.writeNumberField("domain", template.domain());
        json.writeNumberField("id", shape.templateId());
        json.writeStringField("kind", template.options() ? "options" : "data");
        json.writeNumberField("age_seconds", age(template.sent().firstEpochNanos()));
        json.writeNumberField("refreshed_seconds", age(template.sent().lastEpochNanos()));
        json.writeNumberField("sets", template.use().sets());
        json.writeNumberField("records", template.use().records());
        json.writeArrayFieldStart("fields");
        for (int i = 0; i < shape.fieldCount(); i++) {
            write(shape.field(i), shape.dialect(), i < shape.scopeCount());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(FieldSpecifier field, Protocol dialect, boolean scope) throws IOException {
        final InformationElement element = dictionary.find(dialect, field.enterprise(), field.id());
        json.writeStartObject();
        json.writeStringField(
                "name", element == null ? InformationElement.nameless(field.enterprise(), field.id()) : element.name());
        json.writeNumberField("enterprise", field.enterprise());
        json.writeNumberField("id", field.id());
        json.writeNumberField("length", field.length());
        if (scope) {
            json.writeBooleanField("scope", true);
        }
        json.writeEndObject();
    }

    private double age(long epochNanos) {
        return TimeUnit.NANOSECONDS.toMillis(Math.max(0, nowEpochNanos - epochNanos)) / MILLIS_PER_SECOND;
    }
}
