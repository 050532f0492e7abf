package dev.weir.collector.netstat.netlink;

import dev.weir.collector.netstat.socket.SocketProtocol;
import dev.weir.collector.netstat.socket.SocketVisitor;
import dev.weir.collector.netstat.socket.TupleSet;
import java.nio.ByteBuffer;

/**
 * Reads the messages of a dump: bytes in, sockets out. Sockets that come twice, which happens since a dump is no
 * snapshot, are shown once; the kernel's cookie tells them. Touches no system; one thread.
 */
final class DumpReader {
    private static final int HEADER = 16;
    private static final int TYPE = 4;
    private static final int FLAGS = 6;
    private static final int SEQUENCE = 8;
    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int DUMP_INTERRUPTED = 0x10;

    private final DiagMessage message = new DiagMessage();
    private final TupleSet seen = new TupleSet(1);
    private final long[] cookie = new long[1];
    private SocketVisitor visitor;
    private int sequence;
    private boolean consistent;
    private long sockets;
    private long duplicates;

    /** Begins with all dumps: what was counted and seen is forgotten. */
    void restart(SocketVisitor to) {
        visitor = to;
        seen.clear();
        consistent = true;
        sockets = 0;
        duplicates = 0;
    }

    /** Begins with the answer to a request of that sequence number. */
    void begin(SocketProtocol protocol, int requestSequence) {
        message.protocol(protocol);
        sequence = requestSequence;
    }

    /**
     * Reads what one receive gave.
     *
     * @param bytes in the machine's byte order, from 0 to the limit
     * @return true when the dump has ended
     * @throws NetlinkException if the kernel refused, or the bytes are not whole messages
     */
    boolean read(ByteBuffer bytes) throws NetlinkException {
        int at = 0;
        while (bytes.limit() - at >= HEADER) {
            final int length = bytes.getInt(at);
            if (length < HEADER || length > bytes.limit() - at) {
                throw new NetlinkException(
                        "netlink: a message of " + length + " bytes in a buffer of " + (bytes.limit() - at));
            }
            if (bytes.getInt(at + SEQUENCE) == sequence && onMessage(bytes, at, at + length)) {
                return true;
            }
            // The padding of the last message may be missing.
            at = Math.min(at + (length + 3 & ~3), bytes.limit());
        }
        if (at != bytes.limit() || at == 0) {
            throw new NetlinkException("netlink: " + (bytes.limit() - at) + " bytes are no message");
        }
        return false;
    }

    private boolean onMessage(ByteBuffer bytes, int from, int to) throws NetlinkException {
        if ((bytes.getShort(from + FLAGS) & DUMP_INTERRUPTED) != 0) {
            consistent = false;
        }
        switch (bytes.getShort(from + TYPE)) {
            case DONE:
                failOn("dump", bytes, from + HEADER, to);
                return true;
            case ERROR:
                failOn("request", bytes, from + HEADER, to);
                return false;
            case DiagRequest.SOCK_DIAG_BY_FAMILY:
                onSocket(bytes, from + HEADER, to);
                return false;
            default:
                return false;
        }
    }

    /** An error message, and newer kernels' end of a dump, carry an error number, negative if something failed. */
    private static void failOn(String what, ByteBuffer bytes, int from, int to) throws NetlinkException {
        if (to - from >= Integer.BYTES && bytes.getInt(from) < 0) {
            throw new NetlinkException(what, -bytes.getInt(from));
        }
    }

    private void onSocket(ByteBuffer bytes, int from, int to) {
        if (!message.wrap(bytes, from, to)) {
            return;
        }
        cookie[0] = message.cookie();
        if (!seen.add(cookie)) {
            duplicates++;
            return;
        }
        sockets++;
        visitor.onSocket(message);
    }

    /** Returns whether the kernel has not warned of gaps. */
    boolean isConsistent() {
        return consistent;
    }

    long sockets() {
        return sockets;
    }

    long duplicates() {
        return duplicates;
    }
}
