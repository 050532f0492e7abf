package dev.weir.collector.ops;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weir.collector.shard.KnownExporter;
import dev.weir.decode.ExporterSummary;
import dev.weir.decode.options.AnnouncedSampling;
import dev.weir.flow.Addresses;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import dev.weir.flow.options.OptionsNames;
import dev.weir.flow.options.OptionsSummary;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** An exporter as JSON: what came from it, and what it said of itself. */
final class ExportersJson {
    /** The most names of each kind that an exporter is shown with, where names are asked for. */
    static final int MAX_NAMES = 1_000;

    /** The most exporters that are shown with names in one answer. */
    static final int MAX_WITH_NAMES = 100;

    private static final int MAX_STATISTICS = 256;
    private static final int SYSTEM_INIT_MILLIS = 160;

    private final InformationElements dictionary;
    private final boolean details;

    /**
     * Makes a writer.
     *
     * @param dictionary names the elements of statistics
     * @param details whether to write names, and not only how many there are
     */
    ExportersJson(InformationElements dictionary, boolean details) {
        this.dictionary = dictionary;
        this.details = details;
    }

    /** Writes an exporter's fields into an object that is open. */
    void write(JsonGenerator json, KnownExporter exporter) throws IOException {
        final ExporterSummary summary = exporter.summary();
        json.writeStringField("address", Addresses.text(summary.address()));
        if (summary.protocol() != null) {
            json.writeStringField("protocol", summary.protocol().label());
        }
        json.writeNumberField("sessions", summary.sessions());
        json.writeStringField("first_seen", StatusJson.time(summary.seen().firstEpochNanos()));
        json.writeStringField("last_seen", StatusJson.time(summary.seen().lastEpochNanos()));
        writeFigures(json, summary);
        json.writeObjectFieldStart("templates");
        json.writeNumberField("count", summary.templates().count());
        json.writeNumberField("domains", summary.templates().domains());
        json.writeEndObject();
        writeSampling(json, exporter.sampling());
        if (exporter.said() != null) {
            writeSaid(json, exporter.said().summary());
        }
        if (details && exporter.said() != null) {
            writeNames(json, exporter.said().names());
        }
    }

    private static void writeFigures(JsonGenerator json, ExporterSummary summary) throws IOException {
        final ExporterSummary.Figures figures = summary.figures();
        json.writeNumberField("datagrams", figures.datagrams());
        json.writeNumberField("bytes", figures.octets());
        json.writeNumberField("records", figures.records());
        json.writeNumberField("rejected", figures.rejected());
        json.writeNumberField("lost", figures.lost());
        json.writeNumberField("restarts", figures.restarts());
        if (summary.lastReject() != null) {
            json.writeStringField("last_reject", summary.lastReject().label());
        }
    }

    private static void writeSampling(JsonGenerator json, List<AnnouncedSampling> sampling) throws IOException {
        json.writeArrayFieldStart("samplers");
        for (AnnouncedSampling announced : sampling) {
            json.writeStartObject();
            json.writeStringField("protocol", announced.protocol().label());
            json.writeNumberField("domain", announced.domain());
            json.writeStringField("of", announced.scope().name().toLowerCase(Locale.ROOT));
            if (announced.scope() != AnnouncedSampling.Scope.DOMAIN) {
                writeUnsigned(json, "id", announced.id());
            }
            json.writeNumberField("rate", announced.rate());
            if (announced.algorithm() != 0) {
                json.writeNumberField("algorithm", announced.algorithm());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeSaid(JsonGenerator json, OptionsSummary said) throws IOException {
        json.writeObjectFieldStart("named");
        json.writeNumberField("interfaces", said.interfaces());
        json.writeNumberField("applications", said.applications());
        json.writeNumberField("vrfs", said.vrfs());
        json.writeNumberField("elements", said.elements());
        json.writeEndObject();
        json.writeArrayFieldStart("statistics");
        for (OptionsSummary.Statistic statistic :
                said.statistics().stream().limit(MAX_STATISTICS).toList()) {
            writeStatistic(json, statistic);
        }
        json.writeEndArray();
    }

    private void writeStatistic(JsonGenerator json, OptionsSummary.Statistic statistic) throws IOException {
        final InformationElement element = dictionary.find(0, statistic.element());
        json.writeStartObject();
        json.writeNumberField("domain", statistic.domain());
        json.writeStringField("name", element == null ? "ie" + statistic.element() : element.name());
        writeUnsigned(json, "value", statistic.value());
        if (statistic.element() == SYSTEM_INIT_MILLIS) {
            json.writeStringField("time", StatusJson.timeOfMillis(statistic.value()));
        }
        json.writeEndObject();
    }

    private static void writeUnsigned(JsonGenerator json, String name, long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(Long.toUnsignedString(value));
    }

    private static void writeNames(JsonGenerator json, OptionsNames names) throws IOException {
        json.writeObjectFieldStart("names");
        write(json, "interfaces", names.interfaces());
        write(json, "applications", names.applications());
        write(json, "vrfs", names.vrfs());
        write(json, "samplers", names.samplers());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String kind, List<OptionsNames.Name> names) throws IOException {
        json.writeArrayFieldStart(kind);
        for (OptionsNames.Name name : names) {
            json.writeStartObject();
            json.writeNumberField("domain", name.domain());
            json.writeStringField("id", name.id());
            if (name.name() != null) {
                json.writeStringField("name", name.name());
            }
            if (name.description() != null) {
                json.writeStringField("description", name.description());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
