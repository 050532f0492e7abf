package dev.weir.flow;

/**
 * Reads IP addresses from text without asking anybody: no name is ever looked up.
 *
 * <p>The result is always 16 octets; an IPv4 address is IPv4-mapped (RFC 4291 section 2.5.5.2).
 */
final class IpText {
    private static final int GROUPS = 8;
    private static final int OCTETS = 4;
    private static final int IPV4_OFFSET = 12;

    private IpText() {}

    /** Reads an IPv4 or IPv6 address, or returns null if the text is neither. */
    static byte[] parse(String text) {
        final byte[] address = new byte[Addresses.LENGTH];
        if (text.indexOf(':') >= 0) {
            return parseIpv6(text, address) ? address : null;
        }
        address[IPV4_OFFSET - 2] = (byte) 0xff;
        address[IPV4_OFFSET - 1] = (byte) 0xff;
        return parseIpv4(text, address, IPV4_OFFSET) ? address : null;
    }

    private static boolean parseIpv4(String text, byte[] address, int offset) {
        final String[] octets = text.split("\\.", -1);
        if (octets.length != OCTETS) {
            return false;
        }
        for (int i = 0; i < OCTETS; i++) {
            final int value = number(octets[i], 10, 3);
            // A leading zero is octal to some programs and decimal to others.
            if (value < 0 || value > 255 || octets[i].length() > 1 && octets[i].charAt(0) == '0') {
                return false;
            }
            address[offset + i] = (byte) value;
        }
        return true;
    }

    private static boolean parseIpv6(String text, byte[] address) {
        final int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, true, address, 0) == GROUPS;
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        final byte[] tail = new byte[Addresses.LENGTH];
        final int before = gap == 0 ? 0 : groups(text.substring(0, gap), false, address, 0);
        final int after = gap + 2 == text.length() ? 0 : groups(text.substring(gap + 2), true, tail, before);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return false;
        }
        System.arraycopy(tail, before * 2, address, Addresses.LENGTH - after * 2, after * 2);
        return true;
    }

    /** Reads groups from the given one on, the last perhaps as dotted decimal; returns how many there were, or -1. */
    private static int groups(String text, boolean last, byte[] address, int first) {
        final String[] groups = text.split(":", -1);
        int index = first;
        for (int i = 0; i < groups.length; i++) {
            final boolean dotted = last && i == groups.length - 1 && groups[i].indexOf('.') >= 0;
            final int width = dotted ? 2 : 1;
            if (index + width > GROUPS || !group(groups[i], dotted, address, index * 2)) {
                return -1;
            }
            index += width;
        }
        return index - first;
    }

    private static boolean group(String text, boolean dotted, byte[] address, int offset) {
        if (dotted) {
            return parseIpv4(text, address, offset);
        }
        final int value = number(text, 16, 4);
        if (value < 0) {
            return false;
        }
        Bytes.putU16(address, offset, value);
        return true;
    }

    /** Reads a number without a sign of at most so many digits, or returns -1. */
    static int number(String text, int radix, int digits) {
        if (text.isEmpty() || text.length() > digits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            final int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
