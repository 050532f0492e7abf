package dev.weir.collector.receive;

import dev.weir.flow.Addresses;
import java.net.InetAddress;

/** Writes addresses of this machine as the configuration does: IPv6 in its short form (RFC 5952). */
final class SocketText {
    private SocketText() {}

    /** The address alone. */
    static String host(InetAddress address) {
        final byte[] octets = address.getAddress();
        final byte[] mapped = new byte[Addresses.LENGTH];
        Addresses.toMapped(octets, 0, octets.length, mapped, 0);
        return Addresses.text(mapped);
    }

    /** Address and port; an IPv6 address in brackets. */
    static String hostAndPort(InetAddress address, int port) {
        final String host = host(address);
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
