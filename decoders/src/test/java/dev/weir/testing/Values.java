package dev.weir.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Field values as they go on the wire: big-endian. */
public final class Values {
    private Values() {}

    /** The low octets of a number: reduced-size encoding for less than eight. */
    public static byte[] number(long value, int octets) {
        final byte[] out = new byte[octets];
        for (int i = octets - 1, shift = 0; i >= 0 && shift < Long.SIZE; i--, shift += Byte.SIZE) {
            out[i] = (byte) (value >>> shift);
        }
        return out;
    }

    /** A dotted quad. */
    public static byte[] ipv4(String address) {
        final String[] parts = address.split("\\.", -1);
        final byte[] out = new byte[4];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Integer.parseInt(parts[i]);
        }
        return out;
    }

    /** Eight groups of hexadecimal digits, none left out. */
    public static byte[] ipv6(String address) {
        final ByteBuffer out = ByteBuffer.allocate(16);
        for (String group : address.split(":", -1)) {
            out.putShort((short) Integer.parseInt(group, 16));
        }
        return out.array();
    }

    /** Text in UTF-8, as long as it is. */
    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Text in UTF-8, filled up with NUL. */
    public static byte[] text(String text, int octets) {
        return java.util.Arrays.copyOf(text(text), octets);
    }
}
