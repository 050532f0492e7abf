package dev.weir.collector.netstat.socket;

/**
 * One internet socket, as a source shows it during {@link SocketVisitor#onSocket}. Valid only for that call: the next
 * socket is shown through the same object, so that a dump allocates nothing per socket.
 *
 * <p>Addresses are 128 bits in two halves, network order; an IPv4 address is IPv4-mapped. Numbers that a source does
 * not know are {@link #UNKNOWN}.
 */
public interface SocketView {
    /** What is not known; no number here is negative otherwise. */
    long UNKNOWN = -1;

    /** Returns the transport. */
    SocketProtocol protocol();

    /** Returns whether the socket itself is an IPv6 one; its addresses may be IPv4-mapped. */
    boolean ipv6();

    /** Returns the state. */
    SocketState state();

    /** Returns the upper half of the local address. */
    long localHigh();

    /** Returns the lower half of the local address. */
    long localLow();

    /** Returns the local port; 0 for none. */
    int localPort();

    /** Returns the upper half of the peer's address. */
    long remoteHigh();

    /** Returns the lower half of the peer's address. */
    long remoteLow();

    /** Returns the peer's port; 0 for none. */
    int remotePort();

    /** Returns bytes to be read; of a listener: connections to be accepted. */
    long receiveQueue();

    /** Returns bytes not acknowledged; of a listener: how many connections may wait, or UNKNOWN. */
    long sendQueue();

    /** Returns the inode by which the process that holds it knows it; 0 if no process does. */
    long inode();

    /** Returns the user's number. */
    long uid();

    /** Returns the kernel's name for the socket, unique since the boot; UNKNOWN from /proc. */
    long cookie();

    /** Returns the interface that it is bound to; 0 for none, UNKNOWN from /proc. */
    long interfaceIndex();

    /**
     * Returns a number of the kernel's tcp_info.
     *
     * @return UNKNOWN if it was not asked for, or this kernel does not have it
     */
    long tcpInfo(TcpInfoField field);
}
