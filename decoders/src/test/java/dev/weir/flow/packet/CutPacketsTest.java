package dev.weir.flow.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packets cut off anywhere, damaged packets, and octets that are none. */
class CutPacketsTest {
    private static final Map<String, byte[]> PACKETS = SamplePackets.all();
    private static final int ROUNDS = 20_000;
    private static final int HEADER_PROTOCOLS = 16;

    private final PacketDissector whole = new PacketDissector();
    private final PacketDissector cut = new PacketDissector();

    static Iterable<String> names() {
        return PACKETS.keySet();
    }

    /** Exact arrays, so that a read behind the end would throw. */
    @ParameterizedTest
    @MethodSource("names")
    void a_packet_cut_off_anywhere_gives_what_was_there(String name) {
        final byte[] packet = PACKETS.get(name);
        whole.dissectEthernet(packet, 0, packet.length);
        for (int length = 0; length < packet.length; length++) {
            cut.dissectEthernet(Arrays.copyOf(packet, length), 0, length);
            assertSubset(cut.outer(), whole.outer(), name + " cut at " + length);
            assertSubset(cut.inner(), whole.inner(), name + " cut at " + length);
        }
    }

    @Test
    void an_address_that_is_cut_off_is_not_there() {
        final byte[] packet = PACKETS.get("tcp");

        cut.dissectEthernet(packet, 0, 14 + 19);

        assertThat(cut.outer().copySourceAddress(new byte[16], 0)).isTrue();
        assertThat(cut.outer().copyDestinationAddress(new byte[16], 0)).isFalse();
    }

    @Test
    void damaged_packets_end_and_throw_nothing() {
        final Random random = new Random(20_260_722);
        final byte[][] packets = PACKETS.values().toArray(byte[][]::new);
        for (int round = 0; round < ROUNDS; round++) {
            final byte[] packet = packets[random.nextInt(packets.length)].clone();
            for (int damage = random.nextInt(6); damage >= 0; damage--) {
                packet[random.nextInt(packet.length)] = (byte) random.nextInt();
            }
            dissectEveryWay(Arrays.copyOf(packet, random.nextInt(packet.length + 1)));
        }
    }

    @Test
    void noise_ends_and_throws_nothing() {
        final Random random = new Random(4711);
        for (int round = 0; round < ROUNDS; round++) {
            final byte[] noise = new byte[random.nextInt(128)];
            random.nextBytes(noise);
            dissectEveryWay(noise);
        }
    }

    /** A chain of 60,000 octets of tags, labels or extension headers is read to the bound only. */
    @Test
    void a_hostile_chain_ends_early() {
        final byte[] tags = new byte[60_000];
        for (int i = 12; i + 4 <= tags.length; i += 4) {
            tags[i] = (byte) 0x81;
        }
        cut.dissectEthernet(tags, 0, tags.length);
        assertThat(cut.outer().has(PacketField.ETHER_TYPE)).isFalse();

        cut.dissectMpls(new byte[60_000], 0, 60_000);
        assertThat(cut.outer().labelCount()).isEqualTo(64);
    }

    private void dissectEveryWay(byte[] octets) {
        for (int protocol = 0; protocol < HEADER_PROTOCOLS; protocol++) {
            cut.dissect(protocol, octets, 0, octets.length);
        }
        for (int protocol = 0; protocol < 256; protocol += 1 + (octets.length & 7)) {
            cut.dissectIpPayload(protocol, octets, 0, octets.length);
        }
        cut.dissectMplsPayload(octets, 0, octets.length);
        assertThat(cut.outer().labelCount()).isNotNegative();
    }

    private static void assertSubset(PacketHeaders part, PacketHeaders full, String what) {
        for (PacketField field : PacketField.values()) {
            if (part.has(field)) {
                assertThat(full.has(field)).as("%s: %s", what, field).isTrue();
                assertThat(part.get(field)).as("%s: %s", what, field).isEqualTo(full.get(field));
            }
        }
        assertThat(part.labelCount()).as(what).isLessThanOrEqualTo(full.labelCount());
        for (int i = 0; i < part.labelCount(); i++) {
            assertThat(part.labelStackEntry(i)).as(what).isEqualTo(full.labelStackEntry(i));
        }
        if (part.tunnel() != null) {
            assertThat(part.tunnel()).as(what).isEqualTo(full.tunnel());
        }
    }
}
