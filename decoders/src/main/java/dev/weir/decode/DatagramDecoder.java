package dev.weir.decode;

import dev.weir.flow.Protocol;

/**
 * Decodes the datagrams of one protocol. One instance belongs to one shard. Found by {@link java.util.ServiceLoader}
 * through its {@link Factory}.
 */
public interface DatagramDecoder {
    /**
     * Decodes a datagram of this protocol. Never throws on what it contains, and consumes it in one walk.
     *
     * @param datagram the datagram; its version word has been looked at
     * @param session the transport session it came by
     * @param output where its records go
     * @return null if it was whole; else what was wrong with it. What was good beside that has been used
     */
    RejectReason decode(Datagram datagram, ExporterSession session, FlowOutput output);

    /** Makes a decoder for each shard. */
    interface Factory {
        /** The protocol that its decoders speak. */
        Protocol protocol();

        /**
         * Whether a datagram announces this protocol.
         *
         * @param bytes the array that holds the datagram
         * @param offset where it begins
         * @param length its length, at least 2
         */
        boolean recognises(byte[] bytes, int offset, int length);

        /** Makes a decoder that belongs to one shard. */
        DatagramDecoder create(DecoderContext context);
    }
}
