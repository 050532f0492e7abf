package dev.weir.sink.text;

import dev.weir.flow.Bytes;

/**
 * Route distinguishers (RFC 4364 section 4.2): two octets of type, then who assigned the number and the number. The
 * assigner is an AS number of two octets (type 0), an IPv4 address (1), or an AS number of four octets (2).
 */
final class RouteDistinguisherText {
    private static final int LENGTH = 8;
    private static final int SHORT_AS = 0;
    private static final int ADDRESS = 1;
    private static final int LONG_AS = 2;
    private static final int ASSIGNER = 2;
    private static final int NUMBER_OF_SHORT_AS = 4;
    private static final int NUMBER = 6;

    private RouteDistinguisherText() {}

    static boolean fits(byte[] bytes, int offset, int length) {
        return length == LENGTH && Bytes.u16(bytes, offset) <= LONG_AS;
    }

    /** Appends {@code assigner:number}, as people write it; the type is not told. */
    static void append(TextBuffer out, byte[] bytes, int offset, int length) {
        final int assigner = offset + ASSIGNER;
        switch (Bytes.u16(bytes, offset)) {
            case SHORT_AS ->
                out.appendUnsigned(Bytes.u16(bytes, assigner))
                        .append(':')
                        .appendUnsigned(Bytes.u32(bytes, offset + NUMBER_OF_SHORT_AS));
            case ADDRESS -> {
                AddressText.appendIpv4(out, bytes, assigner);
                out.append(':').appendUnsigned(Bytes.u16(bytes, offset + NUMBER));
            }
            default ->
                out.appendUnsigned(Bytes.u32(bytes, assigner))
                        .append(':')
                        .appendUnsigned(Bytes.u16(bytes, offset + NUMBER));
        }
    }
}
