package dev.weir.collector.netstat.sample;

import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketState;
import java.util.Locale;

/** The fields of the measurements, in the order in which the ss plugin prints them; it has no {@link #TCP_NONE}. */
enum SocketField {
    UDP_SOCKET(null),
    TCP_ESTABLISHED(SocketState.ESTABLISHED),
    TCP_SYN_SENT(SocketState.SYN_SENT),
    TCP_SYN_RECV(SocketState.SYN_RECV),
    TCP_FIN_WAIT1(SocketState.FIN_WAIT1),
    TCP_FIN_WAIT2(SocketState.FIN_WAIT2),
    TCP_TIME_WAIT(SocketState.TIME_WAIT),
    TCP_CLOSE(SocketState.CLOSE),
    TCP_CLOSE_WAIT(SocketState.CLOSE_WAIT),
    TCP_LAST_ACK(SocketState.LAST_ACK),
    TCP_LISTEN(SocketState.LISTEN),
    TCP_CLOSING(SocketState.CLOSING),
    /** Sockets that have no such state: unix ones that are no datagram sockets. */
    TCP_NONE(null);

    private static final SocketField[] BY_STATE = new SocketField[SocketState.values().length];

    static {
        for (SocketField field : values()) {
            if (field.state != null) {
                BY_STATE[field.state.ordinal()] = field;
            }
        }
    }

    private final SocketState state;
    private final String key = name().toLowerCase(Locale.ROOT);

    SocketField(SocketState state) {
        this.state = state;
    }

    /** The field that an internet socket counts in. */
    static SocketField of(SocketProtocol protocol, SocketState state) {
        return protocol == SocketProtocol.TCP ? BY_STATE[state.ordinal()] : UDP_SOCKET;
    }

    /** Its name in a point. */
    String key() {
        return key;
    }
}
