package dev.weir.decode;

/** Why a datagram was refused, wholly or from a flaw on. One counter each. */
public enum RejectReason {
    /** Shorter than the version word, or empty. */
    TOO_SHORT("too_short"),
    /** The version word names no protocol that is known here. */
    UNKNOWN_VERSION("unknown_version"),
    /** A protocol that is known, but not the one that the listener is configured for. */
    WRONG_VERSION("wrong_version"),
    /** Shorter than the message header of its protocol. */
    HEADER_TRUNCATED("header_truncated"),
    /** The header announces no record at all. */
    NO_RECORDS("no_records"),
    /** The header announces more records than the datagram has room for; the whole ones are used. */
    COUNT_EXCEEDS_LENGTH("count_exceeds_length"),
    /** Octets follow the last announced record; the announced records are used. */
    TRAILING_BYTES("trailing_bytes"),
    /** The decoder failed: a bug of ours, logged with the datagram. */
    DECODER_FAILURE("decoder_failure");

    private final String label;

    RejectReason(String label) {
        this.label = label;
    }

    /** Its name in metrics and in the ledger. */
    public String label() {
        return label;
    }
}
