package dev.weir.flow.packet;

import static dev.weir.flow.packet.PacketField.DESTINATION_MAC;
import static dev.weir.flow.packet.PacketField.DESTINATION_PORT;
import static dev.weir.flow.packet.PacketField.ETHER_TYPE;
import static dev.weir.flow.packet.PacketField.FLOW_LABEL;
import static dev.weir.flow.packet.PacketField.FRAGMENT_FLAGS;
import static dev.weir.flow.packet.PacketField.FRAGMENT_ID;
import static dev.weir.flow.packet.PacketField.FRAGMENT_OFFSET;
import static dev.weir.flow.packet.PacketField.IP_CLASS;
import static dev.weir.flow.packet.PacketField.IP_HEADER_LENGTH;
import static dev.weir.flow.packet.PacketField.IP_TOTAL_LENGTH;
import static dev.weir.flow.packet.PacketField.IP_VERSION;
import static dev.weir.flow.packet.PacketField.PAYLOAD_OFFSET;
import static dev.weir.flow.packet.PacketField.PROTOCOL;
import static dev.weir.flow.packet.PacketField.SOURCE_MAC;
import static dev.weir.flow.packet.PacketField.SOURCE_PORT;
import static dev.weir.flow.packet.PacketField.TCP_ACKNOWLEDGEMENT;
import static dev.weir.flow.packet.PacketField.TCP_FLAGS;
import static dev.weir.flow.packet.PacketField.TCP_HEADER_LENGTH;
import static dev.weir.flow.packet.PacketField.TCP_SEQUENCE;
import static dev.weir.flow.packet.PacketField.TCP_WINDOW;
import static dev.weir.flow.packet.PacketField.TTL;
import static dev.weir.flow.packet.PacketField.VLAN_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.flow.Addresses;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacketDissectorTest {
    private static final Map<String, byte[]> PACKETS = SamplePackets.all();

    private final PacketDissector dissector = new PacketDissector();

    @Test
    void a_plain_frame_gives_every_header() {
        final PacketHeaders packet = outer("tcp");

        assertThat(packet.get(SOURCE_MAC)).isEqualTo(0x02_0000_000001L);
        assertThat(packet.get(DESTINATION_MAC)).isEqualTo(0x02_0000_000002L);
        assertThat(packet.get(ETHER_TYPE)).isEqualTo(0x800);
        assertThat(packet.get(IP_VERSION)).isEqualTo(4);
        assertThat(packet.get(IP_HEADER_LENGTH)).isEqualTo(20);
        assertThat(packet.get(IP_TOTAL_LENGTH)).isEqualTo(48);
        assertThat(packet.get(IP_CLASS)).isEqualTo(0x2e);
        assertThat(packet.get(TTL)).isEqualTo(63);
        assertThat(packet.get(FRAGMENT_ID)).isEqualTo(0x1234);
        assertThat(packet.get(FRAGMENT_FLAGS)).isEqualTo(2);
        assertThat(packet.get(FRAGMENT_OFFSET)).isZero();
        assertThat(source(packet)).isEqualTo("192.0.2.1");
        assertThat(destination(packet)).isEqualTo("198.51.100.2");
        assertTcp(packet);
        assertThat(packet.get(PAYLOAD_OFFSET)).isEqualTo(14 + 20 + 24);
        assertThat(packet.has(VLAN_ID)).isFalse();
        assertThat(packet.tunnel()).isNull();
        assertThat(dissector.inner().isEmpty()).isTrue();
    }

    @Test
    void an_ipv6_packet_gives_its_own_fields() {
        final PacketHeaders packet = outer("tcp6");

        assertThat(packet.get(IP_VERSION)).isEqualTo(6);
        assertThat(packet.get(IP_CLASS)).isEqualTo(0xab);
        assertThat(packet.get(FLOW_LABEL)).isEqualTo(0x12345);
        assertThat(packet.get(IP_TOTAL_LENGTH)).isEqualTo(68);
        assertThat(packet.get(TTL)).isEqualTo(62);
        assertThat(source(packet)).isEqualTo("2001:db8::1");
        assertThat(destination(packet)).isEqualTo("2001:db8::2");
        assertThat(packet.has(FRAGMENT_ID)).isFalse();
        assertTcp(packet);
    }

    @ParameterizedTest
    @CsvSource({
        "udp, PROTOCOL, 17",
        "udp, SOURCE_PORT, 5000",
        "udp, DESTINATION_PORT, 53",
        "udp, UDP_LENGTH, 10",
        "sctp, SOURCE_PORT, 2905",
        "sctp, DESTINATION_PORT, 2906",
        "icmp, ICMP_TYPE, 3",
        "icmp, ICMP_CODE, 3",
        "icmp6, ICMP_TYPE, 135",
        "icmp6, PROTOCOL, 58",
        "igmp, IGMP_TYPE, 22",
        "esp, SECURITY_PARAMETERS_INDEX, 4097",
        "ah, SECURITY_PARAMETERS_INDEX, 4098",
        "ah, PROTOCOL, 6",
        "ah, DESTINATION_PORT, 443",
        "arp, ETHER_TYPE, 2054",
        "vlan, VLAN_ID, 100",
        "vlan, VLAN_PRIORITY, 5",
        "vlan, ETHER_TYPE, 2048",
        "qinq, VLAN_ID, 200",
        "qinq, VLAN_PRIORITY, 3",
        "qinq, CUSTOMER_VLAN_ID, 300",
        "qinq, CUSTOMER_VLAN_PRIORITY, 1",
        "qinq old, CUSTOMER_VLAN_ID, 300",
        "snap, ETHER_TYPE, 2048",
        "snap, DESTINATION_PORT, 443",
        "pppoe, PPPOE_SESSION_ID, 66",
        "pppoe, DESTINATION_PORT, 443",
        "options, IP_HEADER_LENGTH, 24",
        "options, DESTINATION_PORT, 443",
        "first fragment, FRAGMENT_FLAGS, 1",
        "first fragment, DESTINATION_PORT, 53",
        "later fragment, FRAGMENT_OFFSET, 185",
        "later fragment, PROTOCOL, 17",
        "extensions, PROTOCOL, 6",
        "extensions, DESTINATION_PORT, 443",
        "fragment6, FRAGMENT_ID, 11259375",
        "fragment6, FRAGMENT_FLAGS, 1",
        "fragment6, DESTINATION_PORT, 443",
        "later fragment6, FRAGMENT_OFFSET, 181",
        "later fragment6, PROTOCOL, 6",
        "srv6, SEGMENTS_LEFT, 0",
        "srv6, LAST_SEGMENT, 0",
        "srv6, DESTINATION_PORT, 443",
        "gre, GRE_KEY, 1911",
        "pptp, GRE_KEY, 85",
        "mac in mac, TUNNEL_ID, 4660",
        "vxlan, TUNNEL_ID, 291",
        "vxlan gpe, TUNNEL_ID, 291",
        "geneve, TUNNEL_ID, 291",
        "gtp-u, TUNNEL_ID, 74565",
        "l2tp, TUNNEL_ID, 69",
    })
    void a_field_of_the_outer_packet_is_read(String packet, PacketField field, long value) {
        assertThat(outer(packet).has(field)).isTrue();
        assertThat(outer(packet).get(field)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"later fragment", "later fragment6", "esp", "arp", "llc", "igmp"})
    void ports_are_not_made_up(String packet) {
        assertThat(outer(packet).has(SOURCE_PORT)).isFalse();
        assertThat(outer(packet).has(DESTINATION_PORT)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "6in4, IP_IN_IP",
        "gre, GRE",
        "gre teb, GRE",
        "pptp, GRE",
        "erspan, ERSPAN",
        "mpls in ip, MPLS_IN_IP",
        "eompls, ETHERNET_OVER_MPLS",
        "eompls control word, ETHERNET_OVER_MPLS",
        "srv6 ethernet, ETHERNET_IN_IP",
        "mac in mac, MAC_IN_MAC",
        "vxlan, VXLAN",
        "vxlan gpe, VXLAN",
        "geneve, GENEVE",
        "gtp-u, GTP_U",
        "gtp-u extended, GTP_U",
        "l2tp, L2TP",
        "gre in udp, GRE",
        "mpls in udp, MPLS_IN_IP",
    })
    void the_inner_packet_is_kept_apart(String packet, Tunnel tunnel) {
        final PacketHeaders outer = outer(packet);

        assertThat(outer.tunnel()).isEqualTo(tunnel);
        assertThat(outer.get(IP_VERSION)).isNotEqualTo(outer.has(FLOW_LABEL) ? 4 : 6);
        assertThat(source(dissector.inner())).isEqualTo("2001:db8::1");
        assertTcp(dissector.inner());
    }

    @Test
    void an_inner_ethernet_frame_has_its_macs() {
        outer("vxlan");

        assertThat(dissector.inner().get(SOURCE_MAC)).isEqualTo(0x02_0000_000001L);
        assertThat(dissector.inner().get(ETHER_TYPE)).isEqualTo(0x86dd);
    }

    @Test
    void labels_are_kept_top_first() {
        final PacketHeaders packet = outer("mpls");

        assertThat(packet.labelCount()).isEqualTo(2);
        assertThat(packet.label(0)).isEqualTo(16);
        assertThat(packet.label(1)).isEqualTo(17);
        assertThat(packet.labelStackEntry(1)).isEqualTo(17 << 12 | 5 << 9 | 0x100 | 64);
        assertThatThrownBy(() -> packet.label(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertTcp(packet);
    }

    @Test
    void labels_beyond_the_bound_are_counted_and_do_not_hide_the_packet() {
        byte[] packet = PacketBytes.label(99, true, PacketBytes.ipv4(6, PacketBytes.tcp()));
        for (int i = 0; i < 20; i++) {
            packet = PacketBytes.label(i, false, packet);
        }

        dissector.dissectMpls(packet, 0, packet.length);

        assertThat(dissector.outer().labelCount()).isEqualTo(21);
        assertThat(dissector.outer().label(0)).isEqualTo(19);
        assertTcp(dissector.outer());
    }

    @Test
    void a_packet_in_a_packet_in_a_packet_is_payload() {
        final byte[] deepest = PacketBytes.ipv4(17, PacketBytes.udp(7, 7, new byte[0]));
        final byte[] packet = PacketBytes.ipv4(4, PacketBytes.ipv4(4, deepest));

        dissector.dissectIp(packet, 0, packet.length);

        assertThat(dissector.inner().get(PROTOCOL)).isEqualTo(4);
        assertThat(dissector.inner().tunnel()).isEqualTo(Tunnel.IP_IN_IP);
        assertThat(dissector.inner().has(SOURCE_PORT)).isFalse();
    }

    /** Ethernet fills short frames up; the padding must not be taken for ports. */
    @Test
    void padding_behind_the_ip_packet_is_not_read() {
        final byte[] packet = PacketBytes.join(
                PacketBytes.ethernet(0x800, PacketBytes.ipv4(6, PacketBytes.hex("c00101bb"))), new byte[40]);

        dissector.dissectEthernet(packet, 0, packet.length);

        assertThat(dissector.outer().get(DESTINATION_PORT)).isEqualTo(443);
        assertThat(dissector.outer().has(TCP_SEQUENCE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 0, tcp", "11, 14, tcp", "12, 14, tcp6", "13, 14, mpls", "7, 20, pppoe", "14, 20, pppoe"})
    void a_sampled_header_is_read_by_its_sflow_protocol(int protocol, int skip, String name) {
        final byte[] packet = PACKETS.get(name);

        assertThat(dissector.dissect(protocol, packet, skip, packet.length - skip))
                .isTrue();
        assertTcp(dissector.outer());
    }

    @Test
    void an_unknown_sflow_protocol_is_said_and_leaves_nothing() {
        outer("tcp");

        assertThat(dissector.dissect(4, PACKETS.get("tcp"), 0, 60)).isFalse();
        assertThat(dissector.outer().isEmpty()).isTrue();
        assertThat(dissector.outer().get(SOURCE_PORT)).isZero();
    }

    @Test
    void a_payload_is_read_by_the_protocol_that_the_record_tells() {
        dissector.dissectIpPayload(6, PacketBytes.tcp(), 0, PacketBytes.tcp().length);

        assertThat(dissector.outer().get(DESTINATION_PORT)).isEqualTo(443);
        assertThat(dissector.outer().has(PROTOCOL)).isFalse();
    }

    @Test
    void what_is_under_a_label_stack_is_read_alone() {
        final byte[] frame = SamplePackets.inner();

        dissector.dissectMplsPayload(frame, 0, frame.length);

        assertTcp(dissector.inner());
    }

    @Test
    void a_section_outside_the_array_is_our_bug() {
        assertThatThrownBy(() -> dissector.dissectIp(new byte[10], 4, 7)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private PacketHeaders outer(String name) {
        final byte[] packet = PACKETS.get(name);
        dissector.dissectEthernet(packet, 0, packet.length);
        return dissector.outer();
    }

    private static void assertTcp(PacketHeaders packet) {
        assertThat(packet.get(PROTOCOL)).isEqualTo(6);
        assertThat(packet.get(SOURCE_PORT)).isEqualTo(0xc001);
        assertThat(packet.get(DESTINATION_PORT)).isEqualTo(443);
        assertThat(packet.get(TCP_SEQUENCE)).isEqualTo(0x11);
        assertThat(packet.get(TCP_ACKNOWLEDGEMENT)).isEqualTo(0x22);
        assertThat(packet.get(TCP_FLAGS)).isEqualTo(0x18);
        assertThat(packet.get(TCP_WINDOW)).isEqualTo(0x7210);
        assertThat(packet.get(TCP_HEADER_LENGTH)).isEqualTo(24);
    }

    private static String source(PacketHeaders packet) {
        final byte[] address = new byte[Addresses.LENGTH];
        assertThat(packet.copySourceAddress(address, 0)).isTrue();
        return Addresses.text(address);
    }

    private static String destination(PacketHeaders packet) {
        final byte[] address = new byte[Addresses.LENGTH];
        assertThat(packet.copyDestinationAddress(address, 0)).isTrue();
        return Addresses.text(address);
    }
}
