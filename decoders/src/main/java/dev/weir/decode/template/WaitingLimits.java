package dev.weir.decode.template;

/**
 * How much may wait for templates in one shard.
 *
 * @param bytes octets of memory for all sets together; taken as needed, and then kept
 * @param setsPerDomain how many sets of one exporter and observation domain
 * @param maxAgeNanos how long a set waits, by the times at which datagrams were received
 */
public record WaitingLimits(int bytes, int setsPerDomain, long maxAgeNanos) {
    /** 16 MiB, 4096 sets a domain, 10 minutes. */
    public static final WaitingLimits DEFAULT = new WaitingLimits(16 << 20, 4096, 600_000_000_000L);

    /** Refuses a room that is negative; one of 0 bytes or sets holds nothing. */
    public WaitingLimits {
        if (bytes < 0 || setsPerDomain < 0 || maxAgeNanos < 0) {
            throw new IllegalArgumentException(bytes + " bytes, " + setsPerDomain + " sets, " + maxAgeNanos + " ns");
        }
    }
}
