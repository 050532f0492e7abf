package dev.weir.collector.netstat.socket;

/** The numbers of struct tcp_info that we read. A kernel may give a shorter one: what lies beyond is unknown. */
public enum TcpInfoField {
    /** Smoothed round-trip time, microseconds; 0 if it was never measured. */
    RTT(68, 4),
    /** Its variance, microseconds. */
    RTT_VARIANCE(72, 4),
    /** Segments retransmitted in all. */
    TOTAL_RETRANSMITS(100, 4),
    /** Bytes that the peer has acknowledged; a SYN and a FIN count one each. */
    BYTES_ACKED(120, 8),
    /** Bytes received in order; a FIN counts one. */
    BYTES_RECEIVED(128, 8),
    /** Segments received. */
    SEGMENTS_IN(140, 4),
    /** Bytes sent, retransmitted ones too (Linux 4.19). */
    BYTES_SENT(200, 8),
    /** Bytes retransmitted (Linux 4.19). */
    BYTES_RETRANSMITTED(208, 8);

    private final int offset;
    private final int width;

    TcpInfoField(int offset, int width) {
        this.offset = offset;
        this.width = width;
    }

    /** Returns where it begins, in bytes. */
    public int offset() {
        return offset;
    }

    /** Returns how wide it is, 4 or 8 bytes. */
    public int width() {
        return width;
    }
}
