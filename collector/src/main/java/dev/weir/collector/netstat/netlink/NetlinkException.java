package dev.weir.collector.netstat.netlink;

import java.io.IOException;

/** The kernel refused a netlink request, or answered with what is no netlink message. */
public final class NetlinkException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    /** Tells what went wrong, without an error number of the kernel's. */
    public NetlinkException(String message) {
        super(message);
        errno = 0;
    }

    /** Tells what was refused, and the kernel's error number. */
    public NetlinkException(String what, int errno) {
        super("netlink: " + what + ": errno " + errno);
        this.errno = errno;
    }

    /** Returns the kernel's error number; 0 if it gave none. */
    public int errno() {
        return errno;
    }
}
