package dev.weir.sink.text;

/**
 * Strings as exporters send them: UTF-8 in principle (RFC 7011 section 6.1.6), filled up with NUL, or not text at all.
 */
public final class Utf8Text {
    /** U+FFFD, which stands for octets that are not UTF-8. */
    private static final byte[] REPLACEMENT = {(byte) 0xef, (byte) 0xbf, (byte) 0xbd};

    private Utf8Text() {}

    /** Appends octets without the NULs around them; each octet that is not UTF-8 becomes U+FFFD. */
    public static void append(TextBuffer out, byte[] octets, int offset, int length) {
        final int end = trimmedEnd(octets, offset, length);
        int position = trimmedStart(octets, offset, end);
        while (position < end) {
            position = appendCharacter(out, octets, position, end);
        }
    }

    /** Where the text begins behind leading NULs. */
    public static int trimmedStart(byte[] octets, int offset, int end) {
        int start = offset;
        while (start < end && octets[start] == 0) {
            start++;
        }
        return start;
    }

    /** Where the text ends before trailing NULs. */
    public static int trimmedEnd(byte[] octets, int offset, int length) {
        int end = offset + length;
        while (end > offset && octets[end - 1] == 0) {
            end--;
        }
        return end;
    }

    /** Appends the character that begins at a position, and returns where the next one does. */
    public static int appendCharacter(TextBuffer out, byte[] octets, int position, int end) {
        final int length = sequenceLength(octets, position, end);
        if (length == 0) {
            out.append(REPLACEMENT);
            return position + 1;
        }
        out.append(octets, position, length);
        return position + length;
    }

    /** How many octets the character at a position has; 0 if it is none (RFC 3629 section 4). */
    private static int sequenceLength(byte[] octets, int position, int end) {
        final int lead = octets[position] & 0xff;
        if (lead < 0x80) {
            return 1;
        }
        final int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
        if (length == 0 || length > end - position || !secondFits(lead, octets[position + 1] & 0xff)) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((octets[position + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** Shuts out what could be said shorter, surrogates, and what lies beyond U+10FFFF. */
    private static boolean secondFits(int lead, int second) {
        final int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        final int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        return second >= lowest && second <= highest;
    }
}
