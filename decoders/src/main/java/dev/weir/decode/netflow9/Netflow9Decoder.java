package dev.weir.decode.netflow9;

import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDecoder;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterSession;
import dev.weir.decode.FlowOutput;
import dev.weir.decode.RejectReason;
import dev.weir.decode.template.MessageContext;
import dev.weir.decode.template.MessageDecoder;
import dev.weir.decode.template.SequenceAccount;
import dev.weir.decode.template.SetDialect;
import dev.weir.flow.Bytes;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;

/** Decodes NetFlow v9: reads the header and has the sets walked. Owned by the shard's thread. */
public final class Netflow9Decoder implements DatagramDecoder {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long MILLIS_PER_SECOND = 1_000L;

    private final MessageContext message = new MessageContext();
    private final MessageDecoder sets;
    private final SequenceAccount sequence;

    /** Makes the decoders of this protocol; named in {@code META-INF/services}. */
    public static final class Factory implements DatagramDecoder.Factory {
        @Override
        public Protocol protocol() {
            return Protocol.NETFLOW9;
        }

        @Override
        public boolean recognises(byte[] bytes, int offset, int length) {
            return Bytes.u16(bytes, offset) == Netflow9Header.VERSION;
        }

        @Override
        public DatagramDecoder create(DecoderContext context) {
            return new Netflow9Decoder(context);
        }
    }

    private Netflow9Decoder(DecoderContext context) {
        this.sets = new MessageDecoder(SetDialect.NETFLOW9, context);
        this.sequence = new SequenceAccount(context.counters());
    }

    @Override
    public RejectReason decode(Datagram datagram, ExporterSession session, FlowOutput output) {
        if (datagram.length < Netflow9Header.LENGTH) {
            return RejectReason.HEADER_TRUNCATED;
        }
        readHeader(datagram, session);
        sequence.before(message);
        final int end = datagram.offset + datagram.length;
        final RejectReason flaw =
                sets.decode(message, datagram.bytes, datagram.offset + Netflow9Header.LENGTH, end, end, output);
        sequence.after(message, sets);
        return flaw;
    }

    private void readHeader(Datagram datagram, ExporterSession session) {
        final byte[] bytes = datagram.bytes;
        final int header = datagram.offset;
        final long seconds = Netflow9Header.exportTimeEpochSeconds(bytes, header);
        message.session = session;
        message.protocol = Protocol.NETFLOW9;
        message.domain = Netflow9Header.sourceId(bytes, header);
        message.receivedAtEpochNanos = datagram.receivedAtEpochNanos;
        message.exportTimeEpochNanos = seconds * NANOS_PER_SECOND;
        message.uptimeMillis = Netflow9Header.sysUptimeMillis(bytes, header);
        message.systemInitEpochMillis = seconds * MILLIS_PER_SECOND - Integer.toUnsignedLong(message.uptimeMillis);
        message.sequence = Integer.toUnsignedLong(Netflow9Header.sequence(bytes, header));
        message.flags = Run.HAS_SYSTEM_INIT;
    }
}
