package dev.weir.flow;

import java.util.Arrays;

/**
 * IP addresses as 16 bytes, IPv4 mapped into IPv6 ({@code ::ffff:a.b.c.d}), and MAC addresses, as text: dotted quad,
 * lower-case compressed IPv6 (RFC 5952), colon-separated hexadecimal.
 */
public final class Addresses {
    /** Bytes of an address in the form used inside Weir. */
    public static final int LENGTH = 16;

    /** Bytes of an IPv4 address on the wire. */
    public static final int IPV4_LENGTH = 4;

    /** Bytes of a MAC address. */
    public static final int MAC_LENGTH = 6;

    private static final int MAPPED_PREFIX = 12;
    private static final String HEX = "0123456789abcdef";

    private Addresses() {}

    /** Copies an IPv4 (4 octets) or IPv6 (16 octets) address into 16 bytes; other lengths give {@code ::}. */
    public static void toMapped(byte[] from, int offset, int length, byte[] into, int at) {
        if (length == LENGTH) {
            System.arraycopy(from, offset, into, at, LENGTH);
            return;
        }
        Arrays.fill(into, at, at + LENGTH, (byte) 0);
        if (length == IPV4_LENGTH) {
            into[at + 10] = (byte) 0xff;
            into[at + 11] = (byte) 0xff;
            System.arraycopy(from, offset, into, at + MAPPED_PREFIX, IPV4_LENGTH);
        }
    }

    /** Whether 16 bytes hold a mapped IPv4 address. */
    public static boolean isIpv4(byte[] address, int offset) {
        return Bytes.i64(address, offset) == 0 && Bytes.i32(address, offset + 8) == 0xffff;
    }

    /** Appends 16 bytes as text; a mapped IPv4 address as a dotted quad. */
    public static void append(StringBuilder text, byte[] address, int offset) {
        if (isIpv4(address, offset)) {
            appendIpv4(text, address, offset + MAPPED_PREFIX);
        } else {
            appendIpv6(text, address, offset);
        }
    }

    /** Sixteen bytes as text. */
    public static String text(byte[] address) {
        final StringBuilder text = new StringBuilder();
        append(text, address, 0);
        return text.toString();
    }

    /** Appends four octets as a dotted quad. */
    public static void appendIpv4(StringBuilder text, byte[] octets, int offset) {
        for (int i = 0; i < IPV4_LENGTH; i++) {
            if (i > 0) {
                text.append('.');
            }
            text.append(octets[offset + i] & 0xff);
        }
    }

    /** Appends sixteen octets as RFC 5952 asks: lower case, the longest run of two or more zero groups as "::". */
    public static void appendIpv6(StringBuilder text, byte[] octets, int offset) {
        final long run = longestZeroRun(octets, offset);
        final int runStart = (int) (run >>> Integer.SIZE);
        final int runEnd = runStart + (int) run;
        for (int group = 0; group < 8; group++) {
            if (runEnd > runStart && group == runStart) {
                text.append("::");
                group = runEnd - 1;
                continue;
            }
            if (group > 0 && group != runEnd) {
                text.append(':');
            }
            appendGroup(text, Bytes.u16(octets, offset + 2 * group));
        }
    }

    /** The start of the longest run of zero groups in the high half, its length (0 if under 2) in the low half. */
    private static long longestZeroRun(byte[] octets, int offset) {
        int bestStart = -1;
        int bestLength = 1;
        int length = 0;
        for (int group = 0; group < 8; group++) {
            length = Bytes.u16(octets, offset + 2 * group) == 0 ? length + 1 : 0;
            if (length > bestLength) {
                bestLength = length;
                bestStart = group - length + 1;
            }
        }
        return bestStart < 0 ? (long) -1 << Integer.SIZE : (long) bestStart << Integer.SIZE | bestLength;
    }

    private static void appendGroup(StringBuilder text, int group) {
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            final int digit = group >> shift & 0xf;
            if (digit != 0 || started || shift == 0) {
                text.append(HEX.charAt(digit));
                started = true;
            }
        }
    }

    /** Appends octets as lower-case hexadecimal pairs with a separator between them; 0 stands for none. */
    public static void appendHex(StringBuilder text, byte[] octets, int offset, int length, char separator) {
        for (int i = 0; i < length; i++) {
            if (i > 0 && separator != 0) {
                text.append(separator);
            }
            text.append(HEX.charAt(octets[offset + i] >> 4 & 0xf)).append(HEX.charAt(octets[offset + i] & 0xf));
        }
    }
}
