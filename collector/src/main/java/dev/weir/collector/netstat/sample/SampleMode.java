package dev.weir.collector.netstat.sample;

/** Whose numbers a sample gives. */
public enum SampleMode {
    /** A point for each IP version, and one for each wanted port; equal sockets count once. */
    DATAKIT,
    /** One point with the sums of all, unix sockets too; equal sockets count once. */
    TELEGRAF,
    /** Twelve points of one field each, as the ss plugin of Telegraf prints them; each socket counts. */
    SS
}
