package dev.weir.collector.receive;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;

/**
 * Asks whether a UDP port is free before several sockets share it. Sockets with SO_REUSEPORT share with those of any
 * process of the same user, without a word: two collectors would each get a part of the datagrams.
 */
final class PortProbe {
    private PortProbe() {}

    /**
     * Binds a socket that shares with nobody, and closes it.
     *
     * @throws IOException if the port is taken
     */
    static void check(InetAddress host, int port) throws IOException {
        final var family = host instanceof Inet4Address ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6;
        try (DatagramChannel probe = DatagramChannel.open(family)) {
            probe.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw new IOException("udp " + SocketText.host(host) + " port " + port + ": " + e.getMessage(), e);
        }
    }
}
