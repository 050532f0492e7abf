package dev.weir.collector.capture;

/**
 * One UDP datagram of a capture file: payload, addresses and time. Reused: what it shows is good until the next read.
 *
 * <p>Addresses are 16 bytes in network order, IPv4 as IPv4-mapped IPv6 ({@code ::ffff:a.b.c.d}). The arrays are the
 * object's own and must not be kept or written to.
 */
public final class CapturedDatagram {
    private final byte[] sourceAddress = new byte[InternetLayer.ADDRESS_LENGTH];
    private final byte[] destinationAddress = new byte[InternetLayer.ADDRESS_LENGTH];
    private byte[] bytes = new byte[0];
    private int offset;
    private int length;
    private int sourcePort;
    private int destinationPort;
    private boolean truncated;
    private long capturedAtEpochNanos;

    /** Returns the array that holds the payload, from {@link #offset()} on. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns where in {@link #bytes()} the payload begins. */
    public int offset() {
        return offset;
    }

    /** Returns how many bytes of payload there are, 0 to 65535; fewer than were sent when {@link #truncated()}. */
    public int length() {
        return length;
    }

    /** Returns when it was captured; 0 where the file does not say, as in Simple Packet Blocks. */
    public long capturedAtEpochNanos() {
        return capturedAtEpochNanos;
    }

    /** Returns the sender's address, 16 bytes. */
    public byte[] sourceAddress() {
        return sourceAddress;
    }

    /** Returns the receiver's address, 16 bytes. */
    public byte[] destinationAddress() {
        return destinationAddress;
    }

    /** Returns the sender's UDP port. */
    public int sourcePort() {
        return sourcePort;
    }

    /** Returns the receiver's UDP port. */
    public int destinationPort() {
        return destinationPort;
    }

    /** Says that the end of the payload is missing: the capture's snapshot length cut it, or the headers lie. */
    public boolean truncated() {
        return truncated;
    }

    void setPayload(byte[] array, int from, int count, boolean cut) {
        bytes = array;
        offset = from;
        length = count;
        truncated = cut;
    }

    void setAddresses(byte[] addresses, int fromPort, int toPort) {
        System.arraycopy(addresses, 0, sourceAddress, 0, InternetLayer.ADDRESS_LENGTH);
        System.arraycopy(addresses, InternetLayer.ADDRESS_LENGTH, destinationAddress, 0, InternetLayer.ADDRESS_LENGTH);
        sourcePort = fromPort;
        destinationPort = toPort;
    }

    void setCapturedAtEpochNanos(long epochNanos) {
        capturedAtEpochNanos = epochNanos;
    }
}
