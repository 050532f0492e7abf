package dev.weir.flow;

/** What a record in the journal is about. */
public enum RecordKind {
    /** A flow, or one sampled packet. */
    FLOW(1),
    /** A record of an options template: what an exporter says about itself. */
    OPTIONS(2),
    /** A metric point. */
    METRIC(3),
    /** A connection of the collector's own host. */
    CONNECTION(4);

    private static final RecordKind[] BY_CODE = {null, FLOW, OPTIONS, METRIC, CONNECTION};

    private final int code;

    RecordKind(int code) {
        this.code = code;
    }

    /** The number that stands for it in the journal, 1 to 7: also its bit in {@link Excerpt#KINDS_OFFSET}. */
    public int code() {
        return code;
    }

    /** Finds a kind by its number in the journal; null if this build does not know it. */
    public static RecordKind ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }
}
