package dev.weir.collector.netstat.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All entries of {@code addr_ports} in their order. The first that matches takes a socket, so that it is counted in one
 * group at most.
 */
final class PortRules {
    private final List<PortRule> rules;

    private PortRules(List<PortRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Reads the blocks; entries that no socket can match are left out. */
    static PortRules of(List<AddrPorts> blocks, boolean matchIpv6) {
        final List<PortRule> rules = new ArrayList<>();
        for (AddrPorts block : blocks) {
            final Map<String, String> tags = block.tags();
            final Stream<PortRule> entries = block.portsMatch().isEmpty()
                    ? block.ports().stream().map(entry -> PortRule.ofPorts(entry, tags))
                    : block.portsMatch().stream().map(entry -> PortRule.ofMatch(entry, matchIpv6, tags));
            entries.filter(rule -> rule != null).forEach(rules::add);
        }
        return new PortRules(rules);
    }

    /** The entry that a local address and port belong to; null for none. */
    PortRule find(long high, long low, int port) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(high, low, port)) {
                return rules.get(i);
            }
        }
        return null;
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }
}
