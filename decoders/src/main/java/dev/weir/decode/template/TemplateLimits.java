package dev.weir.decode.template;

/**
 * What templates may take at most. A definition beyond a bound is refused, counted and named; what is there stays.
 *
 * @param perExporter template records of one exporter, over all of its domains and sessions
 * @param domainsPerExporter observation domains of one exporter that have templates
 * @param bytes octets of memory for all templates of a shard
 * @param expiryNanos how long a template is used after it was last sent, nanoseconds; {@link Long#MAX_VALUE} for ever
 */
public record TemplateLimits(int perExporter, int domainsPerExporter, long bytes, long expiryNanos) {
    /** Half an hour, 4096 templates in 256 domains for each exporter, 64 MiB for each shard. */
    public static final TemplateLimits DEFAULT = new TemplateLimits(4096, 256, 64L << 20, 1_800_000_000_000L);
}
