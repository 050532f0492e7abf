package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Packets;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PcapngFormatTest {
    private static final int RAW_IP = 101;
    private static final long SECOND = 1_000_000_000L;

    @Test
    void hand_written_bytes_give_the_datagram_they_spell() throws IOException {
        final byte[] file = HexFormat.of()
                .parseHex("0a0d0d0a" + "1c000000" + "4d3c2b1a" + "0100" + "0000" + "ffffffffffffffff" + "1c000000"
                        + "01000000" + "14000000" + "6500" + "0000" + "00000400" + "14000000"
                        + "06000000" + "40000000" + "00000000" + "30020000" + "01000000" + "1e000000" + "1e000000"
                        + "4500001e000000004011" + "0000" + "c0000201" + "c6336402"
                        + "1388" + "0807" + "000a" + "0000" + "6f6b" + "0000"
                        + "40000000");

        final CaptureContent.Datagram datagram = CaptureContent.of(file).only();

        assertThat(datagram.text()).isEqualTo("ok");
        assertThat(datagram.nanos()).isEqualTo(0x230_0000_0001L * 1000);
    }

    @Test
    void sections_of_both_byte_orders_are_read_one_after_the_other() throws IOException {
        final PcapngBytes file = new PcapngBytes();
        for (final ByteOrder order :
                new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            file.section(order)
                    .describeInterface(1, 0)
                    .describeInterface(RAW_IP, 0)
                    .enhanced(1, 5, packet("e"))
                    .obsolete(1, 6, packet("o"))
                    .enhanced(0, 5, Packets.ethernet(packet("eth")));
        }

        final CaptureContent content = CaptureContent.of(file.bytes());

        assertThat(content.texts()).containsExactly("e", "o", "eth", "e", "o", "eth", "e", "o", "eth");
        assertThat(content.datagrams().get(4).nanos()).isEqualTo(6000);
        assertThat(content.damage()).isNull();
    }

    @Test
    void each_interface_has_its_own_time_resolution_and_offset() throws IOException {
        final PcapngBytes file = new PcapngBytes().section(ByteOrder.BIG_ENDIAN);
        final long seconds = 1_700_000_000L;
        file.describeInterface(RAW_IP, 0)
                .describeInterface(RAW_IP, 0, file.resolution(9))
                .describeInterface(RAW_IP, 0, file.resolution(3), file.timeOffset(seconds), file.option(0, new byte[0]))
                .describeInterface(RAW_IP, 0, file.resolution(0x80 | 10))
                .describeInterface(RAW_IP, 0, file.resolution(12))
                .describeInterface(RAW_IP, 0, file.option(2, Packets.text("eth0")), file.timeOffset(-10))
                .enhanced(0, seconds * 1_000_000 + 7, packet("micro"))
                .enhanced(1, seconds * SECOND + 7, packet("nano"))
                .enhanced(2, 1500, packet("milli"))
                .enhanced(3, seconds << 10 | 512, packet("binary"))
                .enhanced(4, 2_000_000_007_000L, packet("pico"))
                .enhanced(5, 11_000_000, packet("offset"));

        assertThat(CaptureContent.of(file.bytes()).datagrams())
                .extracting(CaptureContent.Datagram::nanos)
                .containsExactly(
                        seconds * SECOND + 7000,
                        seconds * SECOND + 7,
                        (seconds + 1) * SECOND + SECOND / 2,
                        seconds * SECOND + SECOND / 2,
                        2 * SECOND + 7,
                        SECOND);
    }

    @Test
    void absurd_resolutions_and_offsets_are_cut_to_a_time_that_fits() {
        for (int octet = 0; octet < 256; octet++) {
            for (final long ticks : new long[] {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE}) {
                for (final long offset : new long[] {0, Long.MAX_VALUE, Long.MIN_VALUE}) {
                    final PcapngInterface described = new PcapngInterface(RAW_IP, 0);
                    described.setResolution(octet);
                    described.setOffsetSeconds(offset);

                    assertThat(described.epochNanos(ticks))
                            .as("resolution %d, ticks %d, offset %d", octet, ticks, offset)
                            .isBetween(-9_000_000_000L * SECOND, 9_000_000_001L * SECOND);
                }
            }
        }
    }

    @Test
    void finest_binary_resolution_keeps_the_fraction() {
        final PcapngInterface described = new PcapngInterface(RAW_IP, 0);
        described.setResolution(0x80 | 63);

        assertThat(described.epochNanos(1L << 62)).isEqualTo(SECOND / 2);
        described.setResolution(0x80 | 32);
        assertThat(described.epochNanos(3L << 31)).isEqualTo(SECOND + SECOND / 2);
    }

    @Test
    void simple_packets_have_no_time_and_are_cut_by_the_snapshot_length() throws IOException {
        final byte[] packet = packet("simple!");
        final byte[] whole = new PcapngBytes()
                .section(ByteOrder.LITTLE_ENDIAN)
                .describeInterface(RAW_IP, 0)
                .simple(packet.length, packet)
                .bytes();
        final byte[] cut = new PcapngBytes()
                .section(ByteOrder.LITTLE_ENDIAN)
                .describeInterface(RAW_IP, 30)
                .simple(packet.length, Arrays.copyOf(packet, 32))
                .bytes();

        assertThat(CaptureContent.of(whole).only().text()).isEqualTo("simple!");
        assertThat(CaptureContent.of(whole).only().nanos()).isZero();
        final CaptureContent.Datagram truncated = CaptureContent.of(cut).only();
        assertThat(truncated.text()).isEqualTo("si");
        assertThat(truncated.truncated()).isTrue();
    }

    @Test
    void unknown_blocks_are_passed_over() throws IOException {
        final byte[] file = new PcapngBytes()
                .section(ByteOrder.LITTLE_ENDIAN)
                .block(4, new byte[300_000])
                .describeInterface(RAW_IP, 0)
                .block(0xBAD, new byte[0])
                .enhanced(0, 1, packet("after"))
                .block(0x80000001, new byte[8])
                .bytes();

        final CaptureContent content = CaptureContent.of(file);
        assertThat(content.texts()).containsExactly("after");
        assertThat(content.damage()).isNull();
    }

    @Test
    void a_packet_of_an_interface_that_is_not_described_has_no_link_type() throws IOException {
        final byte[] file = new PcapngBytes()
                .section(ByteOrder.LITTLE_ENDIAN)
                .simple(30, packet("x"))
                .enhanced(0, 1, packet("x"))
                .enhanced(-1, 1, packet("x"))
                .section(ByteOrder.LITTLE_ENDIAN)
                .describeInterface(RAW_IP, 0)
                .enhanced(0, 1, packet("y"))
                .bytes();

        final CaptureContent content = CaptureContent.of(file);
        assertThat(content.texts()).containsExactly("y");
        assertThat(content.count(CaptureCounter.UNKNOWN_LINK_TYPE)).isEqualTo(3);
    }

    @Test
    void lengths_that_cannot_be_are_damage_after_all_that_came_before() throws IOException {
        assertDamaged(good().rawBlock(6, 13, new byte[20], 32), "a block of 13 bytes cannot be");
        assertDamaged(good().rawBlock(6, 8, new byte[20], 32), "a block of 8 bytes cannot be");
        assertDamaged(good().rawBlock(6, -4, new byte[20], 32), "a block of 4294967292 bytes cannot be");
        assertDamaged(good().rawBlock(99, 32, new byte[20], 36), "a block whose two lengths differ");
        assertDamaged(good().block(6, new byte[16]), "a block shorter than its fields");
        assertDamaged(good().block(0x0a0d0d0a, new byte[16]), "a section header without the byte-order magic");
        assertDamaged(good().enhanced(0, 1, new byte[8], 9, 9), "a packet longer than its block");
        assertDamaged(good().rawBlock(99, 4000, new byte[20], 32), "the file ends within a packet or block");
    }

    private static PcapngBytes good() {
        return new PcapngBytes()
                .section(ByteOrder.LITTLE_ENDIAN)
                .describeInterface(RAW_IP, 0)
                .enhanced(0, 1, packet("good"));
    }

    private static void assertDamaged(PcapngBytes file, String description) throws IOException {
        final CaptureContent content = CaptureContent.of(file.bytes());
        assertThat(content.texts()).containsExactly("good");
        assertThat(content.damage()).isEqualTo(new CaptureDamage(good().bytes().length, description));
        assertThat(content.count(CaptureCounter.FILE_DAMAGED)).isEqualTo(1);
    }

    private static byte[] packet(String payload) {
        return Packets.ipv4("192.0.2.1", "192.0.2.2", Packets.UDP, Packets.udp(1, 2, Packets.text(payload)));
    }
}
