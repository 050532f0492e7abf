package dev.weir.collector.capture;

import java.util.Locale;

/**
 * What became of each packet of a capture file.
 *
 * <p>Three identities hold whenever {@link CaptureReader#next} has returned:
 *
 * <pre>
 * packets   = datagrams + truncated_datagrams + headers_cut + not_ip + not_udp
 *           + malformed_packets + unknown_link_type + fragments
 * fragments = fragments_joined + fragments_refused + fragments_expired + fragments being held
 * delivered = datagrams + truncated_datagrams + reassembled
 * </pre>
 *
 * <p>When it has returned false, no fragment is held any more.
 */
public enum CaptureCounter {
    /** Packets that the file holds, up to its end or its damage. */
    PACKETS,
    /** Packets that held one whole UDP datagram, delivered. */
    DATAGRAMS,
    /** Packets whose UDP header is there and whose payload is not whole: delivered with the truncated mark. */
    TRUNCATED_DATAGRAMS,
    /** Packets cut by the capture's snapshot length before the end of the UDP header. */
    HEADERS_CUT,
    /** Packets with another protocol than IP on the link. */
    NOT_IP,
    /** IP packets with another protocol than UDP. */
    NOT_UDP,
    /** Packets whose headers contradict themselves or end early, though the capture did not cut them. */
    MALFORMED_PACKETS,
    /** Packets of a link type that is not read, or of an interface that the file does not describe. */
    UNKNOWN_LINK_TYPE,
    /** Packets that carry a fragment of an IP datagram that may be UDP. */
    FRAGMENTS,
    /** Fragments that became part of a reassembled datagram. */
    FRAGMENTS_JOINED,
    /** Fragments that overlap, repeat or contradict others, are cut, or made a datagram that is not well-formed UDP. */
    FRAGMENTS_REFUSED,
    /** Fragments given up because the rest did not come in time, or to make room for others. */
    FRAGMENTS_EXPIRED,
    /** Datagrams put together from fragments, delivered. */
    REASSEMBLED,
    /** Files that ended within a packet, or went on with bytes that are no packet. At most 1 per file. */
    FILE_DAMAGED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The counter's name in reports and metrics, such as {@code not_udp}. */
    public String label() {
        return label;
    }
}
