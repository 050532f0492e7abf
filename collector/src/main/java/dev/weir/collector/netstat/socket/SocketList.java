package dev.weir.collector.netstat.socket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps a copy of every socket shown, in the order of the source. */
public final class SocketList implements SocketVisitor {
    private final List<InternetSocket> sockets = new ArrayList<>();

    private SocketList() {}

    /**
     * Lists the wanted sockets of a source.
     *
     * @throws IOException if the source cannot tell
     */
    public static List<InternetSocket> of(SocketSource source, SocketQuery query) throws IOException {
        final SocketList list = new SocketList();
        source.visit(query, list);
        return List.copyOf(list.sockets);
    }

    @Override
    public void onSocket(SocketView socket) {
        sockets.add(InternetSocket.copyOf(socket));
    }

    @Override
    public void onRestart() {
        sockets.clear();
    }
}
