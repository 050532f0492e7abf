package dev.weir.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Packets made by hand, from UDP up to the link header. Checksums are right; addresses are text or 4 or 16 bytes. */
public final class Packets {
    public static final int UDP = 17;
    public static final int TCP = 6;
    public static final int ICMP = 1;
    public static final int ICMPV6 = 58;

    private static final byte[] MACS = {2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1};

    private Packets() {}

    /** Four or sixteen bytes of an address in text; never asks the resolver. */
    public static byte[] address(String text) {
        try {
            if (!text.matches("[0-9a-fA-F:.]+")) {
                throw new IllegalArgumentException(text);
            }
            return java.net.InetAddress.getByName(text).getAddress();
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** An address in the one form that comparing needs. */
    public static String addressText(String text) {
        return addressText(address(text));
    }

    /** Four or sixteen bytes of an address in the one form that comparing needs. */
    public static String addressText(byte[] address) {
        try {
            return java.net.InetAddress.getByAddress(address).getHostAddress();
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] concat(byte[]... parts) {
        int length = 0;
        for (final byte[] part : parts) {
            length += part.length;
        }
        final ByteBuffer all = ByteBuffer.allocate(length);
        for (final byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    /** A UDP header and payload; the checksum is left 0. */
    public static byte[] udp(int from, int to, byte[] payload) {
        return udp(from, to, 8 + payload.length, payload);
    }

    /** A UDP datagram whose length field says something else. */
    public static byte[] udp(int from, int to, int length, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .putShort((short) from)
                .putShort((short) to)
                .putShort((short) length)
                .putShort((short) 0)
                .put(payload)
                .array();
    }

    /** A TCP segment without options; the checksum is left 0. */
    public static byte[] tcp(int from, int to, int flags, int dataLength) {
        return ByteBuffer.allocate(20 + dataLength)
                .putShort((short) from)
                .putShort((short) to)
                .putInt(1)
                .putInt(1)
                .put((byte) 0x50)
                .put((byte) flags)
                .putShort((short) 8192)
                .array();
    }

    /** An ICMP or ICMPv6 message; the checksum is left 0. */
    public static byte[] icmp(int type, int code, int dataLength) {
        return ByteBuffer.allocate(8 + dataLength)
                .put((byte) type)
                .put((byte) code)
                .array();
    }

    public static byte[] ipv4(String from, String to, int protocol, byte[] payload) {
        return ipv4(from, to, protocol, 0, payload);
    }

    public static byte[] ipv4(String from, String to, int protocol, int tos, byte[] payload) {
        return ipv4Fragment(from, to, protocol, tos, 0, 0, payload);
    }

    /** An IPv4 packet with identification and the flags-and-offset word as given. */
    public static byte[] ipv4Fragment(
            String from, String to, int protocol, int tos, int id, int flagsAndOffset, byte[] payload) {
        final ByteBuffer packet = ByteBuffer.allocate(20 + payload.length)
                .put((byte) 0x45)
                .put((byte) tos)
                .putShort((short) (20 + payload.length))
                .putShort((short) id)
                .putShort((short) flagsAndOffset)
                .put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .put(address(from))
                .put(address(to))
                .put(payload);
        packet.putShort(10, (short) checksum(packet, 20));
        return packet.array();
    }

    public static byte[] ipv6(String from, String to, int nextHeader, byte[] payload) {
        return ipv6(from, to, nextHeader, 0, payload);
    }

    public static byte[] ipv6(String from, String to, int nextHeader, int trafficClass, byte[] payload) {
        return ByteBuffer.allocate(40 + payload.length)
                .putInt(6 << 28 | trafficClass << 20)
                .putShort((short) payload.length)
                .put((byte) nextHeader)
                .put((byte) 64)
                .put(address(from))
                .put(address(to))
                .put(payload)
                .array();
    }

    /** An IPv6 fragment header and what follows it. */
    public static byte[] fragment6(int nextHeader, int offset, boolean more, int id, byte[] payload) {
        return ByteBuffer.allocate(8 + payload.length)
                .put((byte) nextHeader)
                .put((byte) 0)
                .putShort((short) (offset | (more ? 1 : 0)))
                .putInt(id)
                .put(payload)
                .array();
    }

    /** An IPv6 options header of 8 bytes (padding only) and what follows it. */
    public static byte[] options6(int nextHeader, byte[] payload) {
        return concat(new byte[] {(byte) nextHeader, 0, 1, 4, 0, 0, 0, 0}, payload);
    }

    public static byte[] ethernet(int etherType, byte[] payload) {
        return concat(MACS, u16(etherType), payload);
    }

    /** An Ethernet frame with the EtherType that the IP version asks for. */
    public static byte[] ethernet(byte[] ip) {
        return ethernet(ip[0] >> 4 == 4 ? 0x0800 : 0x86dd, ip);
    }

    public static byte[] u16(int value) {
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static int checksum(ByteBuffer bytes, int length) {
        int sum = 0;
        for (int i = 0; i < length; i += 2) {
            sum += bytes.getShort(i) & 0xffff;
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        return ~(sum + (sum >>> 16)) & 0xffff;
    }
}
