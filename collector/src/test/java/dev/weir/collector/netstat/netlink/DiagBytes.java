package dev.weir.collector.netstat.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Netlink messages made by hand, in the order of this machine. */
final class DiagBytes {
    static final int SEQUENCE = 7;

    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.nativeOrder());

    /** An IPv4 TCP socket 192.0.2.1:80 of a peer 198.51.100.2:port with attributes behind it. */
    DiagBytes socket(int state, int remotePort, long cookie, byte[] attributes) {
        header(16 + DiagMessage.LENGTH + attributes.length, 20, 0, SEQUENCE);
        bytes.put((byte) 2).put((byte) state).put((byte) 0).put((byte) 0);
        port(80).port(remotePort);
        bytes.put(new byte[] {(byte) 192, 0, 2, 1}).put(new byte[12]);
        bytes.put(new byte[] {(byte) 198, 51, 100, 2}).put(new byte[12]);
        bytes.putInt(3).putLong(cookie);
        bytes.putInt(0).putInt(11).putInt(12).putInt(1000).putInt(4711);
        bytes.put(attributes);
        return pad();
    }

    /** An IPv6 socket [2001:db8::1]:443 without a peer. */
    DiagBytes socket6(int state, long cookie) {
        header(16 + DiagMessage.LENGTH, 20, 0, SEQUENCE);
        bytes.put((byte) 10).put((byte) state).put((byte) 0).put((byte) 0);
        port(443).port(0);
        bytes.put(new byte[] {0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        bytes.put(new byte[16]);
        bytes.putInt(0).putLong(cookie);
        bytes.putInt(0).putInt(0).putInt(128).putInt(0).putInt(1);
        return pad();
    }

    /** The end of a dump, with the error number that newer kernels give. */
    DiagBytes done(int error) {
        header(20, 3, 0, SEQUENCE);
        bytes.putInt(error);
        return this;
    }

    /** An error, or an acknowledgement where it is 0. */
    DiagBytes error(int error) {
        header(36, 2, 0, SEQUENCE);
        bytes.putInt(error).put(new byte[16]);
        return this;
    }

    DiagBytes header(int length, int type, int flags, int sequence) {
        bytes.putInt(length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0);
        return this;
    }

    /** An attribute with the header that the kernel gives it. */
    static byte[] attribute(int type, byte[] value) {
        final int length = 4 + value.length;
        return ByteBuffer.allocate(length + 3 & ~3)
                .order(ByteOrder.nativeOrder())
                .putShort((short) length)
                .putShort((short) type)
                .put(value)
                .array();
    }

    private DiagBytes port(int port) {
        bytes.put((byte) (port >>> 8)).put((byte) port);
        return this;
    }

    private DiagBytes pad() {
        while (bytes.position() % 4 != 0) {
            bytes.put((byte) 0);
        }
        return this;
    }

    /** All of it. */
    byte[] array() {
        final byte[] array = new byte[bytes.position()];
        bytes.get(0, array);
        return array;
    }

    /** All of it, as the socket would give it. */
    ByteBuffer buffer() {
        return ByteBuffer.wrap(array()).order(ByteOrder.nativeOrder());
    }
}
