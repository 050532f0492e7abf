package dev.weir.collector.netstat.socket;

/** Who looks at the sockets of a source, on the thread that called the source. */
public interface SocketVisitor {
    /**
     * Sees a socket.
     *
     * @param socket valid during this call only
     */
    void onSocket(SocketView socket);

    /** Hears that what was seen so far is void: the kernel broke off, and all begins again. */
    void onRestart();
}
