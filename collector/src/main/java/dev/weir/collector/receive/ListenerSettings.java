package dev.weir.collector.receive;

import dev.weir.decode.Listener;
import java.net.InetAddress;

/**
 * How a UDP port is opened.
 *
 * @param listener what decoders need to know about it
 * @param bindHost the local address; {@code ::} takes IPv4 as well
 * @param port the UDP port; 0 lets the kernel choose, for tests
 * @param receivers how many sockets share the port (SO_REUSEPORT)
 * @param receiveBufferBytes the socket buffer that is asked for
 * @param maxDatagram the longest payload that is taken
 * @param allowed who may send
 */
public record ListenerSettings(
        Listener listener,
        InetAddress bindHost,
        int port,
        int receivers,
        int receiveBufferBytes,
        int maxDatagram,
        AddressFilter allowed) {}
