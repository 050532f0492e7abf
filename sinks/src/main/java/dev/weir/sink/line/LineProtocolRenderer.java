package dev.weir.sink.line;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.text.LineRenderer;
import dev.weir.sink.text.TextBuffer;
import java.util.function.Supplier;

/**
 * Renders records as InfluxDB line protocol, a point a line. Of options records there are no points. Belongs to one
 * thread.
 *
 * <p>Time is that of receipt. Points of one measurement with the same tags and time are one and the same to InfluxDB:
 * flows of one datagram are, for Datakit's log points, whose form this is, are not kept by that rule.
 */
public final class LineProtocolRenderer implements LineRenderer {
    private static final byte[] NO_HEADER = {};

    private final FlowPoint flow;
    private final MetricPoint metric;

    /**
     * Makes a renderer.
     *
     * @param elements gives the dictionary of the moment
     * @param profile what the field {@code message} of a flow has
     */
    public LineProtocolRenderer(Supplier<InformationElements> elements, SinkProfile profile) {
        this.flow = new FlowPoint(elements, profile);
        this.metric = new MetricPoint(elements);
    }

    @Override
    public byte[] header() {
        return NO_HEADER;
    }

    @Override
    public void render(FlowRecordReader record, TextBuffer out) {
        if (record.run().kind == RecordKind.METRIC) {
            metric.append(record, out);
        } else if (record.run().kind == RecordKind.FLOW) {
            flow.append(record, out);
        } else {
            return;
        }
        out.append(' ').appendSigned(record.run().receivedAtEpochNanos).append('\n');
    }
}
