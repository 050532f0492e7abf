package dev.weir.sink.json;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.EtherType;
import dev.weir.sink.text.IpProtocol;
import dev.weir.sink.text.LineRenderer;
import dev.weir.sink.text.TcpFlag;
import dev.weir.sink.text.TextBuffer;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Renders a flow record as the flow log's JSON object, compact, on one line. Belongs to one thread; allocates nothing
 * per record.
 *
 * <p>Where a record lacks a field that Datakit always prints, Datakit's zero is printed: port {@code "0"}, a MAC
 * address of zeros, {@code "/0"}, an empty address. A missing protocol is an empty string, as one without a keyword is.
 * The flush time is the time of receipt, since nothing is aggregated here; a flow without times began and ended then.
 */
public final class FlowJsonRenderer implements LineRenderer {
    private static final byte[] NO_HEADER = {};
    private static final byte[] INGRESS_START = JsonKey.ascii(",\"direction\":\"ingress\",\"start\":");
    private static final byte[] EGRESS_START = JsonKey.ascii(",\"direction\":\"egress\",\"start\":");
    private static final byte[] END = JsonKey.ascii(",\"end\":");
    private static final byte[] BYTES = JsonKey.ascii(",\"bytes\":");
    private static final byte[] PACKETS = JsonKey.ascii(",\"packets\":");
    private static final byte[] IPV4 = JsonKey.ascii(",\"ether_type\":\"IPv4\"");
    private static final byte[] IPV6 = JsonKey.ascii(",\"ether_type\":\"IPv6\"");
    private static final byte[] IP_PROTOCOL = JsonKey.ascii(",\"ip_protocol\":\"");
    private static final byte[] INGRESS = JsonKey.ascii(",\"ingress\":{\"interface\":{\"index\":");
    private static final byte[] EGRESS = JsonKey.ascii("}},\"egress\":{\"interface\":{\"index\":");
    private static final byte[] INTERFACE_END = JsonKey.ascii("}}");
    private static final byte[] NEXT_HOP = JsonKey.ascii(",\"next_hop\":{\"ip\":\"");
    private static final byte[] NEXT_HOP_END = JsonKey.ascii("\"}");
    private static final byte[] ADDITIONAL = JsonKey.ascii(",\"additional_fields\":");
    private static final byte[][] TCP_FLAGS = tcpFlags();

    private final boolean full;
    private final RunJson run;
    private final EndpointJson source = EndpointJson.source();
    private final EndpointJson destination = EndpointJson.destination();
    private final OptionsJson options = new OptionsJson();
    private final PlanCache<OptionsShapeJson> optionsPlans;
    private final MetricJson metric = new MetricJson();
    private final PlanCache<MetricJson.Plan> metricPlans;
    private final FlowPlans plans;
    private final byte[] nextHop = new byte[Addresses.LENGTH];

    /**
     * Makes a renderer.
     *
     * @param elements names and types of what is in {@code additional_fields}
     * @param profile whether there is such a key
     */
    public FlowJsonRenderer(InformationElements elements, SinkProfile profile) {
        this(() -> elements, profile);
    }

    /**
     * Makes a renderer that follows a dictionary.
     *
     * @param elements gives the dictionary of the moment, asked for each record
     * @param profile whether there is a key {@code additional_fields}
     */
    public FlowJsonRenderer(Supplier<InformationElements> elements, SinkProfile profile) {
        this.full = profile == SinkProfile.FULL;
        this.run = new RunJson(full);
        this.plans = new FlowPlans(elements);
        this.optionsPlans = new PlanCache<>(elements, OptionsShapeJson::compile);
        this.metricPlans = new PlanCache<>(elements, MetricJson.Plan::compile);
    }

    /** The arrays for all sets of the six flags that have a place in it, each with its key and a comma before. */
    private static byte[][] tcpFlags() {
        final byte[][] texts = new byte[2 << TcpFlag.URG.ordinal()][];
        for (int flags = 0; flags < texts.length; flags++) {
            final StringBuilder text = new StringBuilder();
            for (TcpFlag flag : TcpFlag.values()) {
                if ((flags & flag.bit()) != 0) {
                    text.append(text.isEmpty() ? ",\"tcp_flags\":[" : ",")
                            .append('"')
                            .append(flag)
                            .append('"');
                }
            }
            texts[flags] = JsonKey.ascii(text.isEmpty() ? "" : text.append(']').toString());
        }
        return texts;
    }

    @Override
    public byte[] header() {
        return NO_HEADER;
    }

    @Override
    public void render(FlowRecordReader record, TextBuffer out) {
        renderObject(record, out);
        out.append('\n');
    }

    /** Appends the record that the reader stands on as a JSON object, without a line end. */
    public void renderObject(FlowRecordReader record, TextBuffer out) {
        if (record.run().kind == RecordKind.OPTIONS) {
            options.append(record, optionsPlans.find(record), out);
            return;
        }
        if (record.run().kind == RecordKind.METRIC) {
            metric.append(record, metricPlans.find(record), out);
            return;
        }
        final FlowShapeJson plan = full ? plans.find(record) : null;
        run.update(record.run(), full ? plan.runKeys() : Set.of());
        run.appendHead(record, out);
        appendCounts(record, out);
        appendProtocols(record, out);
        run.appendDevice(out);
        source.append(record, out);
        destination.append(record, out);
        appendInterfaces(record, out);
        run.appendHost(out);
        out.append(TCP_FLAGS[(int) record.getLong(FlowField.TCP_FLAGS) & TCP_FLAGS.length - 1]);
        appendNextHop(record, out);
        if (full) {
            appendAdditional(record, plan, out);
        }
        out.append('}');
    }

    /** Times before 1970, which the flow log's unsigned seconds cannot say, are 0; the exporter's own stay beside. */
    private static void appendCounts(FlowRecordReader record, TextBuffer out) {
        out.append(record.getLong(FlowField.DIRECTION) == 1 ? EGRESS_START : INGRESS_START);
        out.appendUnsigned(Math.max(0, record.startEpochMillis()) / 1000);
        out.append(END).appendUnsigned(Math.max(0, record.endEpochMillis()) / 1000);
        out.append(BYTES).appendUnsigned(record.getLong(FlowField.BYTES));
        out.append(PACKETS).appendUnsigned(record.getLong(FlowField.PACKETS));
    }

    private static void appendProtocols(FlowRecordReader record, TextBuffer out) {
        final long type = record.getLong(FlowField.ETHER_TYPE);
        if (type == EtherType.IPV4.number() || type == EtherType.IPV6.number()) {
            out.append(type == EtherType.IPV4.number() ? IPV4 : IPV6);
        }
        out.append(IP_PROTOCOL);
        if (record.has(FlowField.IP_PROTOCOL)) {
            out.append(IpProtocol.keyword(record.getLong(FlowField.IP_PROTOCOL)));
        }
        out.append('"');
    }

    private static void appendInterfaces(FlowRecordReader record, TextBuffer out) {
        out.append(INGRESS).appendUnsigned(record.getLong(FlowField.INGRESS_INTERFACE));
        out.append(EGRESS).appendUnsigned(record.getLong(FlowField.EGRESS_INTERFACE));
        out.append(INTERFACE_END);
    }

    private void appendNextHop(FlowRecordReader record, TextBuffer out) {
        out.append(NEXT_HOP);
        if (record.copyAddress(FlowField.NEXT_HOP, nextHop, 0)) {
            AddressText.append(out, nextHop, 0);
        }
        out.append(NEXT_HOP_END);
    }

    /** The first entry's comma becomes the brace. */
    private void appendAdditional(FlowRecordReader record, FlowShapeJson plan, TextBuffer out) {
        final int before = out.length();
        out.append(ADDITIONAL);
        final int first = out.length();
        plan.append(record, out);
        run.appendAdditional(record, out);
        if (out.length() == first) {
            out.truncate(before);
        } else {
            out.set(first, '{');
            out.append('}');
        }
    }
}
