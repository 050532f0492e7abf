package dev.weir.decode.options;

import dev.weir.flow.Protocol;

/**
 * A sampling rate as an exporter announced it, for people.
 *
 * @param protocol the protocol that it came by
 * @param domain the observation domain that it is about
 * @param scope what it is about within the domain
 * @param id the sampler's id or the interface's index; 0 for a whole domain
 * @param rate one of how many packets is sampled
 * @param algorithm how they are chosen, as sent (IE 304, 35 or 49); 0 if unknown
 */
public record AnnouncedSampling(Protocol protocol, long domain, Scope scope, long id, long rate, int algorithm) {
    /** What a rate may be about. */
    public enum Scope {
        /** Everything that the domain observes. */
        DOMAIN,
        /** What is observed by a sampler, which data records select by its id. */
        SAMPLER,
        /** What is observed at an interface. */
        INTERFACE
    }
}
