package dev.weir.collector.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that gives UDP datagrams one after the other. Used by one thread. */
public interface DatagramSource extends Closeable {
    /** As receive time of payload files: that each message was received when its header says that it was exported. */
    long AS_EXPORTED = -1;

    /**
     * Moves to the next datagram.
     *
     * @param into is overwritten; what it shows is good until the next call
     * @return false when there is no more, for whatever reason
     * @throws IOException when the file cannot be read; bad content is never a reason
     */
    boolean next(CapturedDatagram into) throws IOException;

    /** Returns the books of this file, which grow as it is read. */
    CaptureCounts counts();

    /** Returns where and why reading ended early, or null while there is nothing to say. */
    CaptureDamage damage();

    /**
     * Opens a capture file, or failing that, payloads: of one datagram, or back to back.
     *
     * @param file the file, {@code -} for standard input; pcap, pcapng or anything else, each plain or in gzip
     * @param rawReceivedAtEpochNanos receive time of a payload file, which has none of its own; or {@link #AS_EXPORTED}
     * @throws CaptureFormatException when the file is empty, or no capture, without a message, and too long a payload
     * @throws IOException when the file cannot be read
     */
    static DatagramSource open(Path file, long rawReceivedAtEpochNanos) throws IOException {
        final ByteSource bytes = ByteSource.open(openStream(file));
        try {
            return CaptureReader.isCapture(bytes.peek(CaptureReader.MAGIC_LENGTH))
                    ? new CaptureReader(bytes)
                    : new RawPayloadReader(bytes, rawReceivedAtEpochNanos);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Opens a file for reading, or gives standard input for {@code -}. */
    static InputStream openStream(Path file) throws IOException {
        if ("-".equals(file.toString())) {
            return System.in;
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": a directory, not a capture");
        }
        return Files.newInputStream(file);
    }
}
