package dev.weir.flow.packet;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Builds packets from the inside out, with right lengths and IPv4 checksums. */
final class PacketBytes {
    static final String SOURCE_MAC = "020000000001";
    static final String DESTINATION_MAC = "020000000002";

    private PacketBytes() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] join(byte[]... parts) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    static byte[] ethernet(int type, byte[] payload) {
        return join(hex(DESTINATION_MAC + SOURCE_MAC), u16(type), payload);
    }

    /** A tag behind its TPID, which stands in front as the type. */
    static byte[] tagged(int priority, int vlan, int type, byte[] payload) {
        return join(u16(priority << 13 | vlan), u16(type), payload);
    }

    static byte[] label(int label, boolean bottom, byte[] payload) {
        final int entry = label << 12 | 5 << 9 | (bottom ? 0x100 : 0) | 64;
        return join(u16(entry >>> 16), u16(entry), payload);
    }

    static byte[] ipv4(int protocol, byte[] payload) {
        return ipv4(protocol, 0x4000, "", payload);
    }

    static byte[] ipv4(int protocol, int flagsAndOffset, String options, byte[] payload) {
        final byte[] extra = hex(options);
        final int headerLength = 20 + extra.length;
        final byte[] header = join(
                new byte[] {(byte) (0x40 | headerLength / 4), 0x2e},
                u16(headerLength + payload.length),
                u16(0x1234),
                u16(flagsAndOffset),
                new byte[] {63, (byte) protocol, 0, 0},
                hex("c0000201 c6336402"),
                extra);
        int sum = 0;
        for (int i = 0; i < headerLength; i += 2) {
            sum += (header[i] & 0xff) << 8 | header[i + 1] & 0xff;
        }
        final int checksum = ~((sum & 0xffff) + (sum >>> 16));
        header[10] = (byte) (checksum >> 8);
        header[11] = (byte) checksum;
        return join(header, payload);
    }

    static byte[] ipv6(int next, byte[] payload) {
        return join(
                hex("6ab12345"),
                u16(payload.length),
                new byte[] {(byte) next, 62},
                hex("20010db8000000000000000000000001 20010db8000000000000000000000002"),
                payload);
    }

    /** An IPv6 extension header of eight octets and its first payload. */
    static byte[] extension(int next, byte[] payload) {
        return join(new byte[] {(byte) next, 0}, hex("010400000000"), payload);
    }

    static byte[] tcp() {
        return hex("c001 01bb 00000011 00000022 6018 7210 0000 0000 020405b4 70617931");
    }

    static byte[] udp(int source, int destination, byte[] payload) {
        return join(u16(source), u16(destination), u16(8 + payload.length), u16(0), payload);
    }
}
