package dev.weir.decode.netflow5;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDecoder;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterSession;
import dev.weir.decode.FlowOutput;
import dev.weir.decode.RejectReason;
import dev.weir.decode.SequenceTracker;
import dev.weir.flow.Bytes;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;

/**
 * Decodes NetFlow v5: checks the count against the length, reads the header into a run, and passes the records on as
 * they are. Owned by the shard's thread.
 */
public final class Netflow5Decoder implements DatagramDecoder {
    private final Counters<Counter> counters;
    private final Run run = new Run();

    /** Makes the decoders of this protocol; named in {@code META-INF/services}. */
    public static final class Factory implements DatagramDecoder.Factory {
        @Override
        public Protocol protocol() {
            return Protocol.NETFLOW5;
        }

        @Override
        public boolean recognises(byte[] bytes, int offset, int length) {
            return Bytes.u16(bytes, offset) == Netflow5Header.VERSION;
        }

        @Override
        public DatagramDecoder create(DecoderContext context) {
            return new Netflow5Decoder(context.counters());
        }
    }

    private Netflow5Decoder(Counters<Counter> counters) {
        this.counters = counters;
    }

    @Override
    public RejectReason decode(Datagram datagram, ExporterSession session, FlowOutput output) {
        if (datagram.length < Netflow5Header.LENGTH) {
            return RejectReason.HEADER_TRUNCATED;
        }
        final int announced = Netflow5Header.count(datagram.bytes, datagram.offset);
        final int room = (datagram.length - Netflow5Header.LENGTH) / Netflow5Record.LENGTH;
        final int count = Math.min(announced, room);
        final RejectReason flaw = flaw(datagram.length, announced, room);
        if (count > 0) {
            readHeader(datagram, session, flaw == null);
            followSequence(datagram, session, count, flaw);
            output.append(
                    run,
                    Netflow5Record.SHAPE,
                    datagram.bytes,
                    datagram.offset + Netflow5Header.LENGTH,
                    count * Netflow5Record.LENGTH,
                    count);
            session.state().onRecords(Protocol.NETFLOW5, count, (int) run.lostBefore);
        }
        return flaw;
    }

    private static RejectReason flaw(int length, int announced, int room) {
        if (announced == 0) {
            return RejectReason.NO_RECORDS;
        }
        if (announced > room) {
            return RejectReason.COUNT_EXCEEDS_LENGTH;
        }
        return length > Netflow5Header.LENGTH + announced * Netflow5Record.LENGTH ? RejectReason.TRAILING_BYTES : null;
    }

    private void readHeader(Datagram datagram, ExporterSession session, boolean whole) {
        final byte[] bytes = datagram.bytes;
        final int header = datagram.offset;
        final long exportTime = Netflow5Header.exportTimeEpochNanos(bytes, header);
        run.clear();
        run.protocol = Protocol.NETFLOW5;
        run.exporter = session.exporter();
        run.observationDomain = Netflow5Header.engine(bytes, header);
        run.receivedAtEpochNanos = datagram.receivedAtEpochNanos;
        run.exportTimeEpochNanos = exportTime;
        run.systemInitEpochMillis =
                exportTime / 1_000_000L - Integer.toUnsignedLong(Netflow5Header.sysUptimeMillis(bytes, header));
        run.flags = whole ? Run.HAS_SYSTEM_INIT : Run.HAS_SYSTEM_INIT | Run.SALVAGED;
        run.sequence = Integer.toUnsignedLong(Netflow5Header.flowSequence(bytes, header));
        run.samplingAlgorithm = Netflow5Header.samplingMode(bytes, header);
        setSampling(session, Netflow5Header.samplingRate(bytes, header));
    }

    private void setSampling(ExporterSession session, int announced) {
        if (session.samplingOverride() != 0) {
            run.samplingRate = session.samplingOverride();
            run.samplingOrigin = SamplingOrigin.OPERATOR;
        } else if (announced != 0) {
            run.samplingRate = announced;
            run.samplingOrigin = SamplingOrigin.HEADER;
        } else if (session.samplingDefault() != 0) {
            run.samplingRate = session.samplingDefault();
            run.samplingOrigin = SamplingOrigin.OPERATOR;
        }
    }

    /**
     * Whoever lies about the count may lie about the sequence, so a message with fewer records than it announces only
     * moves on a sequence that it continues: by the records that are there, or the next message would count them as
     * lost.
     */
    private void followSequence(Datagram datagram, ExporterSession session, int count, RejectReason flaw) {
        final int sequence = (int) run.sequence;
        final SequenceTracker tracker = session.tracker(Protocol.NETFLOW5, run.observationDomain, sequence);
        if (flaw == RejectReason.COUNT_EXCEEDS_LENGTH && !tracker.isNext(sequence)) {
            return;
        }
        final int uptime = Netflow5Header.sysUptimeMillis(datagram.bytes, datagram.offset);
        final long restarts = tracker.restarts();
        run.lostBefore = tracker.onMessage(sequence, count, count, uptime, run.systemInitEpochMillis, counters);
        if (tracker.restarts() != restarts) {
            session.state().onRestart();
        }
    }
}
