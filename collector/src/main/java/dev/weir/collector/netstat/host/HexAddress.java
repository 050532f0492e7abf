package dev.weir.collector.netstat.host;

import dev.weir.flow.Addresses;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Addresses as the tables below /proc/net write them. */
final class HexAddress {
    private HexAddress() {}

    /**
     * The text of an IPv4 address that is written as a word in the machine's byte order.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String ipv4(String hex) {
        return text(ipv4Octets(hex));
    }

    /** How many leading bits of a mask, written so, are set. */
    static int prefixLength(String hex) {
        return Integer.bitCount(ByteBuffer.wrap(ipv4Octets(hex)).getInt());
    }

    private static byte[] ipv4Octets(String hex) {
        final int word = Integer.parseUnsignedInt(hex, 16);
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(word)
                .array();
    }

    /**
     * The text of an IPv6 address that is written octet by octet.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String ipv6(String hex) {
        final byte[] octets = HexFormat.of().parseHex(hex);
        if (octets.length != Addresses.LENGTH) {
            throw new IllegalArgumentException("\"" + hex + "\" is not an IPv6 address");
        }
        return text(octets);
    }

    /** The text of 4 or 16 octets; an IPv6 address is never written as IPv4. */
    static String text(byte[] octets) {
        final StringBuilder text = new StringBuilder();
        if (octets.length == Addresses.IPV4_LENGTH) {
            Addresses.appendIpv4(text, octets, 0);
        } else {
            Addresses.appendIpv6(text, octets, 0);
        }
        return text.toString();
    }
}
