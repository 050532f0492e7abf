package dev.weir.decode.sflow5;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.Listener;
import dev.weir.decode.RejectReason;
import dev.weir.flow.RecordKind;

/**
 * Turns flow samples and discarded packets into flow records, one each. Owned by the decoder's thread.
 *
 * <p>A packet that was dropped is a flow record as well, of one packet that was forwarded nowhere: element 89 says
 * dropped, and the reason stands beside.
 */
final class FlowSamples {
    private static final int SAMPLED_HEADER = 1;
    private static final int COMPACT_LENGTH = 32;
    private static final int EXPANDED_LENGTH = 44;
    private static final int DISCARDED_LENGTH = 32;
    private static final int COMPACT_CLASS_SHIFT = 24;
    private static final int COMPACT_INDEX = 0xff_ffff;
    private static final int FORMAT_SHIFT = 30;
    private static final int FORMAT_VALUE = 0x3fff_ffff;
    private static final int FORMAT_DISCARDED = 1;
    private static final int STATUS_DROPPED = 0x80;

    private final XdrCursor in;
    private final RunWriter runs;
    private final RecordBuilder out;
    private final StructureReader structures;
    private final SampledHeaders headers;
    private final Counters<Counter> counters;
    private final Records.Reader recordReader = this::readRecord;
    private AgentState agent;
    private boolean nested;

    FlowSamples(XdrCursor in, RunWriter runs, Counters<Counter> counters) {
        this.in = in;
        this.runs = runs;
        this.out = runs.record;
        this.counters = counters;
        this.structures = new StructureReader(in, out);
        this.headers = new SampledHeaders(in, out);
    }

    /** A datagram begins. */
    void begin(AgentState of, Listener listener) {
        agent = of;
        headers.configure(listener.keepsSampledHeaders(), listener.entersTunnels());
    }

    /** Reads a flow sample, which the cursor's limit ends; returns what is wrong with it, or null. */
    RejectReason readFlow(boolean expanded) {
        if (!in.holds(expanded ? EXPANDED_LENGTH : COMPACT_LENGTH)) {
            return RejectReason.SAMPLE_TRUNCATED;
        }
        final long sequence = in.u32();
        final long source = expanded ? 0 : in.u32();
        final long type = expanded ? in.u32() : source >>> COMPACT_CLASS_SHIFT;
        final long index = expanded ? in.u32() : source & COMPACT_INDEX;
        beginSample(type, index, sequence);
        out.putU32(SampleFields.SAMPLING_INTERVAL, in.u32());
        out.putU32(SampleFields.SAMPLE_POOL, in.u32());
        final long drops = in.u32();
        out.putU32(SampleFields.DROPS, drops);
        putInterface(expanded, SampleFields.INGRESS_INTERFACE, SampleFields.INPUT_FORMAT);
        putInterface(expanded, SampleFields.EGRESS_INTERFACE, SampleFields.OUTPUT_FORMAT);
        counters.increment(Counter.SAMPLES_FLOW);
        agent.sources().onFlowSample(SourceTable.FLOW, type, index, (int) sequence, (int) drops);
        return readRecords();
    }

    /** Reads a notification of a discarded packet; returns what is wrong with it, or null. */
    RejectReason readDiscarded() {
        if (!in.holds(DISCARDED_LENGTH)) {
            return RejectReason.SAMPLE_TRUNCATED;
        }
        final long sequence = in.u32();
        final long type = in.u32();
        final long index = in.u32();
        beginSample(type, index, sequence);
        final long drops = in.u32();
        out.putU32(SampleFields.DROPS, drops);
        out.putU32(SampleFields.INGRESS_INTERFACE, in.u32());
        out.putU32(SampleFields.EGRESS_INTERFACE, in.u32());
        out.putU32(SampleFields.DISCARD_REASON, in.u32());
        out.putU8(SampleFields.FORWARDING_STATUS, STATUS_DROPPED);
        counters.increment(Counter.SAMPLES_DISCARDED);
        agent.sources().onFlowSample(SourceTable.DISCARDED, type, index, (int) sequence, (int) drops);
        return readRecords();
    }

    private void beginSample(long type, long index, long sequence) {
        SampleFields.putSource(out, type, index, sequence);
        headers.begin();
        out.putU8(SampleFields.PACKETS, 1);
        nested = true;
    }

    /**
     * An interface's index as it is, also 0 for unknown and 0x3fffffff for the device itself. What is no index but a
     * reason for a discard or a number of interfaces has its kind beside.
     */
    private void putInterface(boolean expanded, long indexKey, long formatKey) {
        final long word = in.u32();
        final long format = expanded ? word : word >>> FORMAT_SHIFT;
        out.putU32(indexKey, expanded ? in.u32() : word & FORMAT_VALUE);
        if (format != 0) {
            out.putReduced(formatKey, format);
        }
        if (format == FORMAT_DISCARDED && indexKey == SampleFields.EGRESS_INTERFACE) {
            out.putU8(SampleFields.FORWARDING_STATUS, STATUS_DROPPED);
        }
    }

    private RejectReason readRecords() {
        final RejectReason flaw = Records.forEach(in, recordReader);
        final RejectReason surplus = readSurplus();
        final boolean full = out.isFull();
        runs.end(RecordKind.FLOW);
        if (full) {
            return RejectReason.RECORD_FULL;
        }
        if (flaw != null) {
            return flaw;
        }
        return nested ? surplus : RejectReason.NESTED_LENGTH;
    }

    /** Keeps what follows the announced records. */
    private RejectReason readSurplus() {
        if (in.left() == 0) {
            return null;
        }
        SampleFields.putSurplus(out, 0, in.bytes(), in.position(), in.left());
        in.take(in.left());
        return RejectReason.TRAILING_BYTES;
    }

    private void readRecord(long format, int start, int trueLength) {
        final StructureLayout layout = FormatTable.FLOW.find(format);
        if (layout == null) {
            counters.increment(Counter.SFLOW_RECORDS_UNKNOWN);
            SampleFields.putUnknown(out, format, in.bytes(), start, in.left(), trueLength);
            in.take(in.left());
            return;
        }
        final boolean whole =
                format == SAMPLED_HEADER ? headers.read() : structures.read(layout, 0, layout.fieldCount());
        nested &= whole || in.left() == 0 && format != SAMPLED_HEADER;
        if (in.left() > 0) {
            SampleFields.putSurplus(out, format, in.bytes(), in.position(), in.left());
            in.take(in.left());
        }
    }
}
