package dev.weir.collector.config;

/** How often the journal begins a new file. Retention removes whole files. */
public enum RollCycle {
    /** Every minute. */
    MINUTELY,
    /** Every 5 minutes. */
    FIVE_MINUTELY,
    /** Every 10 minutes. */
    TEN_MINUTELY,
    /** Every hour. */
    HOURLY,
    /** Every day, at midnight UTC. */
    DAILY
}
