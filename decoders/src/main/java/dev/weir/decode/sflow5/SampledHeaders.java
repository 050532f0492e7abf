package dev.weir.decode.sflow5;

import dev.weir.flow.ie.SflowStructures;
import dev.weir.flow.packet.PacketDissector;

/**
 * Reads sampled_header records. The first one of a sample is dissected; its octets are kept beside if the listener
 * wants them, or if its protocol is not known here, and those of further ones always. Owned by the decoder's thread.
 */
final class SampledHeaders {
    private static final int FIXED_PART = 12;
    private static final long PROTOCOL = RecordBuilder.key(SflowStructures.FLOW | 1, 1);
    private static final long FRAME_LENGTH = RecordBuilder.key(0, 312);
    private static final long STRIPPED = RecordBuilder.key(SflowStructures.FLOW | 1, 3);
    private static final long FRAME_SECTION = RecordBuilder.key(0, 315);

    private final XdrCursor in;
    private final RecordBuilder out;
    private final PacketDissector dissector = new PacketDissector();
    private final HeaderFields fields;
    private boolean keepOctets;
    private boolean entersTunnels;
    private boolean dissected;

    SampledHeaders(XdrCursor in, RecordBuilder out) {
        this.in = in;
        this.out = out;
        this.fields = new HeaderFields(out);
    }

    /** Whether octets of headers that were dissected are kept as well, and whether a packet within goes first. */
    void configure(boolean keep, boolean inner) {
        keepOctets = keep;
        entersTunnels = inner;
    }

    /** Another sample begins. */
    void begin() {
        dissected = false;
    }

    /** Reads a record. Returns false if it is not whole; of a header that is cut, what is there is used. */
    boolean read() {
        if (!in.holds(FIXED_PART)) {
            return false;
        }
        final long protocol = in.u32();
        out.putReduced(PROTOCOL, protocol);
        out.putU32(FRAME_LENGTH, in.u32());
        out.putReduced(STRIPPED, in.u32());
        if (!in.holds(Integer.BYTES)) {
            return false;
        }
        final long announced = in.u32();
        final int length = (int) Math.min(announced, in.left());
        final int start = in.take(Math.min(XdrCursor.padded(length), in.left()));
        final boolean read = !dissected && dissector.dissect((int) protocol, in.bytes(), start, length);
        if (read) {
            dissected = true;
            fields.put(dissector.outer(), dissector.inner(), entersTunnels);
        }
        if (length > 0 && (keepOctets || !read)) {
            out.putVariable(FRAME_SECTION, in.bytes(), start, length);
        }
        return length == announced;
    }
}
