package dev.weir.sink.json;

import dev.weir.flow.Addresses;
import dev.weir.flow.Exporter;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.TextBuffer;
import dev.weir.sink.text.TimeText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What all records of a run have in common, rendered once. */
final class RunJson {
    private static final JsonKey RECORD_KIND = new JsonKey("recordKind");
    private static final JsonKey DOMAIN = new JsonKey("observationDomainId");
    private static final JsonKey ENGINE_TYPE = new JsonKey("engineType");
    private static final JsonKey ENGINE_ID = new JsonKey("engineId");
    private static final JsonKey SAMPLING_ALGORITHM = new JsonKey("samplingAlgorithm");
    private static final JsonKey SAMPLING_ORIGIN = new JsonKey("samplingOrigin");
    private static final JsonKey EXPORT_TIME = new JsonKey("exportTime");
    private static final JsonKey RECEIVED_TIME = new JsonKey("receivedTime");
    private static final JsonKey SEQUENCE_NUMBER = new JsonKey("sequenceNumber");
    private static final JsonKey TRANSPORT_PORT = new JsonKey("exporterTransportPort");
    private static final JsonKey TRANSPORT_ADDRESS = new JsonKey("exporterTransportAddress");
    private static final JsonKey SALVAGED = new JsonKey("salvaged");
    private static final JsonKey LOST_BEFORE = new JsonKey("lostBefore");

    /** The names that a run can add; {@link LabelJson} adds the last two. */
    static final Set<String> NAMES = Set.of(
            RECORD_KIND.name(),
            DOMAIN.name(),
            ENGINE_TYPE.name(),
            ENGINE_ID.name(),
            SAMPLING_ALGORITHM.name(),
            SAMPLING_ORIGIN.name(),
            EXPORT_TIME.name(),
            RECEIVED_TIME.name(),
            SEQUENCE_NUMBER.name(),
            TRANSPORT_PORT.name(),
            TRANSPORT_ADDRESS.name(),
            SALVAGED.name(),
            LOST_BEFORE.name(),
            LabelJson.SOURCE.name(),
            LabelJson.TAGS.name());

    private static final byte[] FLUSH_TIMESTAMP = JsonKey.ascii("{\"flush_timestamp\":");
    private static final byte[] TYPE = JsonKey.ascii(",\"type\":\"");
    private static final byte[] SAMPLING_RATE = JsonKey.ascii("\",\"sampling_rate\":");
    private static final byte[] EXPORTER = JsonKey.ascii(",\"exporter\":{\"ip\":\"");
    private static final byte[] EXPORTER_END = JsonKey.ascii("\"}");
    private static final List<byte[]> ORIGINS = Arrays.stream(SamplingOrigin.values())
            .map(origin -> JsonKey.ascii('"' + origin.name().toLowerCase(Locale.ROOT) + '"'))
            .toList();

    private final boolean full;
    private final RunIdentity identity = new RunIdentity();
    private final LabelJson labels = new LabelJson();
    private final byte[] address = new byte[Addresses.LENGTH];
    private final byte[] transport = new byte[Addresses.LENGTH];
    private final TextBuffer head = new TextBuffer(128);
    private final TextBuffer device = new TextBuffer(128);
    private final TextBuffer origin = new TextBuffer(128);
    private final TextBuffer message = new TextBuffer(512);
    private boolean showsAlgorithm;
    private boolean showsOrigin;
    private TextBuffer tail = origin;
    private Set<String> taken = Set.of();

    RunJson(boolean full) {
        this.full = full;
    }

    /** Prepares for a record; quick unless it begins another run. */
    void update(Run run, Set<String> takenNames) {
        if (identity.matches(run) && taken == takenNames) {
            return;
        }
        identity.copy(run);
        taken = takenNames;
        labels.update(run.exporter.labels());
        renderHead(run);
        if (full) {
            origin.clear();
            tail = origin;
            renderOrigin(run);
            message.clear();
            tail = message;
            renderMessage(run);
            renderExporter(run.exporter);
            labels.appendAdditional(taken, message);
            showsAlgorithm = isFree(SAMPLING_ALGORITHM);
            showsOrigin = isFree(SAMPLING_ORIGIN);
        }
    }

    private void renderHead(Run run) {
        head.clear();
        head.append(FLUSH_TIMESTAMP).appendSigned(Math.floorDiv(run.receivedAtEpochNanos, 1_000_000L));
        head.append(TYPE).append(run.protocol.label());
        head.append(SAMPLING_RATE);
        run.exporter.copyIdentity(address, 0);
        device.clear();
        device.append(labels.device()).append(EXPORTER);
        AddressText.append(device, address, 0);
        device.append(EXPORTER_END);
    }

    /** What stands before the sampling, which may differ from record to record. */
    private void renderOrigin(Run run) {
        if (run.kind != RecordKind.FLOW && isFree(RECORD_KIND)) {
            RECORD_KIND
                    .append(tail)
                    .append('"')
                    .append(run.kind.name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        appendNumber(DOMAIN, run.observationDomain);
        if (run.protocol == Protocol.NETFLOW5) {
            appendNumber(ENGINE_TYPE, run.observationDomain >> Byte.SIZE & 0xff);
            appendNumber(ENGINE_ID, run.observationDomain & 0xff);
        }
    }

    private void renderMessage(Run run) {
        renderTimes(run);
        appendNumber(SEQUENCE_NUMBER, run.sequence);
        if ((run.flags & Run.SALVAGED) != 0 && isFree(SALVAGED)) {
            SALVAGED.append(tail).append("true");
        }
        if (run.lostBefore > 0) {
            appendNumber(LOST_BEFORE, run.lostBefore);
        }
    }

    private void renderTimes(Run run) {
        if (run.exportTimeEpochNanos != 0 && isFree(EXPORT_TIME)) {
            EXPORT_TIME.append(tail).append('"');
            TimeText.appendMillis(tail, Math.floorDiv(run.exportTimeEpochNanos, 1_000_000L));
            tail.append('"');
        }
        if (isFree(RECEIVED_TIME)) {
            RECEIVED_TIME.append(tail).append('"');
            TimeText.appendNanos(tail, run.receivedAtEpochNanos);
            tail.append('"');
        }
    }

    private void renderExporter(Exporter exporter) {
        appendNumber(TRANSPORT_PORT, exporter.port());
        exporter.copyAddress(transport, 0);
        if (exporter.hasAgent() && !Arrays.equals(address, transport) && isFree(TRANSPORT_ADDRESS)) {
            TRANSPORT_ADDRESS.append(tail).append('"');
            AddressText.append(tail, transport, 0);
            tail.append('"');
        }
    }

    private void appendNumber(JsonKey key, long value) {
        if (isFree(key)) {
            key.append(tail).appendUnsigned(value);
        }
    }

    private boolean isFree(JsonKey key) {
        return taken.isEmpty() || !taken.contains(key.name());
    }

    /** From the opening brace to the sampling rate. */
    void appendHead(FlowRecordReader record, TextBuffer out) {
        out.append(head.array(), 0, head.length()).appendUnsigned(record.samplingRate());
    }

    /** The keys device and exporter, with a comma before. */
    void appendDevice(TextBuffer out) {
        out.append(device.array(), 0, device.length());
    }

    /** The key host, with a comma before. */
    void appendHost(TextBuffer out) {
        out.append(labels.host());
    }

    /** What the run and its sampling add to the additional fields, each with a comma before. */
    void appendAdditional(FlowRecordReader record, TextBuffer out) {
        out.append(origin.array(), 0, origin.length());
        final int algorithm = record.samplingAlgorithm();
        if (algorithm != 0 && showsAlgorithm) {
            SAMPLING_ALGORITHM.append(out).appendUnsigned(algorithm);
        }
        final SamplingOrigin told = record.samplingOrigin();
        if (told != SamplingOrigin.UNKNOWN && showsOrigin) {
            SAMPLING_ORIGIN.append(out).append(ORIGINS.get(told.ordinal()));
        }
        out.append(message.array(), 0, message.length());
    }
}
