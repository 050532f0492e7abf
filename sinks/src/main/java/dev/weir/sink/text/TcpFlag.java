package dev.weir.sink.text;

/** The flags of the TCP header, in the order of their bits: {@code ordinal} is the bit's number. */
public enum TcpFlag {
    /** No more data. */
    FIN,
    /** Synchronise sequence numbers. */
    SYN,
    /** Reset. */
    RST,
    /** Push. */
    PSH,
    /** The acknowledgment counts. */
    ACK,
    /** The urgent pointer counts. */
    URG,
    /** ECN echo (RFC 3168); the flow log's array does not show it. */
    ECE,
    /** Congestion window reduced (RFC 3168); the flow log's array does not show it. */
    CWR;

    /** Its bit in the flags field. */
    public int bit() {
        return 1 << ordinal();
    }
}
