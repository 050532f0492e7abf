package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Reads the network interfaces: /proc/net/dev, and /sys/class/net for what is not counted. */
public final class NetworkDevices {
    private static final int RUNNING = 0x40;

    private NetworkDevices() {}

    /**
     * Lists all interfaces in the kernel's order.
     *
     * @throws IOException if /proc/net/dev cannot be read
     */
    public static List<NetworkDevice> read(KernelFiles files) throws IOException {
        final List<NetworkDevice> devices = new ArrayList<>();
        for (String line : files.lines("dev")) {
            final int colon = line.lastIndexOf(':');
            if (colon > 0) {
                devices.add(device(files, line.substring(0, colon).strip(), line.substring(colon + 1)));
            }
        }
        return devices;
    }

    private static NetworkDevice device(KernelFiles files, String name, String numbers) throws IOException {
        try {
            return new NetworkDevice(
                    name,
                    files.attribute(name, "mtu").map(Long::parseLong).orElse(-1L),
                    files.attribute(name, "address").orElse(""),
                    flags(files, name),
                    addresses(name),
                    DeviceCounters.parse(numbers));
        } catch (IllegalArgumentException e) {
            throw new IOException("/proc/net/dev: " + name + ": " + e.getMessage(), e);
        }
    }

    /** The flags, with RUNNING, which the kernel works out from the carrier and leaves out of this file. */
    private static int flags(KernelFiles files, String name) {
        final int flags = files.attribute(name, "flags").map(Integer::decode).orElse(0);
        final boolean carrier =
                files.attribute(name, "carrier").filter("1"::equals).isPresent();
        return carrier ? flags | RUNNING : flags;
    }

    private static List<String> addresses(String name) {
        try {
            final NetworkInterface device = NetworkInterface.getByName(name);
            return device == null
                    ? List.of()
                    : device.getInterfaceAddresses().stream()
                            .map(NetworkDevices::text)
                            .toList();
        } catch (SocketException withoutAddresses) {
            return List.of();
        }
    }

    private static String text(InterfaceAddress address) {
        return HexAddress.text(address.getAddress().getAddress()) + '/' + address.getNetworkPrefixLength();
    }
}
