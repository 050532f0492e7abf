package dev.weir.sink.text;

import dev.weir.flow.Bytes;

/**
 * Application ids (RFC 6759): an octet that tells who numbered the application, and the number that it has there.
 * Engine 20 numbers by enterprise: its selector begins with an enterprise number of four octets.
 */
public final class ApplicationText {
    /** Octets of the application's and the sub-application's id before the value of a Cisco sub-application. */
    static final int SUB_APPLICATION_PREFIX = 6;

    private static final int LENGTH_OF_ID = 4;
    private static final int ENGINE_OF_ENTERPRISES = 20;
    private static final int ENTERPRISE_LENGTH = 4;

    private ApplicationText() {}

    static boolean fits(byte[] bytes, int offset, int length) {
        final int selector = selectorLength(bytes, offset, length);
        return selector >= 1 && selector <= Long.BYTES;
    }

    private static int selectorLength(byte[] bytes, int offset, int length) {
        return length < 1 ? 0 : length - 1 - (hasEnterprise(bytes, offset) ? ENTERPRISE_LENGTH : 0);
    }

    private static boolean hasEnterprise(byte[] bytes, int offset) {
        return bytes[offset] == ENGINE_OF_ENTERPRISES;
    }

    /** Appends {@code engine:selector}, or {@code 20:enterprise:selector}. */
    static void append(TextBuffer out, byte[] bytes, int offset, int length) {
        out.appendUnsigned(Bytes.u8(bytes, offset)).append(':');
        int at = offset + 1;
        if (hasEnterprise(bytes, offset)) {
            out.appendUnsigned(Bytes.u32(bytes, at)).append(':');
            at += ENTERPRISE_LENGTH;
        }
        out.appendUnsigned(Bytes.unsigned(bytes, at, offset + length - at));
    }

    /** Appends the id before a sub-application's value. */
    public static void appendApplication(TextBuffer out, byte[] bytes, int offset) {
        if (fits(bytes, offset, LENGTH_OF_ID)) {
            append(out, bytes, offset, LENGTH_OF_ID);
        } else {
            out.appendHex(bytes, offset, LENGTH_OF_ID);
        }
    }

    /** The sub-application's id before its value. */
    public static int subApplication(byte[] bytes, int offset) {
        return Bytes.u16(bytes, offset + LENGTH_OF_ID);
    }

    /** Where the value of a sub-application begins. */
    public static int valueOffset(int offset) {
        return offset + SUB_APPLICATION_PREFIX;
    }

    /** Appends the value of a sub-application as text. */
    static void appendValue(TextBuffer out, byte[] bytes, int offset, int length) {
        Utf8Text.append(out, bytes, valueOffset(offset), length - SUB_APPLICATION_PREFIX);
    }
}
