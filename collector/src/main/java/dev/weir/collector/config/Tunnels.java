package dev.weir.collector.config;

/** Which packet is the flow where a sampled packet carries another. */
public enum Tunnels {
    /** The sampled one; what it carries stands beside. */
    OUTER,
    /** The one that it carries; what is around it stands beside. */
    INNER
}
