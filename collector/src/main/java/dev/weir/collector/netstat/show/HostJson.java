package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.host.DeviceCounters;
import dev.weir.collector.netstat.host.Membership;
import dev.weir.collector.netstat.host.MulticastRouting;
import dev.weir.collector.netstat.host.Neighbour;
import dev.weir.collector.netstat.host.NetworkDevice;
import dev.weir.collector.netstat.host.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Interfaces, routes and groups as JSON. */
public final class HostJson {
    private HostJson() {}

    /** Returns interfaces as objects. */
    public static List<Map<String, Object>> devices(List<NetworkDevice> devices) {
        return devices.stream().map(HostJson::device).toList();
    }

    private static Map<String, Object> device(NetworkDevice device) {
        final Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", device.name());
        if (device.mtu() >= 0) {
            object.put("mtu", device.mtu());
        }
        object.put("mac", device.mac());
        object.put("flags", device.flagLetters());
        object.put("addresses", device.addresses());
        object.putAll(counters(device.counters()));
        return object;
    }

    /** Returns the counters of an interface as an object. */
    public static Map<String, Object> counters(DeviceCounters counters) {
        final Map<String, Object> object = new LinkedHashMap<>();
        putDirection(object, "rx", counters.received());
        putDirection(object, "tx", counters.sent());
        object.put("collisions", counters.collisions());
        return object;
    }

    private static void putDirection(Map<String, Object> object, String prefix, DeviceCounters.Direction direction) {
        object.put(prefix + "_packets", direction.packets());
        object.put(prefix + "_bytes", direction.bytes());
        object.put(prefix + "_errors", direction.errors());
        object.put(prefix + "_drops", direction.drops());
        object.put(prefix + "_overruns", direction.overruns());
    }

    /** Returns routes as objects. */
    public static List<Map<String, Object>> routes(List<Route> routes) {
        return routes.stream()
                .map(route -> {
                    final Map<String, Object> object = new LinkedHashMap<>();
                    object.put("destination", route.destination() + '/' + route.prefixLength());
                    if (route.hasGateway()) {
                        object.put("gateway", route.gateway());
                    }
                    object.put("flags", route.flagLetters());
                    object.put("metric", route.numbers().metric());
                    object.put("references", route.numbers().references());
                    object.put("use", route.numbers().use());
                    if (route.numbers().mtu() != 0) {
                        object.put("mtu", route.numbers().mtu());
                    }
                    object.put("interface", route.device());
                    return object;
                })
                .toList();
    }

    /** Returns hosts on the link as objects. */
    public static List<Map<String, String>> neighbours(List<Neighbour> neighbours) {
        return neighbours.stream()
                .map(neighbour ->
                        Map.of("address", neighbour.address(), "mac", neighbour.mac(), "interface", neighbour.device()))
                .toList();
    }

    /** Returns multicast groups as objects. */
    public static List<Map<String, Object>> groups(List<Membership> groups) {
        return groups.stream()
                .map(group -> {
                    final Map<String, Object> object = new LinkedHashMap<>();
                    object.put("interface", group.device());
                    object.put("references", group.users());
                    object.put("group", group.group());
                    return object;
                })
                .toList();
    }

    /** Returns the multicast routing tables, line by line. */
    public static Map<String, List<String>> multicastRouting(MulticastRouting routing) {
        final Map<String, List<String>> object = new LinkedHashMap<>();
        object.put("vif", routing.interfaces());
        object.put("mfc", routing.cache());
        object.put("vif6", routing.interfaces6());
        object.put("mfc6", routing.cache6());
        return object;
    }
}
