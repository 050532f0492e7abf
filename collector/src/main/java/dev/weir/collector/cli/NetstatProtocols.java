package dev.weir.collector.cli;

import dev.weir.collector.netstat.socket.SocketProtocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code -p} and {@code -f} select. */
final class NetstatProtocols {
    private static final String IPV6_ENDING = "6";

    /** The sections of counters of each protocol, by the kernel's names. */
    private static final Map<String, List<String>> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put("ip", List.of("Ip", "IpExt", "Ip6"));
        SECTIONS.put("icmp", List.of("Icmp", "IcmpMsg", "Icmp6"));
        SECTIONS.put("tcp", List.of("Tcp", "TcpExt", "MPTcpExt"));
        SECTIONS.put("udp", List.of("Udp", "Udp6"));
        SECTIONS.put("udplite", List.of("UdpLite", "UdpLite6"));
        SECTIONS.put("raw", List.of());
        SECTIONS.put("unix", List.of());
    }

    private NetstatProtocols() {}

    private static String word(String protocol) {
        return protocol.toLowerCase(Locale.ROOT);
    }

    static boolean isKnown(String protocol) {
        return SECTIONS.containsKey(word(protocol));
    }

    static String known() {
        return String.join(", ", SECTIONS.keySet());
    }

    /** Whether anything is counted of a protocol and family, either of which may be null for all. */
    static boolean hasStatistics(String protocol, String family) {
        return !"unix".equals(family)
                && (protocol == null || !SECTIONS.get(word(protocol)).isEmpty());
    }

    /** Whether a section of counters is wanted. TCP has one set of counters for both families. */
    static boolean wantsSection(String section, NetstatOptions options) {
        final boolean ofProtocol =
                options.protocol == null || SECTIONS.get(word(options.protocol)).contains(section);
        final boolean ipv6 = section.endsWith(IPV6_ENDING);
        final boolean shared = section.contains("Tcp");
        return ofProtocol && (shared || (ipv6 ? options.wantsIpv6() : options.wantsIpv4()));
    }

    /** The transports whose sockets are wanted. */
    static List<SocketProtocol> sockets(NetstatOptions options) {
        if ("unix".equals(options.family)) {
            return List.of();
        }
        if (options.protocol == null) {
            return List.of(
                    SocketProtocol.TCP,
                    SocketProtocol.UDP,
                    SocketProtocol.UDPLITE,
                    SocketProtocol.RAW,
                    SocketProtocol.ICMP);
        }
        final SocketProtocol one = SocketProtocol.named(options.protocol);
        return one == null ? List.of() : List.of(one);
    }
}
