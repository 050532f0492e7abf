package dev.weir.decode.sflow5;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.RejectReason;
import dev.weir.flow.Bytes;
import dev.weir.flow.RecordKind;

/**
 * Turns counter samples into metric records: one for each of a sample's records, or for each item of one that is a list
 * of adapters or lanes. Each begins with the sample's source and number. Owned by the decoder's thread.
 */
final class CounterSamples {
    private static final int COMPACT_LENGTH = 12;
    private static final int EXPANDED_LENGTH = 16;
    private static final int COMPACT_CLASS_SHIFT = 24;
    private static final int COMPACT_INDEX = 0xff_ffff;

    private final XdrCursor in;
    private final RunWriter runs;
    private final RecordBuilder out;
    private final StructureReader structures;
    private final Counters<Counter> counters;
    private final Records.Reader recordReader = this::readRecord;
    private long type;
    private long index;
    private long sequence;
    private boolean nested;
    private boolean full;

    CounterSamples(XdrCursor in, RunWriter runs, Counters<Counter> counters) {
        this.in = in;
        this.runs = runs;
        this.out = runs.record;
        this.counters = counters;
        this.structures = new StructureReader(in, out);
    }

    /** Reads a counter sample, which the cursor's limit ends; returns what is wrong with it, or null. */
    RejectReason read(boolean expanded, AgentState agent) {
        if (!in.holds(expanded ? EXPANDED_LENGTH : COMPACT_LENGTH)) {
            return RejectReason.SAMPLE_TRUNCATED;
        }
        sequence = in.u32();
        final long source = in.u32();
        type = expanded ? source : source >>> COMPACT_CLASS_SHIFT;
        index = expanded ? in.u32() : source & COMPACT_INDEX;
        nested = true;
        full = false;
        counters.increment(Counter.SAMPLES_COUNTER);
        agent.sources().onCounterSample(type, index, (int) sequence);
        final RejectReason flaw = Records.forEach(in, recordReader);
        final RejectReason surplus = readSurplus();
        if (full) {
            return RejectReason.RECORD_FULL;
        }
        if (flaw != null) {
            return flaw;
        }
        return nested ? surplus : RejectReason.NESTED_LENGTH;
    }

    /** Keeps what follows the announced records, as a record of its own. */
    private RejectReason readSurplus() {
        if (in.left() == 0) {
            return null;
        }
        beginRecord();
        putSurplus(0);
        endRecord();
        return RejectReason.TRAILING_BYTES;
    }

    private void beginRecord() {
        SampleFields.putSource(out, type, index, sequence);
    }

    private void endRecord() {
        full |= out.isFull();
        runs.end(RecordKind.METRIC);
    }

    private void putSurplus(long format) {
        SampleFields.putSurplus(out, format, in.bytes(), in.position(), in.left());
        in.take(in.left());
    }

    private void readRecord(long format, int start, int trueLength) {
        final StructureLayout layout = FormatTable.COUNTERS.find(format);
        if (layout == null) {
            counters.increment(Counter.SFLOW_RECORDS_UNKNOWN);
            beginRecord();
            SampleFields.putUnknown(out, format, in.bytes(), start, in.left(), trueLength);
            endRecord();
        } else if (in.left() == layout.fixedLength()) {
            out.putMetric(type, index, sequence, in.bytes(), start, layout.fixedLength());
            runs.end(RecordKind.METRIC, layout.metricShape());
        } else if (layout.repeat() >= 0) {
            readItems(layout, format, start);
        } else {
            beginRecord();
            endStructure(format, structures.read(layout, 0, layout.fieldCount()));
        }
    }

    /** What is left over is kept. A record without any field says at least of what format it was. */
    private void endStructure(long format, boolean whole) {
        nested &= whole || in.left() == 0;
        if (in.left() > 0 || out.fieldCount() == SampleFields.SOURCE_COUNT) {
            putSurplus(format);
        }
        endRecord();
    }

    private void readItems(StructureLayout layout, long format, int start) {
        final int repeat = layout.repeat();
        long items = 0;
        int item = start;
        boolean last = false;
        for (long i = 0; i == 0 || i < items && !last; i++) {
            beginRecord();
            in.position(start);
            boolean whole = structures.read(layout, 0, repeat) && in.holds(Integer.BYTES);
            if (whole && i == 0) {
                items = Bytes.u32(in.bytes(), in.position());
                item = in.position() + Integer.BYTES;
            }
            if (whole) {
                in.position(item);
                whole = items == 0 || structures.read(layout, repeat + 1, layout.fieldCount());
                item = in.position();
            }
            last = !whole || i + 1 >= items;
            endItem(format, whole, last);
        }
    }

    /** Behind the last item nothing may be left; behind another one, the next begins. */
    private void endItem(long format, boolean whole, boolean last) {
        nested &= whole;
        if (last && in.left() > 0) {
            putSurplus(format);
        }
        endRecord();
    }
}
