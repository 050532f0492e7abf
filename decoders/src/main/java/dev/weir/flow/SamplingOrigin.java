package dev.weir.flow;

/** Where a sampling rate was learnt. The later constants are told by somebody closer to the packet. */
public enum SamplingOrigin {
    /** Nobody said anything about sampling; the rate is 0. */
    UNKNOWN(0),
    /** The operator, in the configuration. */
    OPERATOR(1),
    /** The message header (NetFlow v5). */
    HEADER(2),
    /** An options record of the exporter. */
    OPTIONS(3),
    /** The data record itself. */
    RECORD(4),
    /** The flow sample (sFlow). */
    SAMPLE(5);

    private static final SamplingOrigin[] BY_CODE = values();

    private final int code;

    SamplingOrigin(int code) {
        this.code = code;
    }

    /** The number that stands for it in the journal. */
    public int code() {
        return code;
    }

    /** Finds an origin by its number in the journal; {@link #UNKNOWN} for a number that this build does not know. */
    public static SamplingOrigin ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : UNKNOWN;
    }
}
