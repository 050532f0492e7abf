package dev.weir.decode.ipfix;

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

/**
 * Decodes IPFIX: reads the header, compares its length with the datagram's, and has the sets walked. Owned by the
 * shard's thread.
 */
public final class IpfixDecoder implements DatagramDecoder {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final MessageContext message = new MessageContext();
    private final MessageDecoder sets;
    private final SequenceAccount sequence;

    /** Makes the decoders of this protocol; named in {@code META-INF/services}. */
    public static final class Factory implements DatagramDecoder.Factory {
        @Override
        public Protocol protocol() {
            return Protocol.IPFIX;
        }

        @Override
        public boolean recognises(byte[] bytes, int offset, int length) {
            return Bytes.u16(bytes, offset) == IpfixHeader.VERSION;
        }

        @Override
        public DatagramDecoder create(DecoderContext context) {
            return new IpfixDecoder(context);
        }
    }

    private IpfixDecoder(DecoderContext context) {
        this.sets = new MessageDecoder(SetDialect.IPFIX, context);
        this.sequence = new SequenceAccount(context.counters());
    }

    @Override
    public RejectReason decode(Datagram datagram, ExporterSession session, FlowOutput output) {
        if (datagram.length < IpfixHeader.LENGTH) {
            return RejectReason.HEADER_TRUNCATED;
        }
        final int announced = IpfixHeader.messageLength(datagram.bytes, datagram.offset);
        final RejectReason misfit =
                announced == datagram.length || isFilledUp(datagram, announced) ? null : RejectReason.MESSAGE_LENGTH;
        readHeader(datagram, session, misfit == null);
        sequence.before(message);
        final RejectReason flaw = sets.decode(
                message,
                datagram.bytes,
                datagram.offset + IpfixHeader.LENGTH,
                datagram.offset + datagram.length,
                datagram.offset + announced,
                output);
        sequence.after(message, sets);
        return misfit != null ? misfit : flaw;
    }

    /** Whether nothing but zeros lies behind the message. */
    private static boolean isFilledUp(Datagram datagram, int announced) {
        return announced >= IpfixHeader.LENGTH
                && announced <= datagram.length
                && Bytes.isZero(datagram.bytes, datagram.offset + announced, datagram.offset + datagram.length);
    }

    private void readHeader(Datagram datagram, ExporterSession session, boolean whole) {
        final byte[] bytes = datagram.bytes;
        final int header = datagram.offset;
        message.session = session;
        message.protocol = Protocol.IPFIX;
        message.domain = IpfixHeader.domain(bytes, header);
        message.receivedAtEpochNanos = datagram.receivedAtEpochNanos;
        message.exportTimeEpochNanos = IpfixHeader.exportTimeEpochSeconds(bytes, header) * NANOS_PER_SECOND;
        message.uptimeMillis = 0;
        message.systemInitEpochMillis = 0;
        message.sequence = Integer.toUnsignedLong(IpfixHeader.sequence(bytes, header));
        message.flags = whole ? 0 : Run.SALVAGED;
    }
}
