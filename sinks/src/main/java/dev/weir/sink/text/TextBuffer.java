package dev.weir.sink.text;

import java.util.Arrays;

/**
 * UTF-8 text under construction: a byte array that grows and is used again. Appending allocates nothing once it has
 * grown. Owned by one thread.
 */
public final class TextBuffer {
    private static final int LONGEST_NUMBER = 20;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] bytes;
    private int length;

    /** Makes an empty buffer with room for so many bytes to begin with. */
    public TextBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** The array whose first {@link #length} bytes are the text; valid until something is appended. */
    public byte[] array() {
        return bytes;
    }

    /** How many bytes of text there are. */
    public int length() {
        return length;
    }

    /** Empties it. */
    public void clear() {
        length = 0;
    }

    /** Cuts the text down to its first so many bytes; the argument is at most {@link #length}. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Replaces a byte that has been appended before. */
    public void set(int position, char ascii) {
        bytes[position] = (byte) ascii;
    }

    /** Makes room for so many bytes more. */
    private void reserve(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }

    /** Appends an ASCII character. */
    public TextBuffer append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Appends bytes that are text already. */
    public TextBuffer append(byte[] text) {
        return append(text, 0, text.length);
    }

    /** Appends bytes that are text already. */
    public TextBuffer append(byte[] text, int offset, int count) {
        reserve(count);
        System.arraycopy(text, offset, bytes, length, count);
        length += count;
        return this;
    }

    /** Appends a string; a surrogate without its partner becomes {@code ?}. */
    public TextBuffer append(String text) {
        reserve(3 * text.length());
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < 0x80) {
                bytes[length++] = (byte) c;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                appendCodePoint(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                appendCodePoint(Character.isSurrogate(c) ? '?' : c);
            }
        }
        return this;
    }

    private void appendCodePoint(int codePoint) {
        if (codePoint < 0x80) {
            bytes[length++] = (byte) codePoint;
            return;
        }
        final int tail = codePoint < 0x800 ? 1 : codePoint < 0x1_0000 ? 2 : 3;
        final int lead = tail == 1 ? 0xc0 : tail == 2 ? 0xe0 : 0xf0;
        bytes[length++] = (byte) (lead | codePoint >> 6 * tail);
        for (int i = tail - 1; i >= 0; i--) {
            bytes[length++] = (byte) (0x80 | codePoint >> 6 * i & 0x3f);
        }
    }

    /** Appends a number that may be negative. */
    public TextBuffer appendSigned(long value) {
        if (value < 0) {
            append('-');
        }
        return appendUnsigned(Math.abs(value));
    }

    /** Appends an unsigned number of 64 bits. */
    public TextBuffer appendUnsigned(long value) {
        reserve(LONGEST_NUMBER);
        if (value >= 0 && value < 10) {
            bytes[length++] = (byte) ('0' + value);
            return this;
        }
        long left = value;
        if (value < 0) {
            left = Long.divideUnsigned(value, 10);
            final long digit = value - 10 * left;
            appendUnsigned(left);
            return append((char) ('0' + digit));
        }
        return appendDigits(left, digits(left));
    }

    /** Appends a number in so many decimal digits, with leading zeros; what does not fit is cut off at the left. */
    public TextBuffer appendDigits(long value, int count) {
        reserve(count);
        length += count;
        long left = value;
        int at = length;
        while (at > length - count && left > Integer.MAX_VALUE) {
            bytes[--at] = (byte) ('0' + left % 10);
            left /= 10;
        }
        int small = (int) left;
        while (at > length - count) {
            bytes[--at] = (byte) ('0' + small % 10);
            small /= 10;
        }
        return this;
    }

    private static int digits(long value) {
        int count = 1;
        for (long bound = 10; count < LONGEST_NUMBER - 1 && value >= bound; bound *= 10) {
            count++;
        }
        return count;
    }

    /** Appends octets as lower-case hexadecimal pairs. */
    public TextBuffer appendHex(byte[] octets, int offset, int count) {
        reserve(2 * count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = HEX[octets[offset + i] >> 4 & 0xf];
            bytes[length++] = HEX[octets[offset + i] & 0xf];
        }
        return this;
    }

    /** Whether the text is exactly these bytes. */
    public boolean contentEquals(byte[] text) {
        return Arrays.equals(bytes, 0, length, text, 0, text.length);
    }

    /** Whether the text has these bytes somewhere. */
    public boolean contains(byte[] text) {
        for (int from = 0; from <= length - text.length; from++) {
            if (Arrays.equals(bytes, from, from + text.length, text, 0, text.length)) {
                return true;
            }
        }
        return false;
    }

    /** The text as a string, for tests and messages. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8);
    }
}
