package dev.weir.sink.text;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;

/** IP and MAC addresses as text, in the form of {@link Addresses}, but without garbage. */
public final class AddressText {
    /** Octets of a MAC address. */
    public static final int MAC_LENGTH = 6;

    private static final int GROUPS = 8;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private AddressText() {}

    /** Appends 16 octets: an IPv4-mapped address as a dotted quad, any other as IPv6. */
    public static void append(TextBuffer out, byte[] address, int offset) {
        if (Addresses.isIpv4(address, offset)) {
            appendIpv4(out, address, offset + Addresses.LENGTH - Addresses.IPV4_LENGTH);
        } else {
            appendIpv6(out, address, offset);
        }
    }

    /** Appends four octets as a dotted quad. */
    public static void appendIpv4(TextBuffer out, byte[] octets, int offset) {
        out.appendUnsigned(Bytes.u8(octets, offset))
                .append('.')
                .appendUnsigned(Bytes.u8(octets, offset + 1))
                .append('.')
                .appendUnsigned(Bytes.u8(octets, offset + 2))
                .append('.')
                .appendUnsigned(Bytes.u8(octets, offset + 3));
    }

    /** Appends sixteen octets as RFC 5952 sections 4 and 5 ask: a mapped address is {@code ::ffff:192.0.2.1}. */
    public static void appendIpv6(TextBuffer out, byte[] octets, int offset) {
        if (Addresses.isIpv4(octets, offset)) {
            out.append("::ffff:");
            appendIpv4(out, octets, offset + Addresses.LENGTH - Addresses.IPV4_LENGTH);
            return;
        }
        final int gap = longestZeroRun(octets, offset);
        final int gapStart = gap >> Byte.SIZE;
        final int gapEnd = gapStart + (gap & 0xff);
        for (int group = 0; group < GROUPS; group++) {
            if (gapEnd > gapStart && group == gapStart) {
                out.append(':').append(':');
                group = gapEnd - 1;
                continue;
            }
            if (group > 0 && group != gapEnd) {
                out.append(':');
            }
            appendGroup(out, Bytes.u16(octets, offset + 2 * group));
        }
    }

    /** The start of the longest run of zero groups above the low octet, its length in it: 0 if shorter than 2. */
    private static int longestZeroRun(byte[] octets, int offset) {
        int bestStart = 0;
        int bestLength = 1;
        int length = 0;
        for (int group = 0; group < GROUPS; group++) {
            length = Bytes.u16(octets, offset + 2 * group) == 0 ? length + 1 : 0;
            if (length > bestLength) {
                bestLength = length;
                bestStart = group - length + 1;
            }
        }
        return bestLength < 2 ? 0xff << Byte.SIZE : bestStart << Byte.SIZE | bestLength;
    }

    private static void appendGroup(TextBuffer out, int group) {
        for (int shift = group > 0xfff ? 12 : group > 0xff ? 8 : group > 0xf ? 4 : 0; shift >= 0; shift -= 4) {
            out.append((char) HEX[group >> shift & 0xf]);
        }
    }

    /** Appends six octets as pairs with colons between them. */
    public static void appendMac(TextBuffer out, byte[] octets, int offset) {
        out.appendHex(octets, offset, 1);
        for (int i = 1; i < MAC_LENGTH; i++) {
            out.append(':').appendHex(octets, offset + i, 1);
        }
    }
}
