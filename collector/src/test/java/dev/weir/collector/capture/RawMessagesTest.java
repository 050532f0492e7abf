package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Netflow5Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RawMessagesTest {
    @Test
    void netflow5_messages_back_to_back_are_cut_where_their_counts_say() {
        final byte[] payload = join(message(2), message(1), message(30));

        assertThat(RawMessages.nextLength(payload, 0)).isEqualTo(24 + 2 * 48);
        assertThat(RawMessages.nextLength(payload, 24 + 2 * 48)).isEqualTo(24 + 48);
        assertThat(RawMessages.nextLength(payload, 24 + 2 * 48 + 24 + 48)).isEqualTo(24 + 30 * 48);
    }

    @Test
    void a_message_with_octets_behind_it_that_are_no_message_stays_whole_with_them() {
        final byte[] payload = join(message(2), new byte[] {0, 5, 1, 2, 3, 4});

        assertThat(RawMessages.nextLength(payload, 0)).isEqualTo(payload.length);
    }

    @Test
    void a_count_that_lies_is_not_a_cut() {
        final byte[] payload = join(message(2), message(1));
        ByteBuffer.wrap(payload).putShort(24 + 2 * 48 + 2, (short) 55_582);

        assertThat(RawMessages.nextLength(payload, 0)).isEqualTo(payload.length);
    }

    @Test
    void a_count_of_zero_ends_the_search() {
        final byte[] payload = new byte[48];
        payload[1] = 5;

        assertThat(RawMessages.nextLength(payload, 0)).isEqualTo(48);
    }

    @Test
    void ipfix_messages_are_cut_where_their_lengths_say() {
        final ByteBuffer two = ByteBuffer.allocate(36);
        two.putShort(0, (short) 10).putShort(2, (short) 16);
        two.putShort(16, (short) 10).putShort(18, (short) 20);

        assertThat(RawMessages.nextLength(two.array(), 0)).isEqualTo(16);
        assertThat(RawMessages.nextLength(two.array(), 16)).isEqualTo(20);
    }

    @Test
    void other_protocols_do_not_tell_their_length_and_stay_whole() {
        final byte[] netflow9 = new byte[80];
        netflow9[1] = 9;

        assertThat(RawMessages.nextLength(netflow9, 0)).isEqualTo(80);
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
