package dev.weir.collector.netstat.socket;

import java.util.Locale;

/** The transports whose sockets the kernel lists, by their names in /proc/net. */
public enum SocketProtocol {
    /** TCP. */
    TCP(6, "tcp", "tcp6"),
    /** UDP. */
    UDP(17, "udp", "udp6"),
    /** UDP-Lite (RFC 3828). */
    UDPLITE(136, "udplite", "udplite6"),
    /** Ping sockets. */
    ICMP(1, "icmp", "icmp6"),
    /** Raw sockets, whose port is a protocol number. */
    RAW(255, "raw", "raw6");

    private final int number;
    private final String ipv4File;
    private final String ipv6File;

    SocketProtocol(int number, String ipv4File, String ipv6File) {
        this.number = number;
        this.ipv4File = ipv4File;
        this.ipv6File = ipv6File;
    }

    /** Returns the protocol of a name such as {@code tcp} in any case, or null. */
    public static SocketProtocol named(String name) {
        for (SocketProtocol protocol : values()) {
            if (protocol.ipv4File.equals(name.toLowerCase(Locale.ROOT))) {
                return protocol;
            }
        }
        return null;
    }

    /** Returns IANA's number; 255 for raw sockets, as the kernel has it. */
    public int number() {
        return number;
    }

    /** Returns the name of its table below /proc/net, which is also how netstat calls it. */
    public String file(boolean ipv6) {
        return ipv6 ? ipv6File : ipv4File;
    }
}
