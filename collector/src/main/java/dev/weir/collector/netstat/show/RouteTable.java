package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.host.Neighbour;
import dev.weir.collector.netstat.host.Route;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The routing tables in the columns of Linux.
 *
 * @param numeric whether the default route is shown as an address of zeros, not by name
 */
public record RouteTable(boolean numeric) {
    private static final String IPV4 = "%-15s %-15s %-15s %-5s %5s %-5s %6s %s";
    private static final String IPV6 = "%-30s %-26s %-4s %-3s %-1s %6s %s";

    /** Returns the table of IPv4. */
    public String ipv4(List<Route> routes) {
        final StringBuilder text = new StringBuilder();
        Text.line(text, "Kernel IP routing table");
        Text.line(text, "Destination     Gateway         Genmask         Flags   MSS Window  irtt Iface");
        for (Route route : routes) {
            final boolean named = !numeric && route.isDefault();
            Text.line(
                    text,
                    IPV4,
                    named ? "default" : route.destination(),
                    route.gateway(),
                    mask(route.prefixLength()),
                    route.flagLetters(),
                    route.numbers().mtu(),
                    route.numbers().window(),
                    route.numbers().roundTripMillis(),
                    route.device());
        }
        return text.toString();
    }

    /** Returns the table of IPv6. */
    public String ipv6(List<Route> routes) {
        final StringBuilder text = new StringBuilder();
        Text.line(text, "Kernel IPv6 routing table");
        Text.line(text, "Destination                    Next Hop                   Flag Met Ref  Use If");
        for (Route route : routes) {
            final String network = route.destination() + '/' + route.prefixLength();
            Text.line(
                    text,
                    IPV6,
                    !numeric && route.isDefault() ? "[::]/0" : network,
                    route.gateway(),
                    route.flagLetters(),
                    (int) route.numbers().metric(),
                    route.numbers().references(),
                    route.numbers().use(),
                    route.device());
        }
        return text.toString();
    }

    /** Returns the hosts on the link. */
    public String neighbours(List<Neighbour> neighbours) {
        final StringBuilder text = new StringBuilder();
        Text.line(text, "Kernel ARP table");
        Text.line(text, "%-15s %-17s %s", "Address", "HWaddress", "Iface");
        neighbours.forEach(neighbour ->
                Text.line(text, "%-15s %-17s %s", neighbour.address(), neighbour.mac(), neighbour.device()));
        return text.toString();
    }

    private static String mask(int length) {
        final int mask = length == 0 ? 0 : -1 << Integer.SIZE - length;
        try {
            return InetAddress.getByAddress(
                            new byte[] {(byte) (mask >>> 24), (byte) (mask >>> 16), (byte) (mask >>> 8), (byte) mask})
                    .getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 octets are always an address", e);
        }
    }
}
