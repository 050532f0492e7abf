package dev.weir.collector.netstat.sample;

import java.util.List;
import java.util.Map;

/**
 * What a sample is to be like.
 *
 * @param mode whose numbers
 * @param addrPorts which ports get points of their own; only in mode datakit
 * @param matchIpv6 whether {@code *:port} takes IPv6 addresses too, which DataKit does not
 * @param tags what all points carry; they win over the tag {@code host}
 * @param host the tag {@code host}
 */
public record SampleSettings(
        SampleMode mode, List<AddrPorts> addrPorts, boolean matchIpv6, Map<String, String> tags, String host) {
    /** Copies the list and the map. */
    public SampleSettings {
        addrPorts = List.copyOf(addrPorts);
        tags = Map.copyOf(tags);
    }
}
