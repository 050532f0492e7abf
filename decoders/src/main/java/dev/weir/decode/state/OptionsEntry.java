package dev.weir.decode.state;

import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;

/**
 * An option record as it is saved. The arrays are not copied: nobody changes them.
 *
 * @param address the exporter's address, 16 bytes
 * @param port the source port of its session
 * @param listenerPort the port of the listener that received it
 * @param protocol the message's protocol
 * @param domain the observation domain, unsigned 32 bits
 * @param receivedAtEpochNanos when its message was received
 * @param exportTimeEpochNanos when its message was sent
 * @param systemInitEpochMillis when the exporter's uptime was 0, if the flags say that it is known
 * @param flags the flags of its run
 * @param sequence the message's sequence number
 * @param shape its shape; entries of one file share equal shapes
 * @param record the record as sent
 */
public record OptionsEntry(
        byte[] address,
        int port,
        int listenerPort,
        Protocol protocol,
        long domain,
        long receivedAtEpochNanos,
        long exportTimeEpochNanos,
        long systemInitEpochMillis,
        int flags,
        long sequence,
        Shape shape,
        byte[] record) {}
