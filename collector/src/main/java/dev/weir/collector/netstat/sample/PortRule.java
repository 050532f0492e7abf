package dev.weir.collector.netstat.sample;

import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.flow.IpPrefix;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One entry of {@code addr_ports}, ready to be compared.
 *
 * @param name the tag {@code addr_port} of its group; null if the group is named after the local address
 * @param anyAddress whether the port alone decides
 * @param endpoint the port, and the address unless any will do
 * @param ipv6 whether IPv6 addresses match as well where the group is named after the address
 * @param tags the tags of its block
 */
record PortRule(String name, boolean anyAddress, Endpoint endpoint, boolean ipv6, Map<String, String> tags) {
    private static final Pattern PORT = Pattern.compile("0|[1-9]\\d{0,4}");
    private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]+)\\]:(.*)");
    private static final int MAX_PORT = 0xffff;

    /** Reads an entry of {@code ports}; null if no socket can ever match it. */
    static PortRule ofPorts(String entry, Map<String, String> tags) {
        if (port(entry) >= 0) {
            return new PortRule(entry, true, new Endpoint(0, 0, port(entry)), true, tags);
        }
        final Matcher bracketed = BRACKETED.matcher(entry);
        final int colon = entry.lastIndexOf(':');
        final boolean inBrackets = bracketed.matches();
        final String address = inBrackets ? bracketed.group(1) : entry.substring(0, Math.max(colon, 0));
        final int port = port(inBrackets ? bracketed.group(2) : entry.substring(colon + 1));
        final Endpoint endpoint = port < 0 ? null : endpoint(address, port);
        return endpoint == null ? null : new PortRule(entry, false, endpoint, true, tags);
    }

    /** Reads an entry of {@code ports_match}; null if it is not of the form {@code *:port}. */
    static PortRule ofMatch(String entry, boolean ipv6, Map<String, String> tags) {
        final int port = entry.startsWith("*:") ? port(entry.substring(2)) : -1;
        return port < 0 ? null : new PortRule(null, true, new Endpoint(0, 0, port), ipv6, tags);
    }

    private static int port(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) <= MAX_PORT ? Integer.parseInt(text) : -1;
    }

    private static Endpoint endpoint(String address, int port) {
        try {
            final IpPrefix prefix = IpPrefix.parse(address);
            final ByteBuffer octets = ByteBuffer.wrap(prefix.address());
            return prefix.isSingleAddress() ? new Endpoint(octets.getLong(), octets.getLong(), port) : null;
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /** Whether a socket of this local address and port belongs to this entry. */
    boolean matches(long high, long low, int port) {
        if (port != endpoint.port()) {
            return false;
        }
        if (anyAddress) {
            return name != null || ipv6 || Endpoint.isIpv4(high, low);
        }
        return high == endpoint.high() && low == endpoint.low();
    }

    /** The tag {@code addr_port} of a socket of this entry. */
    String groupName(long high, long low) {
        if (name != null) {
            return name;
        }
        final Endpoint local = new Endpoint(high, low, endpoint.port());
        final String address = local.isIpv4() ? local.addressText() : '[' + local.addressText() + ']';
        return address + ':' + local.port();
    }
}
