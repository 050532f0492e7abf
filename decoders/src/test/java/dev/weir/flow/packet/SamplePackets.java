package dev.weir.flow.packet;

import static dev.weir.flow.packet.PacketBytes.ethernet;
import static dev.weir.flow.packet.PacketBytes.extension;
import static dev.weir.flow.packet.PacketBytes.hex;
import static dev.weir.flow.packet.PacketBytes.ipv4;
import static dev.weir.flow.packet.PacketBytes.ipv6;
import static dev.weir.flow.packet.PacketBytes.join;
import static dev.weir.flow.packet.PacketBytes.label;
import static dev.weir.flow.packet.PacketBytes.tagged;
import static dev.weir.flow.packet.PacketBytes.tcp;
import static dev.weir.flow.packet.PacketBytes.u16;
import static dev.weir.flow.packet.PacketBytes.udp;

import java.util.LinkedHashMap;
import java.util.Map;

/** One Ethernet frame for each thing that the dissector reads. */
final class SamplePackets {
    private static final String SEGMENT = "20010db8000000000000000000000099";

    private SamplePackets() {}

    static Map<String, byte[]> all() {
        final Map<String, byte[]> packets = new LinkedHashMap<>();
        plain(packets);
        link(packets);
        network(packets);
        tunnels(packets);
        udpTunnels(packets);
        return packets;
    }

    static byte[] inner() {
        return ethernet(0x86dd, ipv6(6, tcp()));
    }

    private static void plain(Map<String, byte[]> packets) {
        packets.put("tcp", ethernet(0x800, ipv4(6, tcp())));
        packets.put("tcp6", ethernet(0x86dd, ipv6(6, tcp())));
        packets.put("udp", ethernet(0x800, ipv4(17, udp(5000, 53, hex("aabb")))));
        packets.put("sctp", ethernet(0x800, ipv4(132, hex("0b59 0b5a 00000001 00000000"))));
        packets.put("icmp", ethernet(0x800, ipv4(1, hex("0303 0000 00000000"))));
        packets.put("icmp6", ethernet(0x86dd, ipv6(58, hex("8700 0000 00000000"))));
        packets.put("igmp", ethernet(0x800, ipv4(2, hex("1600 0000 e0000001"))));
        packets.put("esp", ethernet(0x800, ipv4(50, hex("00001001 00000001 deadbeef"))));
        packets.put(
                "ah",
                ethernet(0x800, ipv4(51, join(hex("0604 0000 00001002 00000001 000102030405060708090a0b"), tcp()))));
        packets.put("arp", ethernet(0x806, hex("0001 0800 0604 0001")));
    }

    private static void link(Map<String, byte[]> packets) {
        final byte[] ip = ipv4(6, tcp());
        packets.put("vlan", ethernet(0x8100, tagged(5, 100, 0x800, ip)));
        packets.put("qinq", ethernet(0x88a8, tagged(3, 200, 0x8100, tagged(1, 300, 0x800, ip))));
        packets.put("qinq old", ethernet(0x9100, tagged(3, 200, 0x8100, tagged(1, 300, 0x800, ip))));
        packets.put("snap", ethernet(8 + ip.length, join(hex("aaaa03 000000 0800"), ip)));
        packets.put("llc", ethernet(3, hex("424203")));
        packets.put("mpls", ethernet(0x8847, label(16, false, label(17, true, ip))));
        packets.put("mpls6", ethernet(0x8847, label(2, true, ipv6(6, tcp()))));
        packets.put("pppoe", ethernet(0x8864, join(hex("1100 0042"), u16(2 + ip.length), hex("0021"), ip)));
    }

    private static void network(Map<String, byte[]> packets) {
        packets.put("options", ethernet(0x800, ipv4(6, 0, "94040000", tcp())));
        packets.put("first fragment", ethernet(0x800, ipv4(17, 0x2000, "", udp(5000, 53, hex("aabb")))));
        packets.put("later fragment", ethernet(0x800, ipv4(17, 0x00b9, "", hex("0102030405060708"))));
        packets.put("extensions", ethernet(0x86dd, ipv6(0, extension(60, extension(6, tcp())))));
        packets.put("fragment6", ethernet(0x86dd, ipv6(44, join(hex("06 00 0001 00abcdef"), tcp()))));
        packets.put("later fragment6", ethernet(0x86dd, ipv6(44, join(hex("06 00 05a8 00abcdef"), hex("01020304")))));
        packets.put("srv6", ethernet(0x86dd, ipv6(43, join(hex("06 02 04 00 00 00 0000" + SEGMENT), tcp()))));
        packets.put("padded", join(ethernet(0x800, ipv4(17, udp(1, 2, hex("")))), new byte[18]));
    }

    private static void tunnels(Map<String, byte[]> packets) {
        final byte[] ip = ipv6(6, tcp());
        packets.put("6in4", ethernet(0x800, ipv4(41, ip)));
        packets.put("4in6", ethernet(0x86dd, ipv6(4, ipv4(6, tcp()))));
        packets.put("gre", ethernet(0x800, ipv4(47, join(hex("3000 86dd 00000777 00000001"), ip))));
        packets.put("gre teb", ethernet(0x800, ipv4(47, join(hex("0000 6558"), inner()))));
        packets.put(
                "pptp", ethernet(0x800, ipv4(47, join(hex("3081 880b 0030 0055 00000001 00000002 ff03 0057"), ip))));
        packets.put("erspan", ethernet(0x800, ipv4(47, join(hex("1000 88be 00000001 1001000000000000"), inner()))));
        packets.put("mpls in ip", ethernet(0x800, ipv4(137, label(19, true, ip))));
        packets.put("eompls", ethernet(0x8847, label(18, true, inner())));
        packets.put("eompls control word", ethernet(0x8847, label(18, true, join(hex("00000000"), inner()))));
        packets.put("srv6 ethernet", ethernet(0x86dd, ipv6(143, inner())));
        packets.put("mac in mac", ethernet(0x88e7, join(hex("00001234"), inner())));
    }

    private static void udpTunnels(Map<String, byte[]> packets) {
        packets.put("vxlan", overUdp(4789, join(hex("08000000 00012300"), inner())));
        packets.put("vxlan gpe", overUdp(4790, join(hex("0c000002 00012300"), ipv6(6, tcp()))));
        packets.put("geneve", overUdp(6081, join(hex("01006558 00012300 01020300"), inner())));
        packets.put("gtp-u", overUdp(2152, join(hex("30ff 0054 00012345"), ipv6(6, tcp()))));
        packets.put("gtp-u extended", overUdp(2152, join(hex("34ff 0060 00012345 00000085 01000900"), ipv6(6, tcp()))));
        packets.put("l2tp", overUdp(1701, join(hex("4002 0070 0001 0045 ff03 0057"), ipv6(6, tcp()))));
        packets.put("gre in udp", overUdp(4754, join(hex("0000 86dd"), ipv6(6, tcp()))));
        packets.put("mpls in udp", overUdp(6635, label(20, true, ipv6(6, tcp()))));
    }

    private static byte[] overUdp(int port, byte[] payload) {
        return ethernet(0x800, ipv4(17, udp(40_000, port, payload)));
    }
}
