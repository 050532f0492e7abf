package dev.weir.collector.config;

/** What becomes of the octets of packet headers that sFlow agents send. */
public enum SampledHeader {
    /** They are read, and left out of the journal where they could be. */
    DROP,
    /** They are read, and journaled beside what they say. */
    KEEP
}
