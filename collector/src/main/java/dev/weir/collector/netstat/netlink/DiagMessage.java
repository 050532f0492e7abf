package dev.weir.collector.netstat.netlink;

import dev.weir.collector.netstat.socket.Endpoint;
import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketState;
import dev.weir.collector.netstat.socket.SocketView;
import dev.weir.collector.netstat.socket.TcpInfoField;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A window on one inet_diag_msg and its attributes within a buffer.
 *
 * <pre>
 *  0 u8 family  1 u8 state  2 u8 timer  3 u8 retransmits
 *  4 be16 local port  6 be16 remote port  8 local address (16)  24 remote address (16)
 * 40 u32 interface  44 u64 cookie  52 u32 expires  56 u32 receive queue  60 u32 send queue
 * 64 u32 uid  68 u32 inode  72 attributes {u16 length, u16 type}
 * </pre>
 */
final class DiagMessage implements SocketView {
    static final int LENGTH = 72;

    private static final int STATE = 1;
    private static final int LOCAL_PORT = 4;
    private static final int REMOTE_PORT = 6;
    private static final int LOCAL_ADDRESS = 8;
    private static final int REMOTE_ADDRESS = 24;
    private static final int INTERFACE = 40;
    private static final int COOKIE = 44;
    private static final int RECEIVE_QUEUE = 56;
    private static final int SEND_QUEUE = 60;
    private static final int UID = 64;
    private static final int INODE = 68;
    private static final int ATTRIBUTE_HEADER = 4;
    private static final int ATTRIBUTE_TYPE = 0x3fff;
    private static final int INFO = 2;
    private static final long U32 = 0xffffffffL;

    private SocketProtocol protocol;
    private ByteBuffer bytes;
    private int at;
    private int end;
    private boolean ipv6;
    private SocketState state;

    /** Says of which protocol the messages of the next dump are: they do not say it themselves. */
    void protocol(SocketProtocol of) {
        protocol = of;
    }

    /**
     * Looks at a message.
     *
     * @param buffer in the machine's byte order
     * @return false if it is too short, of another family, or in a state that is not known
     */
    boolean wrap(ByteBuffer buffer, int from, int to) {
        if (to - from < LENGTH) {
            return false;
        }
        bytes = buffer;
        at = from;
        end = to;
        final int family = buffer.get(from);
        ipv6 = family == DiagRequest.AF_INET6;
        state = SocketState.of(buffer.get(from + STATE));
        return state != null && (ipv6 || family == DiagRequest.AF_INET);
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
        return high(LOCAL_ADDRESS);
    }

    @Override
    public long localLow() {
        return low(LOCAL_ADDRESS);
    }

    @Override
    public int localPort() {
        return port(LOCAL_PORT);
    }

    @Override
    public long remoteHigh() {
        return high(REMOTE_ADDRESS);
    }

    @Override
    public long remoteLow() {
        return low(REMOTE_ADDRESS);
    }

    @Override
    public int remotePort() {
        return port(REMOTE_PORT);
    }

    @Override
    public long receiveQueue() {
        return u32(RECEIVE_QUEUE);
    }

    @Override
    public long sendQueue() {
        return u32(SEND_QUEUE);
    }

    @Override
    public long inode() {
        return u32(INODE);
    }

    @Override
    public long uid() {
        return u32(UID);
    }

    @Override
    public long cookie() {
        return bytes.getLong(at + COOKIE);
    }

    @Override
    public long interfaceIndex() {
        return u32(INTERFACE);
    }

    @Override
    public long tcpInfo(TcpInfoField field) {
        int attribute = at + LENGTH;
        while (end - attribute >= ATTRIBUTE_HEADER) {
            final int length = Short.toUnsignedInt(bytes.getShort(attribute));
            if (length < ATTRIBUTE_HEADER || length > end - attribute) {
                return UNKNOWN;
            }
            if ((bytes.getShort(attribute + 2) & ATTRIBUTE_TYPE) == INFO) {
                return number(attribute + ATTRIBUTE_HEADER, length - ATTRIBUTE_HEADER, field);
            }
            attribute += length + 3 & ~3;
        }
        return UNKNOWN;
    }

    private long number(int info, int length, TcpInfoField field) {
        if (field.offset() + field.width() > length) {
            return UNKNOWN;
        }
        final int from = info + field.offset();
        return field.width() == Long.BYTES ? bytes.getLong(from) : bytes.getInt(from) & U32;
    }

    private long high(int offset) {
        return ipv6 ? network(bytes.getLong(at + offset)) : 0;
    }

    private long low(int offset) {
        return ipv6
                ? network(bytes.getLong(at + offset + Long.BYTES))
                : Endpoint.mapped((int) (network(bytes.getLong(at + offset)) >>> Integer.SIZE));
    }

    private int port(int offset) {
        final short port = bytes.getShort(at + offset);
        return Short.toUnsignedInt(isSwapped() ? Short.reverseBytes(port) : port);
    }

    private long network(long value) {
        return isSwapped() ? Long.reverseBytes(value) : value;
    }

    private boolean isSwapped() {
        return bytes.order() == ByteOrder.LITTLE_ENDIAN;
    }

    private long u32(int offset) {
        return bytes.getInt(at + offset) & U32;
    }
}
