package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.CaptureWriter;
import dev.weir.testing.Packets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FragmentTableTest {
    private static final int RAW_IP = 101;
    private static final int MORE = 0x2000;

    @Test
    void ipv4_fragments_make_the_datagram_in_whatever_order_they_come() throws IOException {
        final byte[] payload = noise(9000);
        final List<byte[]> fragments = new ArrayList<>(fragments4(7, Packets.udp(5, 2055, payload), 1480));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(fragments, new Random(seed));

            final CaptureContent content = CaptureContent.ofPackets(RAW_IP, fragments.toArray(byte[][]::new));

            assertThat(content.only().payload()).isEqualTo(payload);
            assertThat(content.only().sourcePort()).isEqualTo(5);
            assertThat(content.only().source()).isEqualTo("192.0.2.1");
            assertThat(content.only().nanos()).isEqualTo((fragments.size() - 1) * 1000L);
            assertThat(content.count(CaptureCounter.FRAGMENTS_JOINED)).isEqualTo(fragments.size());
        }
    }

    @Test
    void ipv6_fragments_make_the_datagram_with_headers_before_and_behind_the_fragment_header() throws IOException {
        final byte[] udp = Packets.udp(5, 2055, noise(3000));
        final byte[] whole = Packets.options6(Packets.UDP, udp);
        final byte[][] packets = {
            ipv6(0, Packets.options6(44, Packets.fragment6(60, 1600, false, 9, tail(whole, 1600)))),
            ipv6(44, Packets.fragment6(60, 0, true, 9, Arrays.copyOf(whole, 1600)))
        };

        assertThat(CaptureContent.ofPackets(RAW_IP, packets).only().payload()).isEqualTo(tail(udp, 8));
    }

    @Test
    void an_ipv6_datagram_in_one_piece_with_a_fragment_header_is_no_fragment() throws IOException {
        final CaptureContent content = CaptureContent.ofPackets(
                RAW_IP, ipv6(44, Packets.fragment6(Packets.UDP, 0, false, 9, Packets.udp(1, 2, Packets.text("one")))));

        assertThat(content.only().text()).isEqualTo("one");
        assertThat(content.count(CaptureCounter.DATAGRAMS)).isEqualTo(1);
    }

    @Test
    void datagrams_with_other_ids_are_kept_apart() throws IOException {
        final List<byte[]> first = fragments4(1, Packets.udp(1, 2, Packets.text("a".repeat(40))), 24);
        final List<byte[]> second = fragments4(2, Packets.udp(1, 2, Packets.text("b".repeat(40))), 24);

        assertThat(CaptureContent.ofPackets(RAW_IP, first.get(0), second.get(0), second.get(1), first.get(1))
                        .texts())
                .containsExactly("b".repeat(40), "a".repeat(40));
    }

    @Test
    void a_repeated_fragment_is_left_out_and_does_no_harm() throws IOException {
        final List<byte[]> fragments = fragments4(1, Packets.udp(1, 2, Packets.text("c".repeat(40))), 24);

        final CaptureContent content =
                CaptureContent.ofPackets(RAW_IP, fragments.get(1), fragments.get(1), fragments.get(0));

        assertThat(content.only().text()).isEqualTo("c".repeat(40));
        assertThat(content.count(CaptureCounter.FRAGMENTS_REFUSED)).isEqualTo(1);
    }

    @Test
    void overlapping_fragments_are_refused_with_their_datagram() throws IOException {
        final byte[] udp = Packets.udp(1, 2, Packets.text("d".repeat(40)));
        final byte[] other = Packets.udp(1, 2, Packets.text("e".repeat(40)));

        assertRefused(fragment4(1, 0, true, udp, 24), fragment4(1, 16, false, udp, 32));
        assertRefused(fragment4(1, 0, true, udp, 24), fragment4(1, 0, true, other, 24));
        assertRefused(fragment4(1, 24, true, udp, 16), fragment4(1, 8, false, udp, 16));
        assertRefused(fragment4(1, 24, false, udp, 16), fragment4(1, 40, true, udp, 8));
        assertRefused(fragment4(1, 24, false, udp, 16), fragment4(1, 40, false, udp, 8));
    }

    @Test
    void fragments_that_cannot_be_are_refused() throws IOException {
        final byte[] udp = Packets.udp(1, 2, noise(40));

        assertRefused(fragment4(1, 0, true, udp, 13));
        assertRefused(Packets.ipv4Fragment("192.0.2.1", "192.0.2.2", 17, 0, 1, 0x1fff, new byte[8]));
        assertRefused(Packets.ipv4Fragment("192.0.2.1", "192.0.2.2", 17, 0, 1, MORE, new byte[0]));
    }

    @Test
    void a_fragment_cut_by_the_capture_is_refused() throws IOException {
        final byte[] packet = fragment4(1, 0, true, Packets.udp(1, 2, noise(40)), 24);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer(bytes).write(0, Arrays.copyOf(packet, packet.length - 8), packet.length);

        final CaptureContent content = CaptureContent.of(bytes.toByteArray());
        assertThat(content.count(CaptureCounter.FRAGMENTS_REFUSED)).isEqualTo(1);
    }

    @Test
    void a_reassembled_datagram_that_is_not_sound_udp_is_refused() throws IOException {
        final byte[] lying = Packets.udp(1, 2, 5, noise(40));

        final CaptureContent content =
                CaptureContent.ofPackets(RAW_IP, fragment4(1, 0, true, lying, 24), fragment4(1, 24, false, lying, 24));

        assertThat(content.datagrams()).isEmpty();
        assertThat(content.count(CaptureCounter.FRAGMENTS_REFUSED)).isEqualTo(2);
    }

    @Test
    void fragments_expire_by_the_time_of_the_capture() throws IOException {
        final byte[] udp = Packets.udp(1, 2, Packets.text("f".repeat(40)));
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writer(bytes)
                .write(0, fragment4(1, 0, true, udp, 24))
                .write(FragmentTable.MAX_AGE_NANOS + 1000, fragment4(1, 24, false, udp, 24))
                .write(FragmentTable.MAX_AGE_NANOS + 2000, fragment4(1, 0, true, udp, 24));

        final CaptureContent content = CaptureContent.of(bytes.toByteArray());

        assertThat(content.only().text()).isEqualTo("f".repeat(40));
        assertThat(content.count(CaptureCounter.FRAGMENTS_EXPIRED)).isEqualTo(1);
    }

    @Test
    void a_flood_of_unfinished_datagrams_stays_in_bounds_and_drops_the_oldest() throws IOException {
        final byte[] udp = Packets.udp(1, 2, Packets.text("g".repeat(40)));
        final List<byte[]> packets = new ArrayList<>();
        for (int id = 0; id < 2000; id++) {
            packets.add(fragment4(id, 0, true, udp, 24));
        }
        packets.add(fragment4(0, 24, false, udp, 24));
        packets.add(fragment4(1999, 24, false, udp, 24));

        final CaptureContent content = CaptureContent.ofPackets(RAW_IP, packets.toArray(byte[][]::new));

        assertThat(content.datagrams()).hasSize(1);
        assertThat(content.count(CaptureCounter.FRAGMENTS_EXPIRED)).isEqualTo(2000);
    }

    @Test
    void unfinished_datagrams_that_claim_all_the_room_are_bounded_in_bytes() throws IOException {
        final List<byte[]> packets = new ArrayList<>();
        final byte[] udp = Packets.udp(1, 2, noise(24));
        for (int id = 0; id < 100; id++) {
            packets.add(Packets.ipv4Fragment("192.0.2.1", "192.0.2.2", 17, 0, id, MORE | 65_000 / 8, new byte[8]));
        }
        packets.add(0, fragment4(5000, 0, true, udp, 24));
        packets.add(fragment4(5000, 24, false, udp, 8));

        assertThat(CaptureContent.ofPackets(RAW_IP, packets.toArray(byte[][]::new))
                        .datagrams())
                .as("the oldest had to go: 100 times 64 KiB is more than the table keeps")
                .isEmpty();
    }

    private static void assertRefused(byte[]... packets) throws IOException {
        final CaptureContent content = CaptureContent.ofPackets(RAW_IP, packets);
        assertThat(content.datagrams()).isEmpty();
        assertThat(content.count(CaptureCounter.FRAGMENTS_REFUSED))
                .as("%s", content.counts())
                .isEqualTo(packets.length);
    }

    private static List<byte[]> fragments4(int id, byte[] payload, int step) {
        final List<byte[]> fragments = new ArrayList<>();
        for (int at = 0; at < payload.length; at += step) {
            fragments.add(fragment4(id, at, at + step < payload.length, payload, step));
        }
        return fragments;
    }

    private static byte[] fragment4(int id, int at, boolean more, byte[] payload, int length) {
        final int from = Math.min(at, payload.length - 1);
        final byte[] part =
                Arrays.copyOfRange(payload, from, Math.max(from + 8, Math.min(from + length, payload.length)));
        return Packets.ipv4Fragment("192.0.2.1", "192.0.2.2", Packets.UDP, 0, id, at / 8 | (more ? MORE : 0), part);
    }

    private static byte[] ipv6(int nextHeader, byte[] payload) {
        return Packets.ipv6("2001:db8::1", "2001:db8::2", nextHeader, payload);
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static CaptureWriter writer(ByteArrayOutputStream bytes) throws IOException {
        return new CaptureWriter(bytes, RAW_IP, CaptureWriter.MICROSECONDS, ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] noise(int length) {
        final byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
