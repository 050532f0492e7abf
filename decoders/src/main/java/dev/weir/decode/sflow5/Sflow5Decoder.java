package dev.weir.decode.sflow5;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDecoder;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterSession;
import dev.weir.decode.FlowOutput;
import dev.weir.decode.RejectReason;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;

/**
 * Decodes sFlow version 5. Every length and count is held against what it lies in. Of what does not fit, the whole
 * parts are used, the first flaw is named, and the datagram goes on behind a sample that is flawed. Owned by the
 * shard's thread.
 */
public final class Sflow5Decoder implements DatagramDecoder {
    private static final int SAMPLE_HEADER = 8;
    private static final int FLOW_SAMPLE = 1;
    private static final int COUNTER_SAMPLE = 2;
    private static final int EXPANDED_FLOW_SAMPLE = 3;
    private static final int EXPANDED_COUNTER_SAMPLE = 4;
    private static final int DISCARDED_PACKET = 5;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final Counters<Counter> counters;
    private final Sflow5Header header = new Sflow5Header();
    private final XdrCursor in = new XdrCursor();
    private final RunWriter runs = new RunWriter();
    private final AgentTable agents;
    private final FlowSamples flows;
    private final CounterSamples metrics;

    /** Makes the decoders of this protocol; named in {@code META-INF/services}. */
    public static final class Factory implements DatagramDecoder.Factory {
        @Override
        public Protocol protocol() {
            return Protocol.SFLOW5;
        }

        @Override
        public boolean recognises(byte[] bytes, int offset, int length) {
            return Sflow5Header.recognises(bytes, offset, length);
        }

        @Override
        public DatagramDecoder create(DecoderContext context) {
            return new Sflow5Decoder(context.counters());
        }
    }

    Sflow5Decoder(Counters<Counter> counters) {
        this.counters = counters;
        this.agents = new AgentTable(counters);
        this.flows = new FlowSamples(in, runs, counters);
        this.metrics = new CounterSamples(in, runs, counters);
    }

    @Override
    public RejectReason decode(Datagram datagram, ExporterSession session, FlowOutput output) {
        if (!header.read(datagram)) {
            return Sflow5Header.isForeignAgent(datagram) ? RejectReason.AGENT_ADDRESS : RejectReason.HEADER_TRUNCATED;
        }
        final AgentState agent = agents.find(datagram.address, header.agent, header.subAgent);
        fillRun(datagram, session);
        final int missing = followSequence(agent, session);
        flows.begin(agent, datagram.listener);
        runs.begin(output);
        in.wrap(datagram.bytes, datagram.offset, datagram.length);
        in.take(header.length());
        RejectReason flaw = readSamples(agent);
        if (flaw == null && in.left() > 0) {
            flaw = RejectReason.TRAILING_BYTES;
        }
        session.state().onRecords(Protocol.SFLOW5, runs.finish(), missing);
        return flaw;
    }

    private void fillRun(Datagram datagram, ExporterSession session) {
        final Run run = runs.run;
        run.clear();
        run.protocol = Protocol.SFLOW5;
        run.exporter = header.hasAgent ? session.exporter(header.agent) : session.exporter();
        run.observationDomain = header.subAgent;
        run.receivedAtEpochNanos = datagram.receivedAtEpochNanos;
        run.systemInitEpochMillis = Math.floorDiv(datagram.receivedAtEpochNanos, NANOS_PER_MILLI)
                - Integer.toUnsignedLong(header.uptimeMillis);
        run.flags = Run.HAS_SYSTEM_INIT;
        run.sequence = Integer.toUnsignedLong(header.sequence);
        if (session.samplingOverride() != 0) {
            run.samplingRate = session.samplingOverride();
            run.samplingOrigin = SamplingOrigin.OPERATOR;
        } else if (session.samplingDefault() != 0) {
            run.samplingRate = session.samplingDefault();
            run.samplingOrigin = SamplingOrigin.OPERATOR;
            run.flags |= Run.SAMPLING_DEFAULT;
        }
    }

    private int followSequence(AgentState agent, ExporterSession session) {
        final long restarts = agent.datagrams().restarts();
        final int missing = agent.datagrams().onMessage(header.sequence, 1, 1, header.uptimeMillis, 0, counters);
        if (agent.datagrams().restarts() != restarts) {
            session.state().onRestart();
        }
        runs.run.lostBefore = missing;
        return missing;
    }

    /** Reads as many samples as are announced and there; returns the first flaw. */
    private RejectReason readSamples(AgentState agent) {
        if (header.samples == 0) {
            return RejectReason.NO_RECORDS;
        }
        final int end = in.limit();
        RejectReason flaw = null;
        for (long i = 0; i < header.samples; i++) {
            if (!in.holds(SAMPLE_HEADER)) {
                return flaw == null ? RejectReason.COUNT_EXCEEDS_LENGTH : flaw;
            }
            final long format = in.u32();
            final long length = in.u32();
            final boolean cut = length > in.left();
            final int next = cut ? end : in.position() + (int) length;
            in.limit(next);
            final RejectReason found = readSample(format, (int) length, agent);
            flaw = flaw == null ? cut ? RejectReason.SAMPLE_TRUNCATED : found : flaw;
            runs.run.flags |= flaw == null ? 0 : Run.SALVAGED;
            in.limit(end);
            in.position(next);
        }
        return flaw;
    }

    private RejectReason readSample(long format, int trueLength, AgentState agent) {
        return switch ((int) format) {
            case FLOW_SAMPLE -> flows.readFlow(false);
            case EXPANDED_FLOW_SAMPLE -> flows.readFlow(true);
            case COUNTER_SAMPLE -> metrics.read(false, agent);
            case EXPANDED_COUNTER_SAMPLE -> metrics.read(true, agent);
            case DISCARDED_PACKET -> flows.readDiscarded();
            default -> readUnknown(format, trueLength);
        };
    }

    /** A sample of a format that is not known here is kept as it came, up to a bound. */
    private RejectReason readUnknown(long format, int trueLength) {
        counters.increment(Counter.SAMPLES_UNKNOWN);
        SampleFields.putUnknown(runs.record, format, in.bytes(), in.position(), in.left(), trueLength);
        runs.end(RecordKind.METRIC);
        return null;
    }

    /** How many shapes of records it remembers. */
    int shapesKnown() {
        return runs.shapesKnown();
    }
}
