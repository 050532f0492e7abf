package dev.weir.collector.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a capture file in order, unpacked if they are gzip, with their position counted.
 *
 * <p>A gzip stream that breaks is damage like any other; trouble of the disk is an {@link IOException}.
 */
final class ByteSource implements Closeable {
    private static final int BUFFER_LENGTH = 16 * 1024;
    private static final int GZIP_MAGIC_LENGTH = 2;

    private final InputStream in;
    private long position;

    private ByteSource(InputStream in) {
        this.in = in;
    }

    /** Looks at the first bytes and unpacks gzip. Closes the stream when even that fails. */
    static ByteSource open(InputStream stream) throws IOException {
        try {
            final BufferedInputStream raw = new BufferedInputStream(stream, BUFFER_LENGTH);
            if (!beginsAsGzip(raw)) {
                return new ByteSource(raw);
            }
            return new ByteSource(new BufferedInputStream(new GZIPInputStream(raw, BUFFER_LENGTH), BUFFER_LENGTH));
        } catch (EOFException | ZipException e) {
            stream.close();
            throw new CaptureFormatException("begins like gzip and is not: " + e.getMessage());
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }

    private static boolean beginsAsGzip(BufferedInputStream stream) throws IOException {
        stream.mark(GZIP_MAGIC_LENGTH);
        final boolean gzip = stream.read() == 0x1f && stream.read() == 0x8b;
        stream.reset();
        return gzip;
    }

    /** Returns up to {@code count} bytes from the begin of the file and stays before them. */
    byte[] peek(int count) throws IOException {
        in.mark(count);
        try {
            return in.readNBytes(count);
        } catch (EOFException | ZipException e) {
            throw new CaptureFormatException("holds gzip data that is damaged from the start");
        } finally {
            in.reset();
        }
    }

    long position() {
        return position;
    }

    /** Reads until {@code count} bytes are there or the file ends. Returns how many were read. */
    int read(byte[] into, int offset, int count) throws IOException {
        final int done;
        try {
            done = in.readNBytes(into, offset, count);
        } catch (EOFException | ZipException e) {
            throw new DamagedCaptureException(position, "the gzip data is damaged or cut");
        }
        position += done;
        return done;
    }

    /** Reads exactly {@code count} bytes of the packet or block that begins at {@code start}. */
    void readWhole(byte[] into, int offset, int count, long start) throws IOException {
        if (read(into, offset, count) < count) {
            throw cutAt(start);
        }
    }

    /** Passes over bytes of the packet or block that begins at {@code start}. */
    void skip(long count, long start) throws IOException {
        try {
            in.skipNBytes(count);
        } catch (EOFException | ZipException e) {
            throw cutAt(start);
        }
        position += count;
    }

    private static DamagedCaptureException cutAt(long start) {
        return new DamagedCaptureException(start, "the file ends within a packet or block");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
