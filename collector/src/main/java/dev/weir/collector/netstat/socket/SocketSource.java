package dev.weir.collector.netstat.socket;

import java.io.IOException;
import java.util.List;

/** A place that knows the sockets of one network namespace. One thread at a time; opened once, asked often. */
public interface SocketSource extends AutoCloseable {
    /** Returns its name for the log: {@code netlink} or {@code proc}. */
    String name();

    /**
     * Shows all internet sockets that are wanted.
     *
     * @return how it went
     * @throws IOException if the kernel refuses, or breaks off again and again
     */
    DumpReport visit(SocketQuery query, SocketVisitor visitor) throws IOException;

    /**
     * Lists the unix sockets; empty where the kernel has none.
     *
     * @throws IOException if they cannot be read
     */
    List<UnixSocket> unix() throws IOException;

    @Override
    void close();
}
