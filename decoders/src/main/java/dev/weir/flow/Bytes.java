package dev.weir.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Fixed-width reads and writes in a byte array: big-endian as on the wire, little-endian as in the journal.
 *
 * <p>Every method checks the array's bounds, as Java does, and nothing more: the caller has compared lengths before.
 */
public final class Bytes {
    private static final VarHandle BIG_SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle BIG_LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LITTLE_LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    /** Reads an unsigned octet. */
    public static int u8(byte[] bytes, int offset) {
        return bytes[offset] & 0xff;
    }

    /** Reads an unsigned big-endian 16-bit integer. */
    public static int u16(byte[] bytes, int offset) {
        return (short) BIG_SHORT.get(bytes, offset) & 0xffff;
    }

    /** Reads a big-endian 32-bit integer as the signed value with the same bits. */
    public static int i32(byte[] bytes, int offset) {
        return (int) BIG_INT.get(bytes, offset);
    }

    /** Reads an unsigned big-endian 32-bit integer. */
    public static long u32(byte[] bytes, int offset) {
        return (int) BIG_INT.get(bytes, offset) & 0xffff_ffffL;
    }

    /** Reads a big-endian 64-bit integer as the signed value with the same bits. */
    public static long i64(byte[] bytes, int offset) {
        return (long) BIG_LONG.get(bytes, offset);
    }

    /** Reads an unsigned big-endian integer of any width; of one longer than 8 octets the last 8 count. */
    public static long unsignedOfAnyWidth(byte[] bytes, int offset, int length) {
        final int skipped = Math.max(0, length - Long.BYTES);
        return unsigned(bytes, offset + skipped, length - skipped);
    }

    /**
     * Reads an unsigned big-endian integer of 0 to 8 octets, as reduced-size encoding leaves them (RFC 7011 section
     * 6.2).
     *
     * @param length octets to read, 0 to 8; the value of 0 octets is 0
     * @return the value; one of 8 octets with the top bit set comes out negative
     */
    public static long unsigned(byte[] bytes, int offset, int length) {
        return switch (length) {
            case 1 -> u8(bytes, offset);
            case 2 -> u16(bytes, offset);
            case 4 -> u32(bytes, offset);
            case 8 -> i64(bytes, offset);
            default -> oddUnsigned(bytes, offset, length);
        };
    }

    /** Reads a signed big-endian integer of 1 to 8 octets, sign-extended (RFC 7011 section 6.2). */
    public static long signed(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        final int unused = Long.SIZE - length * Byte.SIZE;
        return unsigned(bytes, offset, length) << unused >> unused;
    }

    private static long oddUnsigned(byte[] bytes, int offset, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << Byte.SIZE | bytes[offset + i] & 0xff;
        }
        return value;
    }

    /** Whether all octets of a range are zero. */
    public static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Writes the low 16 bits of a value, big-endian. */
    public static void putU16(byte[] bytes, int offset, int value) {
        BIG_SHORT.set(bytes, offset, (short) value);
    }

    /** Writes 32 bits, big-endian. */
    public static void putU32(byte[] bytes, int offset, int value) {
        BIG_INT.set(bytes, offset, value);
    }

    /** Writes 64 bits, big-endian. */
    public static void putI64(byte[] bytes, int offset, long value) {
        BIG_LONG.set(bytes, offset, value);
    }

    /** Reads an unsigned little-endian 16-bit integer. */
    public static int littleU16(byte[] bytes, int offset) {
        return (short) LITTLE_SHORT.get(bytes, offset) & 0xffff;
    }

    /** Reads a little-endian 32-bit integer as the signed value with the same bits. */
    public static int littleI32(byte[] bytes, int offset) {
        return (int) LITTLE_INT.get(bytes, offset);
    }

    /** Reads an unsigned little-endian 32-bit integer. */
    public static long littleU32(byte[] bytes, int offset) {
        return (int) LITTLE_INT.get(bytes, offset) & 0xffff_ffffL;
    }

    /** Reads a little-endian 64-bit integer. */
    public static long littleI64(byte[] bytes, int offset) {
        return (long) LITTLE_LONG.get(bytes, offset);
    }

    /** Writes the low 16 bits of a value, little-endian. */
    public static void putLittleU16(byte[] bytes, int offset, int value) {
        LITTLE_SHORT.set(bytes, offset, (short) value);
    }

    /** Writes 32 bits, little-endian. */
    public static void putLittleU32(byte[] bytes, int offset, int value) {
        LITTLE_INT.set(bytes, offset, value);
    }

    /** Writes 64 bits, little-endian. */
    public static void putLittleI64(byte[] bytes, int offset, long value) {
        LITTLE_LONG.set(bytes, offset, value);
    }
}
