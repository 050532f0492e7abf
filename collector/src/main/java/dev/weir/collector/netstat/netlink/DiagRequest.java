package dev.weir.collector.netstat.netlink;

import dev.weir.collector.netstat.socket.SocketProtocol;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A request for a dump of internet sockets: nlmsghdr and inet_diag_req_v2, 72 bytes.
 *
 * <pre>
 *  0 u32 length  4 u16 type=20  6 u16 flags=REQUEST|DUMP  8 u32 sequence  12 u32 port
 * 16 u8 family  17 u8 protocol  18 u8 extensions  19 u8 pad  20 u32 states  24 socket id, unused for dumps
 * </pre>
 */
final class DiagRequest {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int LENGTH = 72;
    static final int SOCK_DIAG_BY_FAMILY = 20;

    private static final int REQUEST_AND_DUMP = 0x301;
    private static final int COOKIE = 64;
    private static final byte INFO_EXTENSION = 1 << 1;

    private final ByteBuffer bytes = ByteBuffer.allocateDirect(LENGTH).order(ByteOrder.nativeOrder());

    /** Writes a request; the buffer is this object's own and is written anew by the next call. */
    ByteBuffer dump(SocketProtocol protocol, int family, int stateMask, boolean tcpInfo, int sequence) {
        bytes.clear();
        bytes.putInt(LENGTH).putShort((short) SOCK_DIAG_BY_FAMILY).putShort((short) REQUEST_AND_DUMP);
        bytes.putInt(sequence).putInt(0);
        bytes.put((byte) family).put((byte) protocol.number());
        bytes.put(tcpInfo && protocol == SocketProtocol.TCP ? INFO_EXTENSION : 0)
                .put((byte) 0);
        bytes.putInt(stateMask);
        while (bytes.hasRemaining()) {
            bytes.put(bytes.position() < COOKIE ? 0 : (byte) 0xff);
        }
        return bytes.flip();
    }
}
