package dev.weir.sink.field;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The flow log's own keys that no single element carries, flattened with dots, and some shorter names for them. */
final class RunFields {
    static final List<String> NAMES = List.of(
            "received",
            "flush_timestamp",
            "type",
            "kind",
            "exporter.ip",
            "exporter.port",
            "namespace",
            "device.namespace",
            "source",
            "host",
            "observation_domain",
            "template_id",
            "sampling_rate",
            "start",
            "end");

    private static final String TAGS = "tags.";
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final List<String> KINDS = Arrays.stream(RecordKind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
            .toList();

    private RunFields() {}

    /** Makes the field of a name in lower case; null if there is none. */
    static RecordField of(String name) {
        return switch (name) {
            case "received" -> time(name, true, record -> record.run().receivedAtEpochNanos);
            case "start" -> time(name, false, FlowRecordReader::startEpochNanos);
            case "end" -> time(name, false, FlowRecordReader::endEpochNanos);
            case "flush_timestamp" -> NumberField.always(name, RunFields::receivedMillis);
            case "sampling_rate" -> NumberField.always(name, FlowRecordReader::samplingRate);
            case "observation_domain" -> NumberField.always(name, record -> record.run().observationDomain);
            case "template_id" ->
                NumberField.always(name, record -> record.shape().templateId());
            case "exporter.port" ->
                NumberField.always(name, record -> record.run().exporter.port());
            case "exporter.ip" -> new ExporterAddressField(name, false);
            case "type" -> new TextField(name, record -> record.run().protocol.label());
            case "kind" -> new TextField(name, RunFields::kind);
            case "namespace", "device.namespace" -> label(name, InputLabels::namespace);
            case "source" -> label(name, InputLabels::source);
            case "host" -> label(name, InputLabels::host);
            default -> null;
        };
    }

    /** Makes the field of a tag, whose name keeps its case; null if the name is not {@code tags.} and more. */
    static RecordField ofTag(String name) {
        if (name.length() == TAGS.length() || !name.regionMatches(true, 0, TAGS, 0, TAGS.length())) {
            return null;
        }
        final String tag = name.substring(TAGS.length());
        return label(name, labels -> labels.tags().get(tag));
    }

    private static TimeField time(String name, boolean hasNanos, ToLongFunction<FlowRecordReader> epochNanos) {
        return new TimeField(name, hasNanos, record -> true, epochNanos);
    }

    private static TextField label(String name, Function<InputLabels, String> label) {
        return new TextField(name, record -> label.apply(record.run().exporter.labels()));
    }

    private static long receivedMillis(FlowRecordReader record) {
        return Math.floorDiv(record.run().receivedAtEpochNanos, NANOS_PER_MILLI);
    }

    static String kind(FlowRecordReader record) {
        final Run run = record.run();
        return KINDS.get(run.kind.ordinal());
    }
}
