package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Bytes;
import dev.weir.testing.CaptureWriter;
import dev.weir.testing.Packets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class InternetLayerTest {
    private static final int RAW_IP = 101;
    private static final byte[] UDP = Packets.udp(1, 2, Packets.text("payload"));

    @Test
    void ipv4_options_are_passed_over() throws IOException {
        final byte[] plain = ipv4(UDP);
        final byte[] packet =
                Packets.concat(Arrays.copyOf(plain, 20), new byte[] {1, 1, 1, 0}, Arrays.copyOfRange(plain, 20, 35));
        packet[0] = 0x46;
        Bytes.putU16(packet, 2, packet.length);

        assertThat(CaptureContent.ofPackets(RAW_IP, packet).only().text()).isEqualTo("payload");
    }

    @Test
    void an_ethernet_trailer_is_no_part_of_the_payload() throws IOException {
        final byte[] frame = Packets.concat(Packets.ethernet(ipv4(UDP)), new byte[11]);

        assertThat(CaptureContent.ofPackets(1, frame).only().text()).isEqualTo("payload");
    }

    @Test
    void an_ip_length_of_zero_stands_for_all_there_is() throws IOException {
        final byte[] four = ipv4(UDP);
        Bytes.putU16(four, 2, 0);
        final byte[] six = ipv6(Packets.UDP, UDP);
        Bytes.putU16(six, 4, 0);

        assertThat(CaptureContent.ofPackets(RAW_IP, four, six).texts()).containsExactly("payload", "payload");
    }

    @Test
    void a_udp_length_shorter_than_the_ip_payload_holds() throws IOException {
        final byte[] packet = ipv4(Packets.udp(1, 2, 8 + 3, Packets.text("payload")));

        final CaptureContent.Datagram datagram =
                CaptureContent.ofPackets(RAW_IP, packet).only();
        assertThat(datagram.text()).isEqualTo("pay");
        assertThat(datagram.truncated()).isFalse();
    }

    @Test
    void a_udp_length_beyond_the_ip_payload_makes_it_truncated() throws IOException {
        final CaptureContent content =
                CaptureContent.ofPackets(RAW_IP, ipv4(Packets.udp(1, 2, 100, Packets.text("payload"))));

        assertThat(content.only().truncated()).isTrue();
        assertThat(content.only().text()).isEqualTo("payload");
        assertThat(content.count(CaptureCounter.TRUNCATED_DATAGRAMS)).isEqualTo(1);
    }

    @Test
    void a_udp_length_below_its_own_header_is_malformed_and_zero_is_a_jumbogram() throws IOException {
        assertPlace(CaptureCounter.MALFORMED_PACKETS, ipv4(Packets.udp(1, 2, 7, Packets.text("payload"))));
        assertPlace(CaptureCounter.MALFORMED_PACKETS, ipv4(new byte[7]));
        assertThat(CaptureContent.ofPackets(RAW_IP, ipv6(Packets.UDP, Packets.udp(1, 2, 0, Packets.text("all"))))
                        .only()
                        .text())
                .isEqualTo("all");
    }

    @Test
    void an_empty_datagram_is_delivered_empty() throws IOException {
        assertThat(CaptureContent.ofPackets(RAW_IP, ipv4(Packets.udp(1, 2, new byte[0])))
                        .only()
                        .payload())
                .isEmpty();
    }

    @Test
    void ipv6_extension_headers_are_passed_over() throws IOException {
        final byte[] packet = ipv6(0, Packets.options6(43, Packets.options6(60, Packets.options6(Packets.UDP, UDP))));

        final CaptureContent.Datagram datagram =
                CaptureContent.ofPackets(RAW_IP, packet).only();
        assertThat(datagram.text()).isEqualTo("payload");
        assertThat(datagram.source()).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(datagram.target()).isEqualTo("2001:db8:0:0:0:0:0:2");
    }

    @Test
    void an_extension_header_beyond_the_packet_is_malformed() throws IOException {
        final byte[] options = Packets.options6(Packets.UDP, UDP);
        options[1] = (byte) 0xff;
        assertPlace(CaptureCounter.MALFORMED_PACKETS, ipv6(0, options));
        assertPlace(CaptureCounter.MALFORMED_PACKETS, ipv6(0, new byte[4]));
    }

    @Test
    void other_protocols_are_not_udp() throws IOException {
        assertPlace(CaptureCounter.NOT_UDP, Packets.ipv4("192.0.2.1", "192.0.2.2", 6, Packets.tcp(1, 2, 2, 0)));
        assertPlace(CaptureCounter.NOT_UDP, ipv6(58, new byte[8]));
        assertPlace(CaptureCounter.NOT_UDP, ipv6(59, new byte[0]));
        assertPlace(CaptureCounter.NOT_UDP, ipv6(44, Packets.fragment6(6, 0, true, 1, new byte[8])));
    }

    @Test
    void lying_ipv4_headers_are_malformed() throws IOException {
        final byte[] shortHeader = ipv4(UDP);
        shortHeader[0] = 0x44;
        final byte[] shortTotal = ipv4(UDP);
        Bytes.putU16(shortTotal, 2, 19);
        final byte[] optionsBeyondPacket = Arrays.copyOf(ipv4(new byte[0]), 20);
        optionsBeyondPacket[0] = 0x4f;
        Bytes.putU16(optionsBeyondPacket, 2, 60);

        assertPlace(CaptureCounter.MALFORMED_PACKETS, shortHeader);
        assertPlace(CaptureCounter.MALFORMED_PACKETS, shortTotal);
        assertPlace(CaptureCounter.MALFORMED_PACKETS, optionsBeyondPacket);
        assertPlace(CaptureCounter.MALFORMED_PACKETS, Arrays.copyOf(ipv4(UDP), 19));
        assertPlace(CaptureCounter.MALFORMED_PACKETS, Arrays.copyOf(ipv6(17, UDP), 39));
    }

    @Test
    void a_snapshot_length_cuts_headers_or_payload_and_never_more_is_claimed() throws IOException {
        for (final byte[] packet :
                new byte[][] {ipv4(UDP), ipv6(Packets.UDP, UDP), ipv6(0, Packets.options6(17, UDP))}) {
            final int headers = packet.length - "payload".length();
            for (int kept = 0; kept <= packet.length; kept++) {
                final CaptureContent content = cut(packet, kept);
                final CaptureCounter place = kept < headers
                        ? CaptureCounter.HEADERS_CUT
                        : kept < packet.length ? CaptureCounter.TRUNCATED_DATAGRAMS : CaptureCounter.DATAGRAMS;
                assertThat(content.count(place))
                        .as("%d bytes: %s", kept, content.counts())
                        .isEqualTo(1);
                if (kept >= headers) {
                    assertThat(content.only().text()).isEqualTo("payload".substring(0, kept - headers));
                    assertThat(content.only().truncated()).isEqualTo(kept < packet.length);
                }
            }
        }
    }

    private static CaptureContent cut(byte[] packet, int kept) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CaptureWriter(bytes, RAW_IP, CaptureWriter.MICROSECONDS, ByteOrder.LITTLE_ENDIAN)
                .write(0, Arrays.copyOf(packet, kept), packet.length);
        return CaptureContent.of(bytes.toByteArray());
    }

    private static void assertPlace(CaptureCounter place, byte[] packet) throws IOException {
        final CaptureContent content = CaptureContent.ofPackets(RAW_IP, packet);
        assertThat(content.datagrams()).isEmpty();
        assertThat(content.count(place)).as("%s", content.counts()).isEqualTo(1);
    }

    private static byte[] ipv4(byte[] payload) {
        return Packets.ipv4("192.0.2.1", "192.0.2.2", Packets.UDP, payload);
    }

    private static byte[] ipv6(int nextHeader, byte[] payload) {
        return Packets.ipv6("2001:db8::1", "2001:db8::2", nextHeader, payload);
    }
}
