package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.InternetSocket;
import dev.weir.collector.netstat.socket.SocketState;
import java.util.List;

/** The queues of the sockets that wait for connections: how many wait, how many are half open, how many may wait. */
public final class ListenQueueTable {
    private ListenQueueTable() {}

    /**
     * Returns the table.
     *
     * @param sockets all TCP sockets, since half open connections count as well
     */
    public static String render(List<InternetSocket> sockets, AddressColumn column) {
        final StringBuilder text = new StringBuilder();
        Text.line(text, "Current listen queue sizes (qlen/incqlen/maxqlen)");
        Text.line(text, "%-5s %-16s %s", "Proto", "Listen", "Local Address");
        for (InternetSocket socket : sockets) {
            if (socket.state() == SocketState.LISTEN) {
                Text.line(
                        text,
                        "%-5s %-16s %s",
                        SocketTable.protocol(socket, column.bsd()),
                        socket.queues().receive() + "/" + incomplete(socket, sockets) + "/"
                                + Text.number(socket.queues().send()),
                        column.text(socket.local(), socket.protocol()));
            }
        }
        return text.toString();
    }

    /** How many connections of a listener are half open. */
    static long incomplete(InternetSocket listener, List<InternetSocket> sockets) {
        return sockets.stream()
                .filter(socket -> socket.state() == SocketState.SYN_RECV)
                .filter(socket -> belongs(socket.local(), listener.local()))
                .count();
    }

    private static boolean belongs(Endpoint connection, Endpoint listener) {
        return connection.port() == listener.port()
                && (listener.isAny() || connection.high() == listener.high() && connection.low() == listener.low());
    }
}
