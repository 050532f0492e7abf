package dev.weir.collector.netstat.proc;

import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketState;
import dev.weir.collector.netstat.socket.SocketView;
import dev.weir.collector.netstat.socket.TcpInfoField;
import java.nio.ByteOrder;

/**
 * One line of /proc/net/{tcp,udp,...}: {@code sl local_address rem_address st tx_queue:rx_queue tr:tm->when retrnsmt
 * uid timeout inode ...}. Addresses are 32-bit words in hexadecimal, each in the machine's byte order.
 */
final class ProcSocket implements SocketView {
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int QUEUES = 4;
    private static final int USER = 7;
    private static final int INODE = 9;
    private static final int HEX = 16;
    private static final int WORD = 8;

    private final SocketProtocol protocol;
    private final boolean ipv6;
    private Endpoint local;
    private Endpoint remote;
    private SocketState state;
    private long receiveQueue;
    private long sendQueue;
    private long uid;
    private long inode;

    ProcSocket(SocketProtocol protocol, boolean ipv6) {
        this.protocol = protocol;
        this.ipv6 = ipv6;
    }

    /** Reads a line; false if it is no socket's, or damaged. */
    boolean read(String line) {
        final String[] columns = line.strip().split("\\s+");
        if (columns.length <= INODE) {
            return false;
        }
        try {
            local = endpoint(columns[LOCAL]);
            remote = endpoint(columns[REMOTE]);
            state = SocketState.of(Integer.parseInt(columns[STATE], HEX));
            final int colon = columns[QUEUES].indexOf(':');
            sendQueue = Long.parseLong(columns[QUEUES].substring(0, colon), HEX);
            receiveQueue = Long.parseLong(columns[QUEUES].substring(colon + 1), HEX);
            uid = Long.parseLong(columns[USER]);
            inode = Long.parseLong(columns[INODE]);
            return state != null;
        } catch (NumberFormatException | IndexOutOfBoundsException notASocket) {
            return false;
        }
    }

    private Endpoint endpoint(String text) {
        final int colon = text.indexOf(':');
        final int port = Integer.parseInt(text.substring(colon + 1), HEX);
        if (ipv6) {
            return new Endpoint(half(text, 0), half(text, 2), port);
        }
        return new Endpoint(0, Endpoint.mapped(word(text, 0)), port);
    }

    private static long half(String text, int firstWord) {
        return (long) word(text, firstWord) << Integer.SIZE | word(text, firstWord + 1) & 0xffffffffL;
    }

    private static int word(String text, int index) {
        final int word = Integer.parseUnsignedInt(text.substring(index * WORD, (index + 1) * WORD), HEX);
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
    }

    @Override
    public SocketProtocol protocol() {
        return protocol;
    }

    @Override
    public boolean ipv6() {
        return ipv6;
    }

    @Override
    public SocketState state() {
        return state;
    }

    @Override
    public long localHigh() {
        return local.high();
    }

    @Override
    public long localLow() {
        return local.low();
    }

    @Override
    public int localPort() {
        return local.port();
    }

    @Override
    public long remoteHigh() {
        return remote.high();
    }

    @Override
    public long remoteLow() {
        return remote.low();
    }

    @Override
    public int remotePort() {
        return remote.port();
    }

    @Override
    public long receiveQueue() {
        return receiveQueue;
    }

    @Override
    public long sendQueue() {
        // The column of a listener is always 0 here: /proc does not tell how many connections may wait.
        return state == SocketState.LISTEN ? UNKNOWN : sendQueue;
    }

    @Override
    public long inode() {
        return inode;
    }

    @Override
    public long uid() {
        return uid;
    }

    @Override
    public long cookie() {
        return UNKNOWN;
    }

    @Override
    public long interfaceIndex() {
        return UNKNOWN;
    }

    @Override
    public long tcpInfo(TcpInfoField field) {
        return UNKNOWN;
    }
}
