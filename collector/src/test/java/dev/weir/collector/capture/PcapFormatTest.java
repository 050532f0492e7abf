package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.flow.Bytes;
import dev.weir.testing.CaptureWriter;
import dev.weir.testing.Packets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcapFormatTest {
    private static final long AT = 1_700_000_000_123_456_789L;
    private static final byte[] PACKET =
            Packets.ipv4("192.0.2.1", "198.51.100.2", Packets.UDP, Packets.udp(5000, 2055, Packets.text("hello")));

    @Test
    void hand_written_bytes_give_the_datagram_they_spell() throws IOException {
        final byte[] file = HexFormat.of()
                .parseHex("d4c3b2a1" + "0200" + "0400" + "00000000" + "00000000" + "ffff0000" + "65000000"
                        + "00f15365" + "40e20100" + "1e000000" + "1e000000"
                        + "4500001e000000004011" + "0000" + "c0000201" + "c6336402"
                        + "1388" + "0807" + "000a" + "0000" + "6f6b");

        final CaptureContent.Datagram datagram = CaptureContent.of(file).only();

        assertThat(datagram.text()).isEqualTo("ok");
        assertThat(datagram.source()).isEqualTo("192.0.2.1");
        assertThat(datagram.sourcePort()).isEqualTo(5000);
        assertThat(datagram.target()).isEqualTo("198.51.100.2");
        assertThat(datagram.targetPort()).isEqualTo(2055);
        assertThat(datagram.nanos()).isEqualTo(0x6553f100L * 1_000_000_000L + 123_456_000L);
        assertThat(datagram.truncated()).isFalse();
    }

    @Test
    void both_byte_orders_and_every_magic_are_read() throws IOException {
        for (final ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            for (final int magic :
                    new int[] {CaptureWriter.MICROSECONDS, CaptureWriter.NANOSECONDS, CaptureWriter.MODIFIED}) {
                final CaptureContent content = CaptureContent.of(file(magic, order));

                assertThat(content.texts()).as("%s %x", order, magic).containsExactly("hello", "hello");
                assertThat(content.datagrams().get(0).nanos())
                        .as("%s %x", order, magic)
                        .isEqualTo(magic == CaptureWriter.NANOSECONDS ? AT : AT / 1000 * 1000);
            }
        }
    }

    @Test
    void a_gzip_file_is_unpacked() throws IOException {
        assertThat(CaptureContent.of(gzip(file(CaptureWriter.NANOSECONDS, ByteOrder.LITTLE_ENDIAN)))
                        .texts())
                .containsExactly("hello", "hello");
    }

    @Test
    void a_cut_gzip_file_gives_what_can_be_unpacked_and_is_counted_as_damaged() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final CaptureWriter writer =
                new CaptureWriter(bytes, CaptureWriter.RAW_IP, CaptureWriter.MICROSECONDS, ByteOrder.LITTLE_ENDIAN);
        final Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            final byte[] noise = new byte[100];
            random.nextBytes(noise);
            writer.write(AT, Packets.ipv4("192.0.2.1", "192.0.2.2", Packets.UDP, Packets.udp(1, 2, noise)));
        }
        final byte[] packed = gzip(bytes.toByteArray());

        final CaptureContent content = CaptureContent.of(Arrays.copyOf(packed, packed.length / 2));

        assertThat(content.datagrams()).hasSizeBetween(500, 1500);
        assertThat(content.count(CaptureCounter.FILE_DAMAGED)).isEqualTo(1);
        assertThat(content.damage().description()).contains("gzip");
    }

    @Test
    void gzip_magic_with_nothing_behind_it_is_refused() {
        assertThatThrownBy(() -> CaptureContent.of(new byte[] {0x1f, (byte) 0x8b, 8}))
                .isInstanceOf(CaptureFormatException.class)
                .hasMessageContaining("gzip");
    }

    @Test
    void other_files_are_refused_with_the_reason() {
        assertThatThrownBy(() -> CaptureContent.of(new byte[0]))
                .isInstanceOf(CaptureFormatException.class)
                .hasMessage("is empty");
        assertThatThrownBy(() -> CaptureContent.of(Packets.text("flow,flow,flow")))
                .isInstanceOf(CaptureFormatException.class)
                .hasMessageContaining("unknown magic number");
    }

    @Test
    void a_file_without_packets_ends_at_once_and_is_not_damaged() throws IOException {
        final CaptureContent content = CaptureContent.ofPackets(CaptureWriter.ETHERNET);

        assertThat(content.datagrams()).isEmpty();
        assertThat(content.counts().toString()).isEmpty();
        assertThat(content.damage()).isNull();
    }

    @Test
    void a_record_longer_than_any_packet_is_damage_and_reserves_nothing() throws IOException {
        final byte[] whole = file(CaptureWriter.MICROSECONDS, ByteOrder.LITTLE_ENDIAN);
        final int second = 24 + 16 + PACKET.length;
        Bytes.putLittleU32(whole, second + 8, -1);

        final CaptureContent content = CaptureContent.of(whole);

        assertThat(content.texts()).containsExactly("hello");
        assertThat(content.damage()).isEqualTo(new CaptureDamage(second, "a record of 4294967295 bytes cannot be"));
        assertThat(content.count(CaptureCounter.FILE_DAMAGED)).isEqualTo(1);
    }

    @Test
    void a_packet_longer_than_the_buffer_is_read_as_far_as_its_headers_go() throws IOException {
        final byte[] huge = Arrays.copyOf(PACKET, 1_000_000);

        assertThat(CaptureContent.ofPackets(CaptureWriter.RAW_IP, huge, PACKET).texts())
                .containsExactly("hello", "hello");
    }

    @Test
    void a_file_is_opened_by_its_path_as_capture_or_as_payload(@TempDir Path directory) throws IOException {
        final Path capture = directory.resolve("a.pcap");
        Files.write(capture, file(CaptureWriter.MICROSECONDS, ByteOrder.BIG_ENDIAN));
        final Path payload = directory.resolve("a.bin");
        Files.write(payload, Packets.text("raw"));
        final CapturedDatagram cursor = new CapturedDatagram();

        try (DatagramSource first = DatagramSource.open(capture, 7);
                DatagramSource second = DatagramSource.open(payload, 7)) {
            assertThat(first).isInstanceOf(CaptureReader.class);
            assertThat(first.next(cursor)).isTrue();
            assertThat(second).isInstanceOf(RawPayloadReader.class);
            assertThat(second.next(cursor)).isTrue();
            assertThat(cursor.capturedAtEpochNanos()).isEqualTo(7);
        }
    }

    @Test
    void no_more_is_read_than_the_next_datagram_needs() throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final CaptureWriter writer =
                new CaptureWriter(bytes, CaptureWriter.RAW_IP, CaptureWriter.MICROSECONDS, ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 20_000; i++) {
            writer.write(AT, PACKET);
        }
        final ByteArrayInputStream stream = new ByteArrayInputStream(bytes.toByteArray());
        try (CaptureReader reader = CaptureReader.open(stream)) {
            assertThat(reader.next(new CapturedDatagram())).isTrue();

            assertThat(bytes.size() - stream.available()).isLessThan(40_000);
        }
    }

    @Test
    void refusing_a_file_closes_it() {
        final boolean[] closed = {false};
        final ByteArrayInputStream stream = new ByteArrayInputStream(Packets.text("nonsense")) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        assertThatThrownBy(() -> CaptureReader.open(stream)).isInstanceOf(CaptureFormatException.class);
        assertThat(closed[0]).isTrue();
    }

    private static byte[] file(int magic, ByteOrder order) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CaptureWriter(bytes, CaptureWriter.RAW_IP, magic, order)
                .write(AT, PACKET)
                .write(AT, PACKET);
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
