package dev.weir.collector.cli;

import dev.weir.collector.netstat.host.KernelFiles;
import dev.weir.collector.netstat.host.Membership;
import dev.weir.collector.netstat.host.MulticastRouting;
import dev.weir.collector.netstat.host.Neighbour;
import dev.weir.collector.netstat.host.NetworkDevice;
import dev.weir.collector.netstat.host.NetworkDevices;
import dev.weir.collector.netstat.host.NetworkMemory;
import dev.weir.collector.netstat.host.ProtocolCounters;
import dev.weir.collector.netstat.host.Route;
import dev.weir.collector.netstat.host.Routes;
import dev.weir.collector.netstat.host.RoutingCounters;
import dev.weir.collector.netstat.show.BsdRouteTable;
import dev.weir.collector.netstat.show.CounterList;
import dev.weir.collector.netstat.show.DeviceTable;
import dev.weir.collector.netstat.show.GroupTable;
import dev.weir.collector.netstat.show.HostJson;
import dev.weir.collector.netstat.show.JsonText;
import dev.weir.collector.netstat.show.RouteTable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The displays of what is no socket: interfaces, counters, routes, groups and memory. */
final class NetstatHost {
    private final NetstatOptions options;

    NetstatHost(NetstatOptions options) {
        this.options = options;
    }

    String render(KernelFiles files) throws IOException {
        if (options.interfaces || options.device != null) {
            return options.isStatistics() ? deviceCounters(files) : devices(files);
        }
        if (options.routes) {
            return options.isStatistics() ? counters(RoutingCounters.read(files).sections()) : routes(files);
        }
        if (options.groups) {
            return groups(files);
        }
        return options.memory ? memory(files) : counters(wanted(ProtocolCounters.read(files)));
    }

    private List<NetworkDevice> chosen(KernelFiles files) throws IOException {
        final List<NetworkDevice> chosen = NetworkDevices.read(files).stream()
                .filter(device -> options.device == null
                        ? options.all || device.isUp()
                        : device.name().equals(options.device))
                .toList();
        if (options.device != null && chosen.isEmpty()) {
            throw new NoSuchFileException("interface " + options.device);
        }
        return chosen;
    }

    private String devices(KernelFiles files) throws IOException {
        final List<NetworkDevice> devices = chosen(files);
        if (options.json) {
            return JsonText.of(Map.of("interfaces", HostJson.devices(devices)));
        }
        return new DeviceTable(options.bsd, options.bytes, options.drops)
                .render(devices, options.all ? memberships(files) : List.of());
    }

    private String deviceCounters(KernelFiles files) throws IOException {
        final Map<String, Map<String, BigInteger>> sections = new LinkedHashMap<>();
        for (NetworkDevice device : chosen(files)) {
            wanted(ProtocolCounters.ofDevice(files, device.name()))
                    .forEach((section, counters) -> sections.put(section + " on " + device.name(), counters));
        }
        return counters(sections);
    }

    private Map<String, Map<String, BigInteger>> wanted(ProtocolCounters counters) {
        final Map<String, Map<String, BigInteger>> wanted = new LinkedHashMap<>(counters.sections());
        wanted.keySet().removeIf(section -> !NetstatProtocols.wantsSection(section, options));
        return wanted;
    }

    private String counters(Map<String, Map<String, BigInteger>> sections) {
        if (!options.json) {
            return CounterList.render(sections, options.isWithoutZeros());
        }
        final Map<String, Map<String, BigInteger>> shown = new LinkedHashMap<>();
        sections.forEach((section, counters) -> {
            final Map<String, BigInteger> kept = new LinkedHashMap<>(counters);
            kept.values().removeIf(value -> options.isWithoutZeros() && value.signum() == 0);
            shown.put(section, kept);
        });
        return JsonText.of(Map.of("counters", shown));
    }

    private String routes(KernelFiles files) throws IOException {
        final List<Route> ipv4 = options.wantsIpv4() ? Routes.ipv4(files) : List.of();
        final List<Route> ipv6 = options.wantsIpv6() ? Routes.ipv6(files) : List.of();
        final List<Neighbour> neighbours = options.all && options.wantsIpv4() ? Neighbour.read(files) : List.of();
        if (options.json) {
            final Map<String, Object> object = new LinkedHashMap<>();
            object.put("inet", HostJson.routes(ipv4));
            object.put("inet6", HostJson.routes(ipv6));
            object.put("neighbours", HostJson.neighbours(neighbours));
            return JsonText.of(object);
        }
        return options.bsd ? bsdRoutes(ipv4, ipv6, neighbours) : linuxRoutes(ipv4, ipv6, neighbours);
    }

    private String linuxRoutes(List<Route> ipv4, List<Route> ipv6, List<Neighbour> neighbours) {
        final RouteTable table = new RouteTable(options.numeric);
        return (options.wantsIpv4() ? table.ipv4(ipv4) : "")
                + (options.wantsIpv6() ? table.ipv6(ipv6) : "")
                + (neighbours.isEmpty() ? "" : table.neighbours(neighbours));
    }

    private String bsdRoutes(List<Route> ipv4, List<Route> ipv6, List<Neighbour> neighbours) {
        final BsdRouteTable table = new BsdRouteTable(options.full);
        return table.title()
                + (options.wantsIpv4() ? table.ipv4(ipv4, neighbours) : "")
                + (options.wantsIpv6() ? table.ipv6(ipv6) : "");
    }

    private List<Membership> memberships(KernelFiles files) throws IOException {
        final List<Membership> groups = new ArrayList<>();
        if (options.wantsIpv4()) {
            groups.addAll(Membership.ipv4(files));
        }
        if (options.wantsIpv6()) {
            groups.addAll(Membership.ipv6(files));
        }
        return groups;
    }

    private String groups(KernelFiles files) throws IOException {
        if (options.isStatistics()) {
            final Map<String, Map<String, BigInteger>> sections = wanted(ProtocolCounters.read(files));
            sections.values().forEach(counters -> counters.keySet().removeIf(name -> !name.contains("Mcast")));
            sections.values().removeIf(Map::isEmpty);
            return counters(sections);
        }
        final List<Membership> groups = memberships(files);
        final MulticastRouting routing = MulticastRouting.read(files);
        if (options.json) {
            final Map<String, Object> object = new LinkedHashMap<>();
            object.put("memberships", HostJson.groups(groups));
            object.put("routing", HostJson.multicastRouting(routing));
            return JsonText.of(object);
        }
        return GroupTable.memberships(groups) + GroupTable.routing(routing);
    }

    private String memory(KernelFiles files) throws IOException {
        final Map<String, Map<String, Long>> sections =
                NetworkMemory.read(files).sections();
        return options.json
                ? JsonText.of(Map.of("memory", sections))
                : CounterList.render(sections, options.isWithoutZeros());
    }
}
