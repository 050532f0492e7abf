package dev.weir.collector.netstat.netlink;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.nio.ByteBuffer;

/** The calls of the C library that netlink needs, bound directly. For 64-bit Linux: {@code size_t} is a long here. */
final class LibC {
    static final int AF_NETLINK = 16;
    static final int SOCK_RAW = 3;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int NETLINK_SOCK_DIAG = 4;
    static final int SOL_SOCKET = 1;
    static final int SO_RCVBUF = 8;
    static final int SO_RCVTIMEO = 20;

    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int ENOBUFS = 105;

    static {
        if (Native.SIZE_T_SIZE != Long.BYTES) {
            throw new UnsupportedOperationException("netlink is bound for 64-bit systems only");
        }
        Native.register(LibC.class, "c");
    }

    private LibC() {}

    static native int socket(int domain, int type, int protocol) throws LastErrorException;

    static native int setsockopt(int fd, int level, int option, ByteBuffer value, int length) throws LastErrorException;

    static native long send(int fd, ByteBuffer message, long length, int flags) throws LastErrorException;

    static native long recv(int fd, ByteBuffer buffer, long length, int flags) throws LastErrorException;

    static native int close(int fd) throws LastErrorException;
}
