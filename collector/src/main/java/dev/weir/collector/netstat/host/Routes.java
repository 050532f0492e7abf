package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the routing tables: /proc/net/route and /proc/net/ipv6_route. */
public final class Routes {
    private static final int IPV4_COLUMNS = 11;
    private static final int IPV6_COLUMNS = 10;
    private static final int HEX = 16;

    private Routes() {}

    /**
     * Lists the IPv4 routes of the main table.
     *
     * @throws IOException if the table cannot be read
     */
    public static List<Route> ipv4(KernelFiles files) throws IOException {
        return read(files, "route", Routes::ipv4Route);
    }

    /**
     * Lists the IPv6 routes of all tables.
     *
     * @throws IOException if the table cannot be read
     */
    public static List<Route> ipv6(KernelFiles files) throws IOException {
        return read(files, "ipv6_route", Routes::ipv6Route);
    }

    /** Reads the words of a line; null if it is none. */
    private interface LineReader {
        Route read(String[] words);
    }

    private static List<Route> read(KernelFiles files, String table, LineReader reader) throws IOException {
        final List<Route> routes = new ArrayList<>();
        for (String line : files.lines(table)) {
            try {
                final Route route = reader.read(KernelFiles.words(line));
                if (route != null) {
                    routes.add(route);
                }
            } catch (IllegalArgumentException e) {
                throw new IOException(table + ": not a route: " + line.strip(), e);
            }
        }
        return routes;
    }

    /** {@code Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT}. */
    private static Route ipv4Route(String[] words) {
        if (words.length < IPV4_COLUMNS || "Iface".equals(words[0])) {
            return null;
        }
        return new Route(
                false,
                HexAddress.ipv4(words[1]),
                HexAddress.prefixLength(words[7]),
                HexAddress.ipv4(words[2]),
                Integer.parseUnsignedInt(words[3], HEX),
                words[0],
                new Route.Numbers(
                        Long.parseLong(words[6]),
                        Long.parseLong(words[4]),
                        Long.parseLong(words[5]),
                        Long.parseLong(words[8]),
                        Long.parseLong(words[9]),
                        Long.parseLong(words[10])));
    }

    /** {@code destination length source length next-hop metric references use flags device}. */
    private static Route ipv6Route(String[] words) {
        if (words.length < IPV6_COLUMNS) {
            return null;
        }
        return new Route(
                true,
                HexAddress.ipv6(words[0]),
                Integer.parseInt(words[1], HEX),
                HexAddress.ipv6(words[4]),
                Integer.parseUnsignedInt(words[8], HEX),
                words[9],
                new Route.Numbers(
                        Integer.parseUnsignedInt(words[5], HEX),
                        Long.parseLong(words[6], HEX),
                        Long.parseLong(words[7], HEX),
                        0,
                        0,
                        0));
    }
}
