package dev.weir.collector.netstat.socket;

import java.util.List;

/**
 * Which sockets are wanted.
 *
 * @param protocols of which transports
 * @param ipv4 whether sockets of AF_INET
 * @param ipv6 whether sockets of AF_INET6, IPv4-mapped ones among them
 * @param stateMask the bits of the wanted states; a source that can, lets the kernel choose
 * @param tcpInfo whether tcp_info is wanted, which only netlink has
 */
public record SocketQuery(List<SocketProtocol> protocols, boolean ipv4, boolean ipv6, int stateMask, boolean tcpInfo) {
    /** What a sample counts: TCP and UDP of both families, in every state. */
    public static final SocketQuery SAMPLE =
            new SocketQuery(List.of(SocketProtocol.TCP, SocketProtocol.UDP), true, true, SocketState.ALL, false);

    /** Copies the list. */
    public SocketQuery {
        protocols = List.copyOf(protocols);
    }

    /** Returns this query for one protocol. */
    public SocketQuery of(SocketProtocol protocol) {
        return new SocketQuery(List.of(protocol), ipv4, ipv6, stateMask, tcpInfo);
    }
}
