package dev.weir.collector.netstat.sample;

import java.util.List;
import java.util.Map;

/**
 * A block {@code addr_ports}: which local ports get points of their own.
 *
 * @param ports {@code port} or {@code address:port}; not used if there are {@code portsMatch}
 * @param portsMatch {@code *:port}: a point for each local address
 * @param tags what the points of this block carry besides
 */
public record AddrPorts(List<String> ports, List<String> portsMatch, Map<String, String> tags) {
    /** Copies the lists and the map. */
    public AddrPorts {
        ports = List.copyOf(ports);
        portsMatch = List.copyOf(portsMatch);
        tags = Map.copyOf(tags);
    }
}
