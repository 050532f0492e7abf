package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.SocketProtocol;

/**
 * Writes the ends of sockets: {@code host:port} as Linux does, {@code host.port} as BSD does.
 *
 * @param bsd whether as on BSD, where any address is {@code *}
 * @param wide whether an address may be wider than its column; else the host is cut
 * @param names what hosts and ports are called
 */
public record AddressColumn(boolean bsd, boolean wide, Names names) {
    /** How wide the column is. */
    public static final int WIDTH = 23;

    /** Returns the text of an end. */
    public String text(Endpoint endpoint, SocketProtocol protocol) {
        final String port = endpoint.port() == 0 ? "*" : names.service(endpoint.port(), protocol);
        final String host = bsd && endpoint.isAny() ? "*" : names.host(endpoint);
        final int room = WIDTH - port.length() - 1;
        final String shown = wide || host.length() <= room ? host : host.substring(0, Math.max(room, 0));
        return Text.clean(shown + (bsd ? '.' : ':') + port);
    }
}
