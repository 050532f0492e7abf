package dev.weir.collector.netstat.sample;

import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketView;
import dev.weir.collector.netstat.socket.SocketVisitor;
import dev.weir.collector.netstat.socket.TupleSet;
import dev.weir.collector.netstat.socket.UnixSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the sockets of one sample. Where asked to, sockets of equal protocol, addresses, ports and TCP state count
 * once, such as the listeners that share a port by SO_REUSEPORT, and unix sockets of equal type and name. One thread;
 * its memory is used again for the next sample.
 */
final class SocketTally implements SocketVisitor {
    private record UnixName(int type, String path) {}

    private final boolean equalOnce;
    private final PortGroups ports;
    private final TupleSet seen = new TupleSet(5);
    private final long[] tuple = new long[5];
    private final Map<IpVersion, SocketCounts> counts = new EnumMap<>(IpVersion.class);

    SocketTally(boolean equalOnce, PortRules rules) {
        this.equalOnce = equalOnce;
        ports = new PortGroups(rules);
    }

    @Override
    public void onSocket(SocketView socket) {
        final SocketProtocol protocol = socket.protocol();
        if (equalOnce && !isNew(socket, protocol)) {
            return;
        }
        final SocketField field = SocketField.of(protocol, socket.state());
        final long high = socket.localHigh();
        final long low = socket.localLow();
        of(IpVersion.of(high, low)).add(field);
        ports.add(high, low, socket.localPort(), field, socket.inode());
    }

    private boolean isNew(SocketView socket, SocketProtocol protocol) {
        tuple[0] = socket.localHigh();
        tuple[1] = socket.localLow();
        tuple[2] = socket.remoteHigh();
        tuple[3] = socket.remoteLow();
        final int state = protocol == SocketProtocol.TCP ? socket.state().ordinal() : -1;
        tuple[4] = (long) socket.localPort() << 48
                | (long) socket.remotePort() << 32
                | (long) protocol.number() << 16
                | state & 0xffff;
        return seen.add(tuple);
    }

    /** Counts unix sockets, which have no IP version. */
    void onUnixSockets(List<UnixSocket> sockets) {
        final Set<UnixName> names = new HashSet<>();
        for (UnixSocket socket : sockets) {
            if (!equalOnce || names.add(new UnixName(socket.type(), socket.path()))) {
                of(IpVersion.UNKNOWN)
                        .add(socket.type() == UnixSocket.DATAGRAM ? SocketField.UDP_SOCKET : SocketField.TCP_NONE);
            }
        }
    }

    private SocketCounts of(IpVersion version) {
        return counts.computeIfAbsent(version, created -> new SocketCounts());
    }

    @Override
    public void onRestart() {
        seen.clear();
        counts.clear();
        ports.clear();
    }

    /** The counts of the versions of which there was a socket at all. */
    Map<IpVersion, SocketCounts> byVersion() {
        return counts;
    }

    /** The counts of all versions together. */
    SocketCounts sum() {
        final SocketCounts sum = new SocketCounts();
        counts.values().forEach(sum::addAll);
        return sum;
    }

    PortGroups ports() {
        return ports;
    }
}
