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
    /** Octets follow the last announced record, or the last set; what is before them is used. */
    TRAILING_BYTES("trailing_bytes"),
    /** An IPFIX message is longer or shorter than its header says; what is there is used. */
    MESSAGE_LENGTH("message_length"),
    /** A set says that it is shorter than its own header; the sets before it are used. */
    SET_LENGTH("set_length"),
    /** A set runs past the end of its message; its whole records are used. */
    SET_OVERRUN("set_overrun"),
    /** A data record runs past the end of its set; the records before it are used. */
    RECORD_OVERRUN("record_overrun"),
    /** A template record runs past the end of its set; those before it are used. */
    TEMPLATE_TRUNCATED("template_truncated"),
    /** A template record has an id below 256, which no data set can have. */
    TEMPLATE_ID("template_id"),
    /** A template record has no fields, or fields that all have no octets: a record would be empty. */
    TEMPLATE_EMPTY("template_empty"),
    /** A template record has more than 1024 fields. */
    TEMPLATE_TOO_WIDE("template_too_wide"),
    /** The records of a template would have more than 65,535 octets. */
    TEMPLATE_TOO_LONG("template_too_long"),
    /** An options template without scope, with more scope fields than fields, or whose lengths are no whole fields. */
    TEMPLATE_SCOPE("template_scope"),
    /** A template beyond what an exporter, or all of them together, may define. */
    TEMPLATE_LIMIT("template_limit"),
    /** An sFlow agent's address is neither IPv4 nor IPv6 nor absent. */
    AGENT_ADDRESS("agent_address"),
    /** An sFlow sample runs past its datagram, or is shorter than its own header; its whole parts are used. */
    SAMPLE_TRUNCATED("sample_truncated"),
    /** A length inside an sFlow sample reaches beyond what it lies in; the whole parts are used. */
    NESTED_LENGTH("nested_length"),
    /** An sFlow sample says more than a record has room for; the rest of it is not kept. */
    RECORD_FULL("record_full"),
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
