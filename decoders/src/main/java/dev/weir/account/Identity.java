package dev.weir.account;

/** The equations of the ledger. Each closes when nothing is in motion. */
public enum Identity {
    /** received = queued + dropped{ring_full, oversize, truncated, not_allowed}. */
    RECEIVED,
    /** queued = decoded + rejected + in ring. */
    QUEUED,
    /** decoded + repeated = journaled + dropped{journal_refused, journal_failed} + in batch. */
    RECORDS,
    /** seen = decoded + waiting for a template + dropped{no_template_expired, waiting_room_full, malformed}. */
    SETS,
    /** Counted for information; part of no equation. */
    NONE
}
