package dev.weir.collector.capture;

import dev.weir.flow.Bytes;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is the payload of one UDP datagram, as test corpora keep them, or of several, back to back, as a program
 * that listens and appends leaves them: {@link RawMessages} says where to cut.
 *
 * <p>It says nothing about sender and time: the datagram comes from and goes to port 0 of 127.0.0.1, at the time given.
 */
public final class RawPayloadReader implements DatagramSource {
    /** The largest UDP payload there is, over IPv6. */
    static final int MAX_PAYLOAD = 65_527;

    private static final byte[] LOOPBACK_PAIR = new byte[2 * InternetLayer.ADDRESS_LENGTH];

    static {
        for (int address = 0; address < LOOPBACK_PAIR.length; address += InternetLayer.ADDRESS_LENGTH) {
            Bytes.putU16(LOOPBACK_PAIR, address + 10, 0xffff);
            Bytes.putU32(LOOPBACK_PAIR, address + 12, 0x7f000001);
        }
    }

    private final ByteSource in;
    private final CaptureCounts counts = new CaptureCounts();
    private final byte[] payload;
    private final long receivedAtEpochNanos;
    private int position;

    RawPayloadReader(ByteSource in, long receivedAtEpochNanos) throws IOException {
        this.in = in;
        this.receivedAtEpochNanos = receivedAtEpochNanos;
        this.payload = in.peek(MAX_PAYLOAD + 1);
        if (payload.length == 0) {
            throw new CaptureFormatException("is empty");
        }
        if (payload.length > MAX_PAYLOAD) {
            throw new CaptureFormatException("is neither a pcap nor a pcapng file, and too long for one UDP payload");
        }
    }

    /**
     * Opens a file as one payload, even where it looks like a capture.
     *
     * @param file the file, {@code -} for standard input; may be in gzip
     * @param receivedAtEpochNanos receive time to give the datagram
     * @throws CaptureFormatException when the file is empty or longer than a UDP payload can be
     * @throws IOException when the file cannot be read
     */
    public static RawPayloadReader open(Path file, long receivedAtEpochNanos) throws IOException {
        final ByteSource bytes = ByteSource.open(DatagramSource.openStream(file));
        try {
            return new RawPayloadReader(bytes, receivedAtEpochNanos);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public boolean next(CapturedDatagram into) {
        if (position == payload.length) {
            return false;
        }
        final int length = RawMessages.nextLength(payload, position);
        into.setAddresses(LOOPBACK_PAIR, 0, 0);
        into.setPayload(payload, position, length, false);
        position += length;
        into.setCapturedAtEpochNanos(receivedAtEpochNanos);
        counts.add(CaptureCounter.PACKETS, 1);
        counts.add(CaptureCounter.DATAGRAMS, 1);
        return true;
    }

    @Override
    public CaptureCounts counts() {
        return counts;
    }

    @Override
    public CaptureDamage damage() {
        return null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
