package dev.weir.account;

/**
 * What the collector counts about datagrams and records. Each constant belongs to an {@link Identity}, an equation that
 * holds whenever nothing is in motion.
 */
public enum Counter {
    /** Datagrams that a listener took out of its socket. */
    DATAGRAMS_RECEIVED("received", Identity.RECEIVED),
    /** Datagrams handed to a shard. */
    DATAGRAMS_QUEUED("queued", Identity.RECEIVED),
    /** Datagrams lost because the shard's ring was full. */
    DATAGRAMS_DROPPED_RING_FULL("ring_full", Identity.RECEIVED),
    /** Datagrams longer than {@code max_datagram}: cut by the socket, so never decoded. */
    DATAGRAMS_DROPPED_OVERSIZE("oversize", Identity.RECEIVED),
    /** Datagrams from an address that the listener does not allow. */
    DATAGRAMS_DROPPED_NOT_ALLOWED("not_allowed", Identity.RECEIVED),
    /** Datagrams decoded to their end without a flaw. */
    DATAGRAMS_DECODED("decoded", Identity.QUEUED),
    /** Datagrams refused, wholly or from a flaw on; the reason is counted beside. */
    DATAGRAMS_REJECTED("rejected", Identity.QUEUED),
    /** Octets of datagrams received, UDP payload only. */
    BYTES_RECEIVED("bytes_received", Identity.NONE),
    /** Data records decoded, of every kind. */
    RECORDS_DECODED("decoded", Identity.RECORDS),
    /** Of these, records used from a datagram that was rejected for a flaw. */
    RECORDS_SALVAGED("salvaged", Identity.NONE),
    /** Records appended to the journal. */
    RECORDS_JOURNALED("journaled", Identity.RECORDS),
    /** Records that the journal refused because the disk is nearly full. */
    RECORDS_DROPPED_JOURNAL_REFUSED("journal_refused", Identity.RECORDS),
    /** Records that the journal failed to append. */
    RECORDS_DROPPED_JOURNAL_FAILED("journal_failed", Identity.RECORDS),
    /** Excerpts appended to the journal. */
    EXCERPTS_JOURNALED("excerpts", Identity.NONE),
    /** Octets of excerpts appended to the journal. */
    BYTES_JOURNALED("bytes_journaled", Identity.NONE),
    /** Records that are missing according to the exporters' sequence numbers, in the protocol's own unit. */
    SEQUENCE_LOST("sequence_lost", Identity.NONE),
    /** Of these, records that came late after all: reordering is not loss. */
    SEQUENCE_RECOVERED("sequence_recovered", Identity.NONE),
    /** Messages that came a second time, or too late to be told from that. They are decoded all the same. */
    SEQUENCE_REPEATED("sequence_repeated", Identity.NONE),
    /** Times that an exporter began to count anew. */
    EXPORTER_RESTARTS("exporter_restarts", Identity.NONE),
    /** Datagrams of exporters beyond the bound of the exporter table: decoded, but without a memory of the sender. */
    DATAGRAMS_UNTRACKED("untracked", Identity.NONE),
    /** Datagrams whose decoding ended in an exception: a bug of ours. Counted among the rejected as well. */
    DECODER_FAILURES("decoder_failures", Identity.NONE);

    private final String label;
    private final Identity identity;

    Counter(String label, Identity identity) {
        this.label = label;
        this.identity = identity;
    }

    /** Its short name within its identity, as in the ledger's JSON. */
    public String label() {
        return label;
    }

    /** The equation that it is part of. */
    public Identity identity() {
        return identity;
    }
}
