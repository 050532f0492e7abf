package dev.weir.collector.cli;

import java.net.InetSocketAddress;

/** Reads {@code host:port} and {@code [ipv6]:port}. */
final class HostAndPort {
    private static final int MAX_PORT = 0xffff;

    private HostAndPort() {}

    /**
     * Reads an address; a host name is looked up.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    static InetSocketAddress parse(String text) {
        final int colon = text.lastIndexOf(':');
        final boolean bracketed = text.startsWith("[") && colon > 0 && text.charAt(colon - 1) == ']';
        final String host = bracketed ? text.substring(1, colon - 1) : colon < 0 ? "" : text.substring(0, colon);
        if (host.isEmpty() || !bracketed && host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("expected HOST:PORT, an IPv6 address in brackets");
        }
        return new InetSocketAddress(host, port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        try {
            final int port = Integer.parseInt(text);
            if (port >= 1 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with what is expected.
        }
        throw new IllegalArgumentException("the port must be 1 to " + MAX_PORT);
    }
}
