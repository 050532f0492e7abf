package dev.weir.sink;

/**
 * What is counted about a sink. The first four are part of the ledger: records journaled, but for the repeated ones,
 * = delivered + filtered + failed + overtaken + still behind.
 */
public enum SinkCounter {
    /** Records that the sink took. */
    RECORDS_DELIVERED("delivered"),
    /** Records that the sink was not asked to take: of another kind, or not matched by its {@code where}. */
    RECORDS_FILTERED("filtered"),
    /** Records that were given up: the sink can never take them, or the journal could not tell them. */
    RECORDS_FAILED("failed"),
    /** Records that retention removed before the sink came to them. */
    RECORDS_OVERTAKEN("overtaken"),
    /** Records of options that the collector appended again for new readers: part of no equation. */
    RECORDS_REPEATED("repeated"),
    /** Times that a batch was offered again after a failure. */
    RETRIES("retries"),
    /** Octets that the sink wrote, before any compression. */
    BYTES_WRITTEN("bytes_written");

    private final String label;

    SinkCounter(String label) {
        this.label = label;
    }

    /** Its short name, as in the ledger's JSON. */
    public String label() {
        return label;
    }
}
