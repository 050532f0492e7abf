package dev.weir.flow;

/** An export protocol: what the words and field numbers of a message mean. */
public enum Protocol {
    /** NetFlow version 5: a fixed layout of 48 octets a record. */
    NETFLOW5(1, "netflow5"),
    /** NetFlow version 9, RFC 3954. */
    NETFLOW9(2, "netflow9"),
    /** IPFIX, RFC 7011. */
    IPFIX(3, "ipfix"),
    /** sFlow version 5, sflow.org. */
    SFLOW5(4, "sflow5");

    private static final Protocol[] BY_CODE = {null, NETFLOW5, NETFLOW9, IPFIX, SFLOW5};

    private final int code;
    private final String label;

    Protocol(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The number that stands for it in the journal, 1 to 255. Never reused. */
    public int code() {
        return code;
    }

    /** Its name in configuration and in the flow log, such as {@code netflow5}. */
    public String label() {
        return label;
    }

    /** Finds a protocol by its number in the journal; null if this build does not know it. */
    public static Protocol ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
