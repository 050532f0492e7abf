package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.socket.UnixSocket;
import java.util.List;
import java.util.Locale;

/** The table of unix sockets. */
public final class UnixTable {
    private static final String[] TYPES = {"", "STREAM", "DGRAM", "RAW", "RDM", "SEQPACKET"};
    private static final String[] STATES = {"FREE", "", "CONNECTING", "CONNECTED", "DISCONNECTING"};
    private static final int UNCONNECTED = 1;

    private UnixTable() {}

    /**
     * Returns the table in the columns of Linux.
     *
     * @param which what the title says in parentheses
     */
    public static String linux(List<UnixSocket> sockets, String which) {
        final StringBuilder text = new StringBuilder();
        Text.line(text, "Active UNIX domain sockets (%s)", which);
        Text.line(text, "Proto RefCnt Flags       Type       State         I-Node   Path");
        for (UnixSocket socket : sockets) {
            Text.line(
                    text,
                    "unix  %-6d %-11s %-10s %-13s %-8d %s",
                    socket.references(),
                    socket.isListening() ? "[ ACC ]" : "[ ]",
                    type(socket),
                    state(socket),
                    socket.inode(),
                    Text.clean(socket.path()));
        }
        return text.toString();
    }

    /** Returns the table in the columns of BSD, with a dash for what Linux does not tell. */
    public static String bsd(List<UnixSocket> sockets) {
        final StringBuilder text = new StringBuilder();
        Text.line(text, "Active LOCAL (UNIX) domain sockets");
        Text.line(text, "Address          Type      Recv-Q Send-Q Inode    Conn Refs Nextref Addr");
        for (UnixSocket socket : sockets) {
            Text.line(
                    text,
                    "%-16s %-9s %-6s %-6s %-8d %-4s %-4d %-7s %s",
                    socket.address(),
                    type(socket).toLowerCase(Locale.ROOT),
                    "-",
                    "-",
                    socket.inode(),
                    "-",
                    socket.references(),
                    "-",
                    Text.clean(socket.path()));
        }
        return text.toString();
    }

    /** The name of a type. */
    static String type(UnixSocket socket) {
        return word(TYPES, socket.type());
    }

    /** The name of a state; a socket that waits for connections is LISTENING. */
    static String state(UnixSocket socket) {
        return socket.isListening() && socket.state() == UNCONNECTED ? "LISTENING" : word(STATES, socket.state());
    }

    private static String word(String[] words, int index) {
        return index >= 0 && index < words.length ? words[index] : Integer.toString(index);
    }
}
