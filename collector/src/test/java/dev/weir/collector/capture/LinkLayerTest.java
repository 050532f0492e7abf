package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.Packets;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LinkLayerTest {
    private static final byte[] IPV4 =
            Packets.ipv4("192.0.2.1", "192.0.2.2", Packets.UDP, Packets.udp(1, 2, Packets.text("four")));
    private static final byte[] IPV6 =
            Packets.ipv6("2001:db8::1", "2001:db8::2", Packets.UDP, Packets.udp(1, 2, Packets.text("six")));

    @Test
    void ethernet_with_any_number_of_vlan_tags() throws IOException {
        assertReads(1, "020000000002020000000001", "0800", "86dd");
        assertReads(1, "020000000002020000000001" + "81000064", "0800", "86dd");
        assertReads(1, "020000000002020000000001" + "88a80064" + "81000065", "0800", "86dd");
        assertReads(1, "020000000002020000000001" + "91000064" + "81000065" + "81000066", "0800", "86dd");
    }

    @Test
    void linux_cooked_version_1() throws IOException {
        assertReads(113, "0000" + "0001" + "0006" + "0200000000010000", "0800", "86dd");
        assertReads(113, "0000" + "0001" + "0006" + "0200000000010000" + "81000064", "0800", "86dd");
    }

    @Test
    void linux_cooked_version_2() throws IOException {
        final String rest = "0000" + "00000003" + "0001" + "00" + "06" + "0200000000010000";
        assertReads(276, "", "0800" + rest, "86dd" + rest);
        assertReads(276, "8100" + rest + "0064", "0800", "86dd");
    }

    @Test
    void raw_ip_under_its_four_numbers() throws IOException {
        assertReads(101, "", "", "");
        assertReads(12, "", "", "");
        assertReads(14, "", "", "");
        assertThat(CaptureContent.ofPackets(228, IPV4).texts()).containsExactly("four");
        assertThat(CaptureContent.ofPackets(229, IPV6).texts()).containsExactly("six");
    }

    @Test
    void bsd_loopback_in_either_byte_order_and_with_each_number_of_ipv6() throws IOException {
        for (final String six : new String[] {"0a", "18", "1c", "1e"}) {
            assertReads(0, "", "02000000", six + "000000");
            assertReads(0, "", "00000002", "000000" + six);
            assertReads(108, "", "00000002", "000000" + six);
        }
    }

    @Test
    void a_version_other_than_the_link_says_is_malformed() throws IOException {
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 1, Packets.ethernet(0x0800, IPV6));
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 228, IPV6);
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 0, Packets.concat(new byte[] {0, 0, 0, 30}, IPV4));
    }

    @Test
    void other_protocols_on_the_link_are_not_ip() throws IOException {
        assertPlace(CaptureCounter.NOT_IP, 1, Packets.ethernet(0x0806, new byte[28]));
        assertPlace(CaptureCounter.NOT_IP, 1, Packets.ethernet(0x0026, new byte[38]));
        assertPlace(CaptureCounter.NOT_IP, 101, new byte[] {0x75, 0, 0, 0});
        assertPlace(CaptureCounter.NOT_IP, 0, new byte[] {7, 0, 0, 0, 0});
        assertPlace(CaptureCounter.NOT_IP, 113, new byte[16]);
        assertPlace(CaptureCounter.NOT_IP, 276, new byte[20]);
    }

    @Test
    void other_link_types_are_counted_as_unknown() throws IOException {
        assertPlace(CaptureCounter.UNKNOWN_LINK_TYPE, 105, IPV4);
    }

    @Test
    void a_link_header_that_ends_early_is_malformed() throws IOException {
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 1, new byte[13]);
        assertPlace(
                CaptureCounter.MALFORMED_PACKETS, 1, HexFormat.of().parseHex("020000000002020000000001" + "810000"));
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 1, Packets.ethernet(0x0800, new byte[0]));
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 113, new byte[15]);
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 276, new byte[19]);
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 0, new byte[3]);
        assertPlace(CaptureCounter.MALFORMED_PACKETS, 101, new byte[0]);
    }

    private static void assertReads(int linkType, String head, String before4, String before6) throws IOException {
        final byte[] first = Packets.concat(HexFormat.of().parseHex(head + before4), IPV4);
        final byte[] second = Packets.concat(HexFormat.of().parseHex(head + before6), IPV6);
        assertThat(CaptureContent.ofPackets(linkType, first, second).texts())
                .as("link type %d, %s", linkType, head)
                .containsExactly("four", "six");
    }

    private static void assertPlace(CaptureCounter place, int linkType, byte[] packet) throws IOException {
        final CaptureContent content = CaptureContent.ofPackets(linkType, packet);
        assertThat(content.datagrams()).isEmpty();
        assertThat(content.count(place)).as("%s", content.counts()).isEqualTo(1);
    }
}
