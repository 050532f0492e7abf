package dev.weir.decode.options;

import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import java.util.Arrays;
import java.util.List;

/**
 * The sampler tables of an exporter, one for each protocol and observation domain. A domain that announced nothing is
 * sampled as the other domains of the exporter are: line cards often leave it to the route processor, or to domain 0,
 * to tell. Owned by the shard's thread.
 */
final class ExporterSampling {
    private static final int MAX_DOMAINS = 256;

    private Domain[] domains = {};
    private int count;
    private int lastHit;
    private final SamplerTable[] others = new SamplerTable[Protocol.values().length];

    /** The table of a domain, new if need be; null if there are too many. */
    SamplerTable open(Protocol protocol, long domain) {
        final SamplerTable known = find(protocol, domain);
        if (known != null) {
            return known;
        }
        if (count == MAX_DOMAINS) {
            return null;
        }
        if (count == domains.length) {
            domains = Arrays.copyOf(domains, Math.max(1, 2 * count));
        }
        final SamplerTable opened = new SamplerTable();
        domains[count++] = new Domain(protocol, domain, opened);
        return opened;
    }

    private SamplerTable find(Protocol protocol, long domain) {
        for (int i = 0, at = lastHit; i < count; i++, at = at + 1 == count ? 0 : at + 1) {
            if (domains[at].domain == domain && domains[at].protocol == protocol) {
                lastHit = at;
                return domains[at].table;
            }
        }
        return null;
    }

    /** Something new was announced: what domains without a table of their own go by is concluded anew. */
    void onChange() {
        Arrays.fill(others, null);
    }

    /** Tells a run how it is sampled. */
    void tell(Run run) {
        final SamplerTable own = find(run.protocol, run.observationDomain);
        final SamplerTable table = own != null && !own.isEmpty() ? own : others(run.protocol);
        table.tell(run);
    }

    /** What all domains of a protocol said together; domain 0 first, and then who came first. */
    private SamplerTable others(Protocol protocol) {
        final SamplerTable known = others[protocol.ordinal()];
        if (known != null) {
            return known;
        }
        final SamplerTable all = new SamplerTable();
        final SamplerTable zero = find(protocol, 0);
        if (zero != null) {
            all.adopt(zero);
        }
        for (int i = 0; i < count; i++) {
            if (domains[i].protocol == protocol) {
                all.adopt(domains[i].table);
            }
        }
        others[protocol.ordinal()] = all;
        return all;
    }

    /** Shows what the domains announced, until a list has as many as it may. */
    void describe(List<AnnouncedSampling> into, int most) {
        for (int i = 0; i < count; i++) {
            domains[i].table.describe(domains[i].protocol, domains[i].domain, into, most);
        }
    }

    private record Domain(Protocol protocol, long domain, SamplerTable table) {}
}
