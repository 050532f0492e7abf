package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The multicast routing tables of the kernel, line by line as it writes them, without their headings.
 *
 * @param interfaces of IPv4: ip_mr_vif
 * @param cache of IPv4: ip_mr_cache
 * @param interfaces6 of IPv6: ip6_mr_vif
 * @param cache6 of IPv6: ip6_mr_cache
 */
public record MulticastRouting(
        List<String> interfaces, List<String> cache, List<String> interfaces6, List<String> cache6) {
    /**
     * Reads them; empty where nobody routes multicasts.
     *
     * @throws IOException if a table cannot be read
     */
    public static MulticastRouting read(KernelFiles files) throws IOException {
        return new MulticastRouting(
                table(files, "ip_mr_vif"),
                table(files, "ip_mr_cache"),
                table(files, "ip6_mr_vif"),
                table(files, "ip6_mr_cache"));
    }

    private static List<String> table(KernelFiles files, String name) throws IOException {
        final List<String> rows = new ArrayList<>();
        for (String line : files.lines(name)) {
            rows.add(line.strip());
        }
        return rows.isEmpty() ? rows : List.copyOf(rows.subList(1, rows.size()));
    }
}
