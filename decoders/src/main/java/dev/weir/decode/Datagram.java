package dev.weir.decode;

import dev.weir.flow.Addresses;

/**
 * A received datagram, as a reusable view: the payload stays where the receiver put it. Mutable; filled by the shard's
 * thread, and valid for one call.
 */
public final class Datagram {
    /** The array that holds the payload. */
    public byte[] bytes = {};
    /** Where the payload begins. */
    public int offset;
    /** How many octets the payload has. */
    public int length;
    /** The sender's address, 16 bytes, IPv4 mapped. */
    public final byte[] address = new byte[Addresses.LENGTH];
    /** The sender's UDP port. */
    public int port;
    /** When it was received, nanoseconds since 1970. */
    public long receivedAtEpochNanos;
    /** The listener that received it. */
    public Listener listener;
}
