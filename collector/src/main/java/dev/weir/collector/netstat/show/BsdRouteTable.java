package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.host.Neighbour;
import dev.weir.collector.netstat.host.Route;
import java.util.List;

/**
 * The routing tables in the columns of BSD. Networks on the link have the interface as their gateway; hosts on the
 * link, which BSD clones from them, come from the ARP table.
 *
 * @param withMtu whether the MTU is shown too
 */
public record BsdRouteTable(boolean withMtu) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int OCTET = 8;
    private static final String IPV4 = "%-18s %-18s %-8s %6s %8s%s %7s %s";
    private static final String IPV6 = "%-39s %-30s %-8s%s %7s %s";
    private static final String MTU = " %6s";

    /** Returns the title of all tables. */
    public String title() {
        return "Routing tables\n";
    }

    /** Returns the table of IPv4. */
    public String ipv4(List<Route> routes, List<Neighbour> neighbours) {
        final StringBuilder text = new StringBuilder("\nInternet:\n");
        Text.line(text, IPV4, "Destination", "Gateway", "Flags", "Refs", "Use", mtu("Mtu"), "Netif", "Expire");
        for (Route route : routes) {
            Text.line(
                    text,
                    IPV4,
                    destination(route),
                    gateway(route),
                    route.flagLetters(),
                    route.numbers().references(),
                    route.numbers().use(),
                    mtu(mtuText(route)),
                    route.device(),
                    "");
        }
        for (Neighbour neighbour : neighbours) {
            Text.line(
                    text,
                    IPV4,
                    neighbour.address(),
                    neighbour.mac(),
                    "UHL",
                    "-",
                    "-",
                    mtu("-"),
                    neighbour.device(),
                    "");
        }
        return text.toString();
    }

    /** Returns the table of IPv6. */
    public String ipv6(List<Route> routes) {
        final StringBuilder text = new StringBuilder("\nInternet6:\n");
        Text.line(text, IPV6, "Destination", "Gateway", "Flags", mtu("Mtu"), "Netif", "Expire");
        for (Route route : routes) {
            Text.line(
                    text,
                    IPV6,
                    destination(route),
                    gateway(route),
                    route.flagLetters(),
                    mtu(mtuText(route)),
                    route.device(),
                    "");
        }
        return text.toString();
    }

    private String mtu(String value) {
        return withMtu ? String.format(MTU, value) : "";
    }

    private static String mtuText(Route route) {
        return route.numbers().mtu() == 0 ? "-" : Long.toString(route.numbers().mtu());
    }

    private static String gateway(Route route) {
        return route.hasGateway() ? route.gateway() : "link:" + route.device();
    }

    /** A network without the octets that its mask clears, as BSD writes it; a host by itself. */
    static String destination(Route route) {
        if (route.isDefault()) {
            return "default";
        }
        if (route.ipv6()) {
            return route.prefixLength() == IPV6_BITS
                    ? route.destination()
                    : route.destination() + '/' + route.prefixLength();
        }
        if (route.prefixLength() == IPV4_BITS) {
            return route.destination();
        }
        final String[] octets = route.destination().split("\\.");
        final int kept = (route.prefixLength() + OCTET - 1) / OCTET;
        return String.join(".", List.of(octets).subList(0, kept)) + '/' + route.prefixLength();
    }
}
