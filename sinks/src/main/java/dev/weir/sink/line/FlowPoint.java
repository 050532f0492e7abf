package dev.weir.sink.line;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.json.FlowJsonRenderer;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.IpProtocol;
import dev.weir.sink.text.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A flow as Datakit's log point: the input's source is the measurement, its tags and the collector's host are the tags,
 * the flow log's JSON is the field {@code message}, and nine of its keys are fields beside it.
 */
final class FlowPoint {
    private static final byte[] MESSAGE = ascii(" message=");
    private static final byte[] BYTES = ascii(",status=\"OK\",bytes=");
    private static final byte[] DEST_IP = ascii(",dest_ip=\"");
    private static final byte[] DEST_PORT = ascii("\",dest_port=\"");
    private static final byte[] DEVICE_IP = ascii("\",device_ip=\"");
    private static final byte[] IP_PROTOCOL = ascii("\",ip_protocol=\"");
    private static final byte[] SOURCE_IP = ascii("\",source_ip=\"");
    private static final byte[] SOURCE_PORT = ascii("\",source_port=\"");
    private static final byte[] TYPE = ascii("\",type=\"");

    private final FlowJsonRenderer json;
    private final TextBuffer message = new TextBuffer(2048);
    private final byte[] address = new byte[Addresses.LENGTH];
    private final TextBuffer head = new TextBuffer(128);
    private InputLabels labels;

    FlowPoint(Supplier<InformationElements> elements, SinkProfile profile) {
        this.json = new FlowJsonRenderer(elements, profile);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void append(FlowRecordReader record, TextBuffer out) {
        update(record.run().exporter.labels());
        message.clear();
        json.renderObject(record, message);
        out.append(head.array(), 0, head.length()).append(MESSAGE);
        LineText.appendString(out, message.array(), message.length());
        LineText.appendUnsigned(out.append(BYTES), record.getLong(FlowField.BYTES));
        appendAddress(record, FlowField.DESTINATION_ADDRESS, out.append(DEST_IP));
        out.append(DEST_PORT).appendUnsigned(record.getLong(FlowField.DESTINATION_PORT));
        record.run().exporter.copyIdentity(address, 0);
        AddressText.append(out.append(DEVICE_IP), address, 0);
        out.append(IP_PROTOCOL);
        if (record.has(FlowField.IP_PROTOCOL)) {
            out.append(IpProtocol.keyword(record.getLong(FlowField.IP_PROTOCOL)));
        }
        appendAddress(record, FlowField.SOURCE_ADDRESS, out.append(SOURCE_IP));
        out.append(SOURCE_PORT).appendUnsigned(record.getLong(FlowField.SOURCE_PORT));
        out.append(TYPE).append(record.run().protocol.label()).append('"');
    }

    private void appendAddress(FlowRecordReader record, FlowField field, TextBuffer out) {
        if (record.copyAddress(field, address, 0)) {
            AddressText.append(out, address, 0);
        }
    }

    /** The operator's tag {@code host} goes before the collector's. */
    private void update(InputLabels next) {
        if (next == labels) {
            return;
        }
        labels = next;
        final Map<String, String> tags = new TreeMap<>(next.tags());
        tags.putIfAbsent("host", next.host());
        head.clear();
        LineText.appendMeasurement(head, next.source());
        tags.forEach((name, value) -> TagText.append(head, name, value));
    }
}
