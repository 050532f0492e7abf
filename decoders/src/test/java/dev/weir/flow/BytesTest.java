package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
    private final Random random = new Random(5);
    private final byte[] octets = new byte[64];

    @Test
    void big_endian_reads_agree_with_a_byte_buffer() {
        for (int i = 0; i < 2000; i++) {
            random.nextBytes(octets);
            final int at = random.nextInt(56);
            final ByteBuffer reference = ByteBuffer.wrap(octets);

            assertThat(Bytes.u8(octets, at)).isEqualTo(Byte.toUnsignedInt(reference.get(at)));
            assertThat(Bytes.u16(octets, at)).isEqualTo(Short.toUnsignedInt(reference.getShort(at)));
            assertThat(Bytes.i32(octets, at)).isEqualTo(reference.getInt(at));
            assertThat(Bytes.u32(octets, at)).isEqualTo(Integer.toUnsignedLong(reference.getInt(at)));
            assertThat(Bytes.i64(octets, at)).isEqualTo(reference.getLong(at));
        }
    }

    @Test
    void little_endian_reads_agree_with_a_byte_buffer() {
        for (int i = 0; i < 2000; i++) {
            random.nextBytes(octets);
            final int at = random.nextInt(56);
            final ByteBuffer reference = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);

            assertThat(Bytes.littleU16(octets, at)).isEqualTo(Short.toUnsignedInt(reference.getShort(at)));
            assertThat(Bytes.littleI32(octets, at)).isEqualTo(reference.getInt(at));
            assertThat(Bytes.littleU32(octets, at)).isEqualTo(Integer.toUnsignedLong(reference.getInt(at)));
            assertThat(Bytes.littleI64(octets, at)).isEqualTo(reference.getLong(at));
        }
    }

    @Test
    void what_is_written_is_read_back_and_nothing_beside_it_is_touched() {
        for (int i = 0; i < 2000; i++) {
            final long value = random.nextLong();
            final int at = 1 + random.nextInt(40);

            assertWrites(at, 2, Short.toUnsignedLong((short) value), bytes -> {
                Bytes.putU16(bytes, at, (int) value);
                return Bytes.u16(bytes, at);
            });
            assertWrites(at, 4, Integer.toUnsignedLong((int) value), bytes -> {
                Bytes.putU32(bytes, at, (int) value);
                return Bytes.u32(bytes, at);
            });
            assertWrites(at, 8, value, bytes -> {
                Bytes.putI64(bytes, at, value);
                return Bytes.i64(bytes, at);
            });
            assertWrites(at, 2, Short.toUnsignedLong((short) value), bytes -> {
                Bytes.putLittleU16(bytes, at, (int) value);
                return Bytes.littleU16(bytes, at);
            });
            assertWrites(at, 4, Integer.toUnsignedLong((int) value), bytes -> {
                Bytes.putLittleU32(bytes, at, (int) value);
                return Bytes.littleU32(bytes, at);
            });
            assertWrites(at, 8, value, bytes -> {
                Bytes.putLittleI64(bytes, at, value);
                return Bytes.littleI64(bytes, at);
            });
        }
    }

    private interface WriteThenRead {
        long in(byte[] bytes);
    }

    private static void assertWrites(int at, int width, long expected, WriteThenRead access) {
        final byte[] bytes = new byte[64];
        Arrays.fill(bytes, (byte) 0x5a);

        assertThat(access.in(bytes)).isEqualTo(expected);
        for (int i = 0; i < bytes.length; i++) {
            if (i < at || i >= at + width) {
                assertThat(bytes[i])
                        .as("octet %d of a write of %d at %d", i, width, at)
                        .isEqualTo((byte) 0x5a);
            }
        }
    }

    @Test
    void an_integer_of_any_reduced_length_is_its_octets_as_a_number() {
        for (int i = 0; i < 4000; i++) {
            random.nextBytes(octets);
            final int length = 1 + random.nextInt(8);
            final int at = random.nextInt(50);
            final byte[] slice = Arrays.copyOfRange(octets, at, at + length);

            assertThat(Bytes.unsigned(octets, at, length)).isEqualTo(new BigInteger(1, slice).longValue());
            assertThat(Bytes.signed(octets, at, length)).isEqualTo(new BigInteger(slice).longValue());
        }
    }

    @Test
    void an_integer_of_no_octets_is_zero() {
        assertThat(Bytes.unsigned(new byte[0], 0, 0)).isZero();
        assertThat(Bytes.signed(new byte[0], 0, 0)).isZero();
    }

    @Test
    void reading_past_the_end_is_refused() {
        assertThatThrownBy(() -> Bytes.u32(octets, 61)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Bytes.littleI64(octets, 57)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Bytes.unsigned(octets, 60, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
