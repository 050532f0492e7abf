package dev.weir.collector.shard;

import dev.weir.decode.Listener;
import dev.weir.flow.Addresses;
import io.netty.buffer.ByteBuf;

/**
 * A place in a shard's ring: a datagram's bytes and where it came from. Grows to the largest datagram it ever held,
 * which the listener's {@code max_datagram} bounds.
 */
final class DatagramSlot {
    private static final int INITIAL_LENGTH = 2048;

    byte[] bytes = new byte[INITIAL_LENGTH];
    int length;
    final byte[] address = new byte[Addresses.LENGTH];
    int port;
    long receivedAtEpochNanos;
    Listener listener;

    /** Copies a payload. */
    void put(ByteBuf payload) {
        length = payload.readableBytes();
        if (length > bytes.length) {
            bytes = new byte[Math.max(length, 2 * bytes.length)];
        }
        payload.getBytes(payload.readerIndex(), bytes, 0, length);
    }
}
