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
    /** Datagrams of which a capture holds only the beginning: never decoded. */
    DATAGRAMS_DROPPED_TRUNCATED("truncated", Identity.RECEIVED),
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
    /** Of these, records of options templates: what exporters say about themselves. */
    RECORDS_OPTIONS("options", Identity.NONE),
    /** Records of options appended again, so that who begins to read later knows them; none of the decoded ones. */
    RECORDS_REPEATED("repeated", Identity.RECORDS),
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
    /** Data sets of NetFlow v9 and IPFIX messages. */
    SETS_SEEN("seen", Identity.SETS),
    /** Data sets whose records were decoded, those that had to wait included; an empty one has none. */
    SETS_DECODED("decoded", Identity.SETS),
    /** Of these, data sets that had waited for their template. */
    SETS_REPLAYED("replayed", Identity.NONE),
    /** Data sets whose template did not come in time. */
    SETS_DROPPED_NO_TEMPLATE_EXPIRED("no_template_expired", Identity.SETS),
    /** Data sets that would have had to wait for their template, but there was no room. */
    SETS_DROPPED_WAITING_ROOM_FULL("waiting_room_full", Identity.SETS),
    /** Data sets that ended in a flaw; whole records before it are used. */
    SETS_DROPPED_MALFORMED("malformed", Identity.SETS),
    /** Template records, of options too, that defined something for the first time. */
    TEMPLATES_ADDED("added", Identity.NONE),
    /** Template records that said again what was known. */
    TEMPLATES_REFRESHED("refreshed", Identity.NONE),
    /** Template records that replaced another definition of the same session. */
    TEMPLATES_CHANGED("changed", Identity.NONE),
    /** Templates that their exporter withdrew. */
    TEMPLATES_WITHDRAWN("withdrawn", Identity.NONE),
    /** Templates forgotten because they were not sent again in time. */
    TEMPLATES_EXPIRED("expired", Identity.NONE),
    /** Template records that were not taken; what they would have replaced stays. */
    TEMPLATES_REFUSED("refused", Identity.NONE),
    /** Template records that define what another session of the same exporter defines otherwise. */
    TEMPLATES_CONFLICTING("conflicting", Identity.NONE),
    /** Sets whose id has no meaning: passed over. */
    SETS_RESERVED("reserved", Identity.NONE),
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
    DECODER_FAILURES("decoder_failures", Identity.NONE),
    /** Flow samples of sFlow, compact and expanded. Each is one record. */
    SAMPLES_FLOW("samples_flow", Identity.NONE),
    /** Counter samples of sFlow, compact and expanded. Each is as many records as it has itself. */
    SAMPLES_COUNTER("samples_counter", Identity.NONE),
    /** Notifications of sFlow about packets that an agent's device dropped. Each is one record. */
    SAMPLES_DISCARDED("samples_discarded", Identity.NONE),
    /** Samples of sFlow of a format that is not known here; kept as they came, up to a bound. */
    SAMPLES_UNKNOWN("samples_unknown", Identity.NONE),
    /** Flow and counter records of sFlow of a format that is not known here; kept as they came, up to a bound. */
    SFLOW_RECORDS_UNKNOWN("sflow_records_unknown", Identity.NONE),
    /** Samples that sFlow agents say they lost for want of resources. */
    SAMPLES_DROPPED_BY_AGENT("samples_dropped_by_agent", Identity.NONE),
    /** Samples of sFlow that are missing by the numbers of their sources; those in lost datagrams are among them. */
    SAMPLES_LOST("samples_lost", Identity.NONE);

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
