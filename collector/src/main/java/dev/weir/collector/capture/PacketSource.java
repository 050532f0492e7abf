package dev.weir.collector.capture;

import java.io.IOException;

/** Cuts the bytes of a capture file into packets. */
interface PacketSource {
    /**
     * Reads the next packet.
     *
     * @param packet is overwritten
     * @return false at the file's proper end
     * @throws DamagedCaptureException where the file makes no sense any more; reading cannot go on
     * @throws IOException as the file's stream throws it
     */
    boolean next(CapturedPacket packet) throws IOException;
}
