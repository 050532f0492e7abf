package dev.weir.collector.netstat.socket;

/**
 * A unix socket.
 *
 * @param address the kernel's pointer in hexadecimal, or zeros or a hash of it where that is kept secret
 * @param references how many hold it
 * @param flags the kernel's flags; {@link #LISTENING}
 * @param type 1 stream, 2 datagram, 5 seqpacket
 * @param state 1 unconnected, 2 connecting, 3 connected, 4 disconnecting
 * @param inode by which the process that holds it knows it
 * @param path its name; {@code @} begins an abstract one; empty if it has none
 */
public record UnixSocket(String address, long references, int flags, int type, int state, long inode, String path) {
    /** The flag of a socket that waits for connections. */
    public static final int LISTENING = 0x10000;

    /** The type of datagram sockets. */
    public static final int DATAGRAM = 2;

    /** Returns whether it waits for connections. */
    public boolean isListening() {
        return (flags & LISTENING) != 0;
    }
}
