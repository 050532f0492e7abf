package dev.weir.collector.netstat.netlink;

import com.sun.jna.LastErrorException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A netlink socket of the sock_diag family, in the network namespace of the thread that opened it. Unprivileged. One
 * thread at a time.
 */
final class NetlinkSocket implements AutoCloseable {
    private static final int RECEIVE_BUFFER = 4 << 20;
    private static final long TIMEOUT_SECONDS = 5;

    private final int fd;

    private NetlinkSocket(int fd) {
        this.fd = fd;
    }

    /** Opens a socket that gives up a wait after some seconds. */
    static NetlinkSocket open() throws NetlinkException {
        final NetlinkSocket socket = new NetlinkSocket(create());
        try {
            socket.setOption(LibC.SO_RCVBUF, words().putInt(RECEIVE_BUFFER).flip());
            // struct timeval.
            socket.setOption(
                    LibC.SO_RCVTIMEO,
                    words().putLong(TIMEOUT_SECONDS).putLong(0).flip());
            return socket;
        } catch (NetlinkException e) {
            socket.close();
            throw e;
        }
    }

    private static int create() throws NetlinkException {
        try {
            return LibC.socket(LibC.AF_NETLINK, LibC.SOCK_RAW | LibC.SOCK_CLOEXEC, LibC.NETLINK_SOCK_DIAG);
        } catch (LastErrorException e) {
            throw new NetlinkException("socket", e.getErrorCode());
        }
    }

    private static ByteBuffer words() {
        return ByteBuffer.allocateDirect(2 * Long.BYTES).order(ByteOrder.nativeOrder());
    }

    private void setOption(int option, ByteBuffer value) throws NetlinkException {
        try {
            LibC.setsockopt(fd, LibC.SOL_SOCKET, option, value, value.remaining());
        } catch (LastErrorException e) {
            throw new NetlinkException("setsockopt", e.getErrorCode());
        }
    }

    /** Sends a request: a direct buffer from its begin to its limit. */
    void send(ByteBuffer request) throws NetlinkException {
        try {
            LibC.send(fd, request, request.limit(), 0);
        } catch (LastErrorException e) {
            throw new NetlinkException("send", e.getErrorCode());
        }
    }

    /**
     * Waits for messages and puts them into a direct buffer from its begin, its limit behind them.
     *
     * @throws NetlinkException with ENOBUFS if messages were lost, with EAGAIN if none came in time
     */
    void receive(ByteBuffer into) throws NetlinkException {
        into.clear();
        while (true) {
            try {
                into.limit((int) LibC.recv(fd, into, into.capacity(), 0));
                return;
            } catch (LastErrorException e) {
                if (e.getErrorCode() != LibC.EINTR) {
                    throw new NetlinkException("recv", e.getErrorCode());
                }
            }
        }
    }

    @Override
    public void close() {
        LibC.close(fd);
    }
}
