package dev.weir.sink.field;

import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What {@code additional_fields} has beside the elements of the record: what the message said, or the collector knows.
 * An element of the same name in the record goes before.
 */
final class MessageFields {
    private static final List<String> OF_MESSAGE = List.of(
            "recordKind",
            "observationDomainId",
            "engineType",
            "engineId",
            "samplingAlgorithm",
            "samplingOrigin",
            "exportTime",
            "receivedTime",
            "sequenceNumber",
            "exporterTransportPort",
            "exporterTransportAddress",
            "salvaged",
            "lostBefore",
            "templateId",
            "timeFlaw",
            "biflow",
            "flowStartMilliseconds",
            "flowEndMilliseconds");

    /** All names. */
    static final List<String> NAMES = names();

    private static final List<String> ORIGINS = Arrays.stream(SamplingOrigin.values())
            .map(origin -> origin.name().toLowerCase(Locale.ROOT))
            .toList();

    private MessageFields() {}

    private static List<String> names() {
        final List<String> names = new ArrayList<>(OF_MESSAGE);
        for (LearnedName learned : LearnedName.values()) {
            names.add(learned.fieldName());
        }
        return List.copyOf(names);
    }

    /** Makes the field of a name, in any case; null if there is none. */
    static RecordField find(String name) {
        for (LearnedName learned : LearnedName.values()) {
            if (learned.fieldName().equalsIgnoreCase(name)) {
                return new TextField(learned.fieldName(), learned::of);
            }
        }
        for (String known : OF_MESSAGE) {
            if (known.equalsIgnoreCase(name)) {
                return of(known);
            }
        }
        return null;
    }

    private static RecordField of(String name) {
        return switch (name) {
            case "recordKind" -> new TextField(name, RunFields::kind);
            case "observationDomainId" -> NumberField.always(name, record -> record.run().observationDomain);
            case "engineType" -> engine(name, record -> record.run().observationDomain >> Byte.SIZE & 0xff);
            case "engineId" -> engine(name, record -> record.run().observationDomain & 0xff);
            case "samplingAlgorithm" -> NumberField.always(name, FlowRecordReader::samplingAlgorithm);
            case "samplingOrigin" -> new TextField(name, MessageFields::origin);
            case "exportTime" ->
                new TimeField(
                        name,
                        false,
                        record -> record.run().exportTimeEpochNanos != 0,
                        r -> r.run().exportTimeEpochNanos);
            case "receivedTime" ->
                new TimeField(name, true, record -> true, record -> record.run().receivedAtEpochNanos);
            case "sequenceNumber" -> NumberField.always(name, record -> record.run().sequence);
            case "exporterTransportPort" ->
                NumberField.always(name, record -> record.run().exporter.port());
            case "exporterTransportAddress" -> new ExporterAddressField(name, true);
            case "salvaged" -> new TextField(name, MessageFields::salvaged);
            case "lostBefore" -> NumberField.always(name, record -> record.run().lostBefore);
            case "templateId" ->
                NumberField.always(name, record -> record.shape().templateId());
            case "timeFlaw" -> new TextField(name, RecordNotes::timeFlaw);
            case "biflow" -> new TextField(name, RecordNotes::biflow);
            case "flowStartMilliseconds" ->
                switched(name, FlowField.FIRST_SWITCHED, FlowRecordReader::statedStartEpochNanos);
            case "flowEndMilliseconds" ->
                switched(name, FlowField.LAST_SWITCHED, FlowRecordReader::statedEndEpochNanos);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static NumberField engine(String name, ToLongFunction<FlowRecordReader> value) {
        return new NumberField(name, record -> record.run().protocol == Protocol.NETFLOW5, value);
    }

    /** Derived from an uptime, as the flow log shows it beside. */
    private static TimeField switched(String name, FlowField uptime, ToLongFunction<FlowRecordReader> epochNanos) {
        return new TimeField(name, false, record -> record.hasTimes() && record.has(uptime), epochNanos);
    }

    private static String origin(FlowRecordReader record) {
        return ORIGINS.get(record.samplingOrigin().ordinal());
    }

    private static String salvaged(FlowRecordReader record) {
        return (record.run().flags & Run.SALVAGED) != 0 ? "true" : "false";
    }
}
