package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.SocketProtocol;

/** What addresses and ports are called. */
public interface Names {
    /** Numbers only. */
    Names NUMERIC = new Names() {
        @Override
        public String host(Endpoint endpoint) {
            return endpoint.addressText();
        }

        @Override
        public String service(int port, SocketProtocol protocol) {
            return Integer.toString(port);
        }
    };

    /** Returns what a host is called; its address if it has no name. */
    String host(Endpoint endpoint);

    /** Returns what a port is called; its number if it has no name. */
    String service(int port, SocketProtocol protocol);
}
