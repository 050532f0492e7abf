package dev.weir.testing;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import java.util.EnumMap;
import java.util.Map;

/** What a reader tells about one record, kept for comparison: addresses as text, everything else as numbers. */
public record FlowSeen(Message message, Map<FlowField, Object> fields, long startEpochMillis, long endEpochMillis) {
    /** What the run's header tells about the message. */
    public record Message(
            Protocol protocol,
            String exporter,
            int exporterPort,
            int listenerPort,
            long domain,
            long sequence,
            long samplingRate,
            SamplingOrigin samplingOrigin,
            long lostBefore,
            boolean salvaged,
            long exportTimeEpochNanos,
            long receivedAtEpochNanos,
            String namespace,
            Map<String, String> tags) {}

    /** Copies the record that a reader stands on. */
    public static FlowSeen of(FlowRecordReader reader) {
        final Map<FlowField, Object> fields = new EnumMap<>(FlowField.class);
        for (final FlowField field : FlowField.values()) {
            if (reader.has(field)) {
                fields.put(field, value(reader, field));
            }
        }
        return new FlowSeen(message(reader.run()), fields, reader.startEpochMillis(), reader.endEpochMillis());
    }

    private static Object value(FlowRecordReader reader, FlowField field) {
        if (field.type() != FlowField.Type.ADDRESS) {
            return reader.getLong(field);
        }
        final byte[] address = new byte[Addresses.LENGTH];
        reader.copyAddress(field, address, 0);
        return Addresses.text(address);
    }

    private static Message message(Run run) {
        final byte[] address = new byte[Addresses.LENGTH];
        run.exporter.copyAddress(address, 0);
        return new Message(
                run.protocol,
                Addresses.text(address),
                run.exporter.port(),
                run.exporter.listenerPort(),
                run.observationDomain,
                run.sequence,
                run.samplingRate,
                run.samplingOrigin,
                run.lostBefore,
                (run.flags & Run.SALVAGED) != 0,
                run.exportTimeEpochNanos,
                run.receivedAtEpochNanos,
                run.exporter.labels().namespace(),
                run.exporter.labels().tags());
    }

    /** A number by its meaning. */
    public long number(FlowField field) {
        return (Long) fields.get(field);
    }

    /** An address by its meaning. */
    public String address(FlowField field) {
        return (String) fields.get(field);
    }
}
