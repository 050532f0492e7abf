package dev.weir.collector.netstat.socket;

/**
 * A socket to keep: a copy of what a source showed. Numbers as in {@link SocketView}.
 *
 * @param protocol the transport
 * @param ipv6 whether it is an IPv6 socket
 * @param state its state
 * @param local its own end
 * @param remote its peer
 * @param queues what waits in it
 * @param inode by which its process knows it
 * @param uid whose it is
 * @param cookie the kernel's name for it
 */
public record InternetSocket(
        SocketProtocol protocol,
        boolean ipv6,
        SocketState state,
        Endpoint local,
        Endpoint remote,
        Queues queues,
        long inode,
        long uid,
        long cookie) {
    /**
     * What waits in a socket.
     *
     * @param receive bytes to be read; of a listener: connections to be accepted
     * @param send bytes not acknowledged; of a listener: how many connections may wait, or UNKNOWN
     */
    public record Queues(long receive, long send) {}

    /** Copies what a source shows. */
    public static InternetSocket copyOf(SocketView view) {
        return new InternetSocket(
                view.protocol(),
                view.ipv6(),
                view.state(),
                new Endpoint(view.localHigh(), view.localLow(), view.localPort()),
                new Endpoint(view.remoteHigh(), view.remoteLow(), view.remotePort()),
                new Queues(view.receiveQueue(), view.sendQueue()),
                view.inode(),
                view.uid(),
                view.cookie());
    }
}
