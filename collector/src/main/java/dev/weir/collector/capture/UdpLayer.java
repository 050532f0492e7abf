package dev.weir.collector.capture;

import dev.weir.flow.Bytes;

/** Takes the UDP header (RFC 768) off an IP payload. */
final class UdpLayer {
    private static final int HEADER = 8;

    private UdpLayer() {}

    /**
     * Reads the header and sets the datagram's addresses and payload when it can be delivered.
     *
     * <p>A UDP length shorter than the IP payload holds; a longer one, or a payload that was not captured whole, makes
     * the datagram truncated. Length 0 is a jumbogram's and stands for the whole IP payload (RFC 2675).
     *
     * @param start where the UDP header begins
     * @param end where the IP payload ends
     * @param whole false when the IP payload goes on behind {@code end} and is missing
     * @return {@link CaptureCounter#DATAGRAMS} or {@link CaptureCounter#TRUNCATED_DATAGRAMS} when it can be delivered,
     *     else {@link CaptureCounter#HEADERS_CUT} or {@link CaptureCounter#MALFORMED_PACKETS}
     */
    static CaptureCounter read(
            byte[] bytes, int start, int end, boolean whole, byte[] addresses, CapturedDatagram into) {
        if (end - start < HEADER) {
            return whole ? CaptureCounter.MALFORMED_PACKETS : CaptureCounter.HEADERS_CUT;
        }
        final int udpLength = Bytes.u16(bytes, start + 4);
        if (udpLength != 0 && udpLength < HEADER) {
            return CaptureCounter.MALFORMED_PACKETS;
        }
        final boolean cut = udpLength == 0 ? !whole : udpLength > end - start;
        final int length = udpLength == 0 || cut ? end - start : udpLength;
        into.setAddresses(addresses, Bytes.u16(bytes, start), Bytes.u16(bytes, start + 2));
        into.setPayload(bytes, start + HEADER, length - HEADER, cut);
        return cut ? CaptureCounter.TRUNCATED_DATAGRAMS : CaptureCounter.DATAGRAMS;
    }
}
