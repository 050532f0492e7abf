package dev.weir.collector.capture;

import dev.weir.flow.Bytes;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that is the payload of one UDP datagram, as test corpora keep them, or of several, back to back, as a program
 * that listens and appends leaves them, or as IPFIX files are (RFC 5655): {@link RawMessages} says where to cut. A file
 * that is longer than a datagram can be is read message by message, however long it is.
 *
 * <p>It says nothing about sender and time: the datagram comes from and goes to port 0 of 127.0.0.1, at the time given,
 * or when its header says that it was exported.
 */
public final class RawPayloadReader implements DatagramSource {
    /** The largest UDP payload there is, over IPv6. */
    static final int MAX_PAYLOAD = 65_527;

    /** What must be in sight to tell where a message ends: the longest one, and the header of the next. */
    private static final int SIGHT = RawMessages.MAX_LENGTH + 20;

    private static final byte[] LOOPBACK_PAIR = new byte[2 * InternetLayer.ADDRESS_LENGTH];

    static {
        for (int address = 0; address < LOOPBACK_PAIR.length; address += InternetLayer.ADDRESS_LENGTH) {
            Bytes.putU16(LOOPBACK_PAIR, address + 10, 0xffff);
            Bytes.putU32(LOOPBACK_PAIR, address + 12, 0x7f000001);
        }
    }

    private final ByteSource in;
    private final CaptureCounts counts = new CaptureCounts();
    private final byte[] window = new byte[4 * SIGHT];
    private final long receivedAtEpochNanos;
    private final boolean mayBeOnePayload;
    private long windowOffset;
    private int position;
    private int end;
    private boolean wholeRead;
    private CaptureDamage damage;

    RawPayloadReader(ByteSource in, long receivedAtEpochNanos) throws IOException {
        this.in = in;
        this.receivedAtEpochNanos = receivedAtEpochNanos;
        fill();
        this.mayBeOnePayload = wholeRead && end <= MAX_PAYLOAD;
        if (end == 0) {
            throw new CaptureFormatException("is empty");
        }
        if (!mayBeOnePayload && RawMessages.lengthAt(window, 0, end) == 0) {
            throw new CaptureFormatException("is neither a pcap nor a pcapng file, nor messages back to back, and too"
                    + " long for one UDP payload");
        }
    }

    /**
     * Opens a file as payloads, even where it looks like a capture.
     *
     * @param file the file, {@code -} for standard input; may be in gzip
     * @param receivedAtEpochNanos receive time to give the datagrams; {@link DatagramSource#AS_EXPORTED} for that of
     *     each message's header, 0 where it has none
     * @throws CaptureFormatException when the file is empty, or longer than a UDP payload can be and no message begins
     *     it
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
    public boolean next(CapturedDatagram into) throws IOException {
        if (end - position < SIGHT) {
            fill();
        }
        if (position == end) {
            return false;
        }
        final int length = mayBeOnePayload
                ? RawMessages.nextLength(window, position, end)
                : RawMessages.lengthAt(window, position, end);
        if (length == 0) {
            onDamage(new CaptureDamage(windowOffset + position, "no whole message begins here"));
            return false;
        }
        into.setAddresses(LOOPBACK_PAIR, 0, 0);
        into.setPayload(window, position, length, false);
        into.setCapturedAtEpochNanos(
                receivedAtEpochNanos == AS_EXPORTED
                        ? RawMessages.exportTimeAt(window, position, length)
                        : receivedAtEpochNanos);
        position += length;
        counts.add(CaptureCounter.PACKETS, 1);
        counts.add(CaptureCounter.DATAGRAMS, 1);
        return true;
    }

    /** Brings the window's rest to its beginning and reads what fits behind it. */
    private void fill() throws IOException {
        if (wholeRead) {
            return;
        }
        System.arraycopy(window, position, window, 0, end - position);
        windowOffset += position;
        end -= position;
        position = 0;
        try {
            end += in.read(window, end, window.length - end);
            wholeRead = end < window.length;
        } catch (DamagedCaptureException e) {
            wholeRead = true;
            damaged(e.damage());
        }
    }

    private void onDamage(CaptureDamage found) {
        position = end;
        wholeRead = true;
        damaged(found);
    }

    private void damaged(CaptureDamage found) {
        if (damage == null) {
            damage = found;
            counts.add(CaptureCounter.FILE_DAMAGED, 1);
        }
    }

    @Override
    public CaptureCounts counts() {
        return counts;
    }

    @Override
    public CaptureDamage damage() {
        return damage;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
