package dev.weir.testing;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes classic pcap files, in either byte order, with microseconds or nanoseconds. */
public final class CaptureWriter implements Closeable {
    public static final int ETHERNET = 1;
    public static final int RAW_IP = 101;
    public static final int MICROSECONDS = 0xa1b2c3d4;
    public static final int NANOSECONDS = 0xa1b23c4d;
    public static final int MODIFIED = 0xa1b2cd34;

    private final OutputStream out;
    private final ByteOrder order;
    private final int magic;

    public CaptureWriter(OutputStream out, int linkType, int magic, ByteOrder order) throws IOException {
        this.out = out;
        this.order = order;
        this.magic = magic;
        out.write(ByteBuffer.allocate(24)
                .order(order)
                .putInt(magic)
                .putShort((short) 2)
                .putShort((short) 4)
                .putLong(0)
                .putInt(262_144)
                .putInt(linkType)
                .array());
    }

    /** Little-endian with microseconds, as tcpdump writes it here. */
    public static CaptureWriter open(Path file, int linkType) throws IOException {
        return new CaptureWriter(
                new BufferedOutputStream(Files.newOutputStream(file)), linkType, MICROSECONDS, ByteOrder.LITTLE_ENDIAN);
    }

    public CaptureWriter write(long epochNanos, byte[] packet) throws IOException {
        return write(epochNanos, packet, packet.length);
    }

    /** Writes a packet of which more was on the link than is given. */
    public CaptureWriter write(long epochNanos, byte[] packet, int originalLength) throws IOException {
        final long fraction = epochNanos % 1_000_000_000L;
        out.write(ByteBuffer.allocate(magic == MODIFIED ? 24 : 16)
                .order(order)
                .putInt((int) (epochNanos / 1_000_000_000L))
                .putInt((int) (magic == NANOSECONDS ? fraction : fraction / 1000))
                .putInt(packet.length)
                .putInt(originalLength)
                .array());
        out.write(packet);
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
