package dev.weir.sink;

/** What becomes of a record that tells both directions of a conversation (RFC 5103). */
public enum Biflow {
    /** It is one record, with the figures of the way back beside those of the way there. */
    KEEP,
    /** It is given twice, the second time turned round, as if the exporter had sent two records. */
    SPLIT
}
