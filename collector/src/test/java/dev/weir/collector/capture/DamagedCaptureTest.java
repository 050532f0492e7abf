package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weir.testing.CaptureWriter;
import dev.weir.testing.Packets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DamagedCaptureTest {
    /** A file holds several datagrams, and a reader for it costs more than one: a quarter of the profile's number. */
    private static final int FUZZ_ROUNDS = Integer.getInteger("weir.fuzz.datagrams", 200_000) / 4;

    @Test
    void a_pcap_file_cut_at_any_byte_gives_what_was_whole_before() throws IOException {
        final List<Integer> ends = new ArrayList<>();
        final byte[] file = pcap(ends);
        for (int length = CaptureReader.MAGIC_LENGTH; length <= file.length; length++) {
            assertGivesWhatIsWhole(file, length, ends, length == 24 || ends.contains(length));
        }
    }

    @Test
    void a_pcapng_file_cut_at_any_byte_gives_what_was_whole_before() throws IOException {
        final List<Integer> ends = new ArrayList<>();
        final PcapngBytes builder = new PcapngBytes().section(ByteOrder.BIG_ENDIAN);
        final int afterSection = builder.bytes().length;
        builder.describeInterface(CaptureWriter.ETHERNET, 0, builder.resolution(9), builder.timeOffset(1));
        final int afterInterface = builder.bytes().length;
        for (final byte[] packet : packets()) {
            ends.add(builder.enhanced(0, 1, packet).bytes().length);
        }
        final byte[] file = builder.bytes();
        for (int length = CaptureReader.MAGIC_LENGTH; length <= file.length; length++) {
            assertGivesWhatIsWhole(
                    file, length, ends, length == afterSection || length == afterInterface || ends.contains(length));
        }
    }

    @Test
    void mutated_files_never_throw_hang_or_open_the_books() throws IOException {
        final byte[][] seeds = {pcap(new ArrayList<>()), pcapng(), mixedPackets(113), mixedPackets(276), mixedPackets(0)
        };
        final Random random = new Random(20260101);
        final byte[][] work = Arrays.stream(seeds).map(byte[]::clone).toArray(byte[][]::new);
        final CapturedDatagram cursor = new CapturedDatagram();
        long delivered = 0;
        for (int round = 0; round < FUZZ_ROUNDS; round++) {
            final int which = random.nextInt(seeds.length);
            final byte[] file = work[which];
            System.arraycopy(seeds[which], 0, file, 0, file.length);
            mutate(file, random);
            delivered += readAll(file, random.nextInt(8) == 0 ? random.nextInt(file.length) : file.length, cursor);
        }
        assertThat(delivered).as("most mutated files still hold something").isGreaterThan(FUZZ_ROUNDS);
    }

    private static long readAll(byte[] file, int length, CapturedDatagram cursor) throws IOException {
        final CaptureReader reader;
        try {
            reader = CaptureReader.open(new ByteArrayInputStream(file, 0, length));
        } catch (CaptureFormatException expected) {
            return 0;
        }
        long delivered = 0;
        while (reader.next(cursor)) {
            delivered++;
            if (cursor.offset() < 0 || cursor.length() < 0 || cursor.length() > 65_535) {
                throw new AssertionError("a payload of " + cursor.length() + " at " + cursor.offset());
            }
            if (cursor.offset() + cursor.length() > cursor.bytes().length) {
                throw new AssertionError("a payload beyond its array");
            }
        }
        if (closes(reader.counts(), delivered)) {
            return delivered;
        }
        CaptureContent.assertBooksClosed(reader.counts(), delivered);
        return delivered;
    }

    /** The same as the assertion, without building its messages every round. */
    private static boolean closes(CaptureCounts counts, long delivered) {
        return counts.delivered() == delivered
                && counts.get(CaptureCounter.FRAGMENTS)
                        == counts.get(CaptureCounter.FRAGMENTS_JOINED)
                                + counts.get(CaptureCounter.FRAGMENTS_REFUSED)
                                + counts.get(CaptureCounter.FRAGMENTS_EXPIRED)
                && counts.get(CaptureCounter.PACKETS)
                        == counts.get(CaptureCounter.DATAGRAMS)
                                + counts.get(CaptureCounter.TRUNCATED_DATAGRAMS)
                                + counts.get(CaptureCounter.HEADERS_CUT)
                                + counts.get(CaptureCounter.NOT_IP)
                                + counts.get(CaptureCounter.NOT_UDP)
                                + counts.get(CaptureCounter.MALFORMED_PACKETS)
                                + counts.get(CaptureCounter.UNKNOWN_LINK_TYPE)
                                + counts.get(CaptureCounter.FRAGMENTS);
    }

    private static void mutate(byte[] file, Random random) {
        final int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            // The first bytes decide whether it is read at all: most rounds leave them alone.
            final int first = random.nextInt(16) == 0 ? 0 : 4;
            final int at = first + random.nextInt(file.length - first);
            file[at] = switch (random.nextInt(4)) {
                case 0 -> 0;
                case 1 -> (byte) 0xff;
                case 2 -> (byte) (file[at] ^ 1 << random.nextInt(8));
                default -> (byte) random.nextInt();
            };
        }
    }

    private static void assertGivesWhatIsWhole(byte[] file, int length, List<Integer> ends, boolean clean)
            throws IOException {
        final CaptureContent content = CaptureContent.of(Arrays.copyOf(file, length));
        final long whole = ends.stream().filter(end -> end <= length).count();
        assertThat(content.datagrams()).as("cut at %d", length).hasSize((int) whole);
        assertThat(content.count(CaptureCounter.FILE_DAMAGED))
                .as("cut at %d", length)
                .isEqualTo(clean ? 0 : 1);
        if (!clean) {
            assertThat(content.damage().offset()).as("cut at %d", length).isLessThan(length);
        }
    }

    private static byte[][] packets() {
        final byte[][] packets = new byte[3][];
        for (int i = 0; i < packets.length; i++) {
            packets[i] = Packets.ethernet(
                    Packets.ipv4("192.0.2.1", "192.0.2.2", Packets.UDP, Packets.udp(1, 2, new byte[5 + i])));
        }
        return packets;
    }

    private static byte[] pcap(List<Integer> ends) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final CaptureWriter writer =
                new CaptureWriter(bytes, CaptureWriter.ETHERNET, CaptureWriter.NANOSECONDS, ByteOrder.BIG_ENDIAN);
        for (final byte[] packet : packets()) {
            writer.write(1_000_000_007L, packet);
            ends.add(bytes.size());
        }
        return bytes.toByteArray();
    }

    private static byte[] pcapng() {
        final PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
        file.describeInterface(CaptureWriter.ETHERNET, 0, file.resolution(0x86), file.timeOffset(3));
        file.describeInterface(CaptureWriter.RAW_IP, 64);
        for (final byte[] packet : packets()) {
            file.enhanced(0, 1, packet).obsolete(0, 1, packet);
        }
        return file.section(ByteOrder.BIG_ENDIAN)
                .describeInterface(CaptureWriter.ETHERNET, 0)
                .simple(packets()[0].length, packets()[0])
                .bytes();
    }

    private static byte[] mixedPackets(int linkType) throws IOException {
        final byte[] udp = Packets.udp(1, 2, new byte[60]);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final CaptureWriter writer =
                new CaptureWriter(bytes, linkType, CaptureWriter.MICROSECONDS, ByteOrder.LITTLE_ENDIAN);
        for (final byte[] ip : new byte[][] {
            Packets.ipv4("192.0.2.1", "192.0.2.2", 17, udp),
            Packets.ipv6("2001:db8::1", "2001:db8::2", 0, Packets.options6(17, udp)),
            Packets.ipv4Fragment("192.0.2.1", "192.0.2.2", 17, 0, 1, 0x2000, Arrays.copyOf(udp, 40)),
            Packets.ipv4Fragment("192.0.2.1", "192.0.2.2", 17, 0, 1, 5, Arrays.copyOfRange(udp, 40, 68)),
            Packets.ipv6("2001:db8::1", "2001:db8::2", 44, Packets.fragment6(17, 0, true, 1, Arrays.copyOf(udp, 40))),
            Packets.ipv6(
                    "2001:db8::1",
                    "2001:db8::2",
                    44,
                    Packets.fragment6(17, 40, false, 1, Arrays.copyOfRange(udp, 40, 68)))
        }) {
            writer.write(0, Packets.concat(linkHeader(linkType, ip[0] >> 4 == 4), ip));
        }
        return bytes.toByteArray();
    }

    private static byte[] linkHeader(int linkType, boolean four) {
        final byte[] type = Packets.u16(four ? 0x0800 : 0x86dd);
        return switch (linkType) {
            case 113 -> Packets.concat(new byte[14], type);
            case 276 -> Packets.concat(type, new byte[18]);
            default -> new byte[] {(byte) (four ? 2 : 30), 0, 0, 0};
        };
    }

    @Test
    void reading_on_after_damage_says_there_is_no_more() throws IOException {
        final byte[] file = pcap(new ArrayList<>());
        try (CaptureReader reader = CaptureReader.open(new ByteArrayInputStream(file, 0, file.length - 1))) {
            final CapturedDatagram cursor = new CapturedDatagram();
            assertThatCode(() -> {
                        while (reader.next(cursor)) {
                            assertThat(reader.damage()).isNull();
                        }
                    })
                    .doesNotThrowAnyException();
            assertThat(reader.next(cursor)).isFalse();
            assertThat(reader.counts().get(CaptureCounter.FILE_DAMAGED)).isEqualTo(1);
        }
    }
}
