package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Netflow5Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RawMessagesTest {
    @Test
    void netflow5_messages_back_to_back_are_cut_where_their_counts_say() {
        final byte[] payload = join(message(2), message(1), message(30));

        assertThat(nextLength(payload, 0)).isEqualTo(24 + 2 * 48);
        assertThat(nextLength(payload, 24 + 2 * 48)).isEqualTo(24 + 48);
        assertThat(nextLength(payload, 24 + 2 * 48 + 24 + 48)).isEqualTo(24 + 30 * 48);
    }

    @Test
    void a_message_with_octets_behind_it_that_are_no_message_stays_whole_with_them() {
        final byte[] payload = join(message(2), new byte[] {0, 5, 1, 2, 3, 4});

        assertThat(nextLength(payload, 0)).isEqualTo(payload.length);
    }

    @Test
    void a_count_that_lies_is_not_a_cut() {
        final byte[] payload = join(message(2), message(1));
        ByteBuffer.wrap(payload).putShort(24 + 2 * 48 + 2, (short) 55_582);

        assertThat(nextLength(payload, 0)).isEqualTo(payload.length);
    }

    @Test
    void a_count_of_zero_ends_the_search() {
        final byte[] payload = new byte[48];
        payload[1] = 5;

        assertThat(nextLength(payload, 0)).isEqualTo(48);
    }

    @Test
    void ipfix_messages_are_cut_where_their_lengths_say() {
        final ByteBuffer two = ByteBuffer.allocate(36);
        two.putShort(0, (short) 10).putShort(2, (short) 16);
        two.putShort(16, (short) 10).putShort(18, (short) 20);

        assertThat(nextLength(two.array(), 0)).isEqualTo(16);
        assertThat(nextLength(two.array(), 16)).isEqualTo(20);
    }

    @Test
    void netflow9_messages_are_cut_where_the_next_header_begins() {
        final byte[] payload = join(netflow9(0, 12, 256, 40), netflow9(256, 8), netflow9(1, 20, 300, 5));

        assertThat(nextLength(payload, 0)).isEqualTo(72);
        assertThat(nextLength(payload, 72)).isEqualTo(28);
        assertThat(nextLength(payload, 100)).isEqualTo(45);
    }

    @Test
    void netflow9_with_a_set_that_does_not_fit_or_an_id_that_is_reserved_stays_whole() {
        final byte[] tooLong = join(netflow9(256, 8), netflow9(256, 8));
        ByteBuffer.wrap(tooLong).putShort(28 + 22, (short) 9);
        assertThat(nextLength(tooLong, 0)).isEqualTo(tooLong.length);

        final byte[] reserved = join(netflow9(256, 8), netflow9(7, 8));
        assertThat(nextLength(reserved, 0)).isEqualTo(reserved.length);

        final byte[] empty = join(netflow9(256, 8), netflow9(256, 0));
        assertThat(nextLength(empty, 0)).isEqualTo(empty.length);

        final byte[] cut = join(netflow9(256, 8), new byte[] {0, 9, 0, 1, 0, 0});
        assertThat(nextLength(cut, 0)).isEqualTo(cut.length);
    }

    @Test
    void protocols_that_cannot_be_cut_stay_whole() {
        final byte[] sflow = new byte[80];
        sflow[3] = 5;

        assertThat(nextLength(sflow, 0)).isEqualTo(80);
    }

    @Test
    void the_header_says_when_a_message_was_exported() {
        final ByteBuffer message = ByteBuffer.allocate(80);
        message.putShort(9, (short) 5).putInt(17, 0xf0000001).putInt(21, 999_999_999);
        assertThat(RawMessages.exportTimeAt(message.array(), 9, 24)).isEqualTo(4_026_531_841_999_999_999L);
        message.putInt(21, 1_000_000_000);
        assertThat(RawMessages.exportTimeAt(message.array(), 9, 24)).isEqualTo(4_026_531_841_000_000_000L);
        message.putShort(9, (short) 9);
        assertThat(RawMessages.exportTimeAt(message.array(), 9, 20)).isEqualTo(4_026_531_841_000_000_000L);
        message.putShort(9, (short) 10).putInt(13, 7);
        assertThat(RawMessages.exportTimeAt(message.array(), 9, 16)).isEqualTo(7_000_000_000L);
    }

    @Test
    void sflow_and_pieces_of_headers_do_not_say_when_they_were_exported() {
        final byte[] sflow = new byte[80];
        sflow[3] = 5;
        sflow[9] = 1;
        assertThat(RawMessages.exportTimeAt(sflow, 0, 80)).isZero();
        assertThat(RawMessages.exportTimeAt(new byte[] {0, 5, 0, 1}, 0, 4)).isZero();
    }

    private static int nextLength(byte[] payload, int position) {
        return RawMessages.nextLength(payload, position, payload.length);
    }

    /** A header and sets, given as id and length; a length of less than a header's is only announced. */
    private static byte[] netflow9(int... sets) {
        final ByteBuffer message = ByteBuffer.allocate(1 << 10);
        message.putShort((short) 9).putShort((short) 1).position(20);
        for (int i = 0; i < sets.length; i += 2) {
            final int start = message.position();
            message.putShort((short) sets[i]).putShort((short) sets[i + 1]).position(start + Math.max(4, sets[i + 1]));
        }
        return Arrays.copyOf(message.array(), message.position());
    }

    private static byte[] message(int records) {
        return Netflow5Bytes.message().flows(records).bytes();
    }

    private static byte[] join(byte[]... parts) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
