package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the kernel has counted about routing: /proc/net/stat/rt_cache and rt6_stats, and packets without a route. */
public final class RoutingCounters {
    private static final String[] IPV6_NAMES = {
        "fib_nodes",
        "fib_route_nodes",
        "fib_rt_alloc",
        "fib_rt_entries",
        "fib_rt_cache",
        "dst_entries",
        "fib_discarded_routes"
    };
    private static final int HEX = 16;

    private RoutingCounters() {}

    /**
     * Reads them as sections of names and numbers.
     *
     * @throws IOException if a table cannot be read
     */
    public static ProtocolCounters read(KernelFiles files) throws IOException {
        final Map<String, Map<String, BigInteger>> sections = new LinkedHashMap<>();
        final Map<String, Map<String, BigInteger>> protocols =
                ProtocolCounters.read(files).sections();
        final Map<String, BigInteger> routing = new LinkedHashMap<>();
        take(protocols, "Ip", "OutNoRoutes", routing);
        take(protocols, "IpExt", "InNoRoutes", routing);
        take(protocols, "Ip6", "InNoRoutes", routing);
        take(protocols, "Ip6", "OutNoRoutes", routing);
        put(sections, "Routing", routing);
        put(sections, "RouteCache", cache(files.lines("stat/rt_cache")));
        put(sections, "Route6", ipv6(files.lines("rt6_stats")));
        return new ProtocolCounters(sections);
    }

    private static void take(
            Map<String, Map<String, BigInteger>> from, String section, String name, Map<String, BigInteger> into) {
        final BigInteger value = from.getOrDefault(section, Map.of()).get(name);
        if (value != null) {
            into.put(section + name, value);
        }
    }

    private static void put(
            Map<String, Map<String, BigInteger>> sections, String name, Map<String, BigInteger> section) {
        if (!section.isEmpty()) {
            sections.put(name, section);
        }
    }

    /** A line of names, then a line of numbers for each processor; the number of entries is the same in all. */
    private static Map<String, BigInteger> cache(List<String> lines) {
        final Map<String, BigInteger> sums = new LinkedHashMap<>();
        if (lines.isEmpty()) {
            return sums;
        }
        final String[] names = KernelFiles.words(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            final String[] words = KernelFiles.words(line);
            for (int i = 0; i < Math.min(names.length, words.length); i++) {
                final BigInteger value = new BigInteger(words[i], HEX);
                sums.merge(names[i], value, "entries".equals(names[i]) ? BigInteger::max : BigInteger::add);
            }
        }
        return sums;
    }

    private static Map<String, BigInteger> ipv6(List<String> lines) {
        final Map<String, BigInteger> numbers = new LinkedHashMap<>();
        if (!lines.isEmpty()) {
            final String[] words = KernelFiles.words(lines.get(0));
            for (int i = 0; i < Math.min(words.length, IPV6_NAMES.length); i++) {
                numbers.put(IPV6_NAMES[i], new BigInteger(words[i], HEX));
            }
        }
        return numbers;
    }
}
