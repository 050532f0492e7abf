package dev.weir.sink.text;

import dev.weir.flow.Bytes;

/** An entry of an MPLS label stack (RFC 3032 section 2.1): label, traffic class, bottom of stack, and perhaps a TTL. */
public final class MplsLabelText {
    /** Octets of an entry as IPFIX exports it (IE 70 to 79), without its time to live. */
    static final int LENGTH = 3;

    private static final int LENGTH_WITH_TTL = 4;

    private MplsLabelText() {}

    static boolean fits(int length) {
        return length == LENGTH || length == LENGTH_WITH_TTL;
    }

    /** The 20 bits of the label. */
    public static int label(byte[] bytes, int offset) {
        return Bytes.u16(bytes, offset) << 4 | Bytes.u8(bytes, offset + 2) >> 4;
    }

    /** The three bits of the traffic class, once called experimental. */
    public static int trafficClass(byte[] bytes, int offset) {
        return bytes[offset + 2] >> 1 & 7;
    }

    /** Whether it is the last entry of the stack. */
    public static boolean isBottom(byte[] bytes, int offset) {
        return (bytes[offset + 2] & 1) != 0;
    }

    /** Appends label, traffic class and bottom bit as {@code 16/0/1}, and a fourth number if there is a TTL. */
    static void append(TextBuffer out, byte[] bytes, int offset, int length) {
        out.appendUnsigned(label(bytes, offset))
                .append('/')
                .appendUnsigned(trafficClass(bytes, offset))
                .append('/')
                .append(isBottom(bytes, offset) ? '1' : '0');
        if (length == LENGTH_WITH_TTL) {
            out.append('/').appendUnsigned(Bytes.u8(bytes, offset + LENGTH));
        }
    }

    /** Appends it as an object of JSON: {@code {"label":16,"exp":0,"bottom":true}}. */
    public static void appendJson(TextBuffer out, byte[] bytes, int offset, int length) {
        out.append("{\"label\":").appendUnsigned(label(bytes, offset));
        out.append(",\"exp\":").appendUnsigned(trafficClass(bytes, offset));
        out.append(",\"bottom\":").append(isBottom(bytes, offset) ? "true" : "false");
        if (length == LENGTH_WITH_TTL) {
            out.append(",\"ttl\":").appendUnsigned(Bytes.u8(bytes, offset + LENGTH));
        }
        out.append('}');
    }
}
