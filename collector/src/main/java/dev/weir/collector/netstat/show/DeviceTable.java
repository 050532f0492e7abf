package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.host.DeviceCounters.Direction;
import dev.weir.collector.netstat.host.Membership;
import dev.weir.collector.netstat.host.NetworkDevice;
import java.util.List;

/**
 * The table of interfaces.
 *
 * @param bsd whether in the columns of BSD: a line for the link and one for each address
 * @param bytes whether bytes are shown too
 * @param drops whether packets dropped are shown too; Linux's table always has them
 */
public record DeviceTable(boolean bsd, boolean bytes, boolean drops) {
    private static final String LINUX = "%-15s %5s %8s %6s %6s %-6s %8s %6s %6s %6s%s %s";
    private static final String LINUX_BYTES = " %14s %14s";

    /**
     * Returns the table.
     *
     * @param groups multicast groups to be shown below their interfaces; none unless asked for
     */
    public String render(List<NetworkDevice> devices, List<Membership> groups) {
        final StringBuilder text = new StringBuilder();
        if (bsd) {
            bsdRow(text, "Name", "Mtu", "Network", "Address", headings());
        } else {
            Text.line(text, "Kernel Interface table");
            linuxHeading(text);
        }
        for (NetworkDevice device : devices) {
            if (bsd) {
                bsdRows(text, device);
            } else {
                linuxRow(text, device);
            }
            groups.stream()
                    .filter(group -> group.device().equals(device.name()))
                    .forEach(group -> Text.line(text, "%-15s %s", "", group.group()));
        }
        return text.toString();
    }

    private void linuxHeading(StringBuilder text) {
        Text.line(
                text,
                LINUX,
                "Iface",
                "MTU",
                "RX-OK",
                "RX-ERR",
                "RX-DRP",
                "RX-OVR",
                "TX-OK",
                "TX-ERR",
                "TX-DRP",
                "TX-OVR",
                bytes ? String.format(LINUX_BYTES, "RX-BYTES", "TX-BYTES") : "",
                "Flg");
    }

    private void linuxRow(StringBuilder text, NetworkDevice device) {
        final Direction in = device.counters().received();
        final Direction out = device.counters().sent();
        Text.line(
                text,
                LINUX,
                device.name(),
                Text.number(device.mtu()),
                Long.toUnsignedString(in.packets()),
                Long.toUnsignedString(in.errors()),
                Long.toUnsignedString(in.drops()),
                Long.toUnsignedString(in.overruns()),
                Long.toUnsignedString(out.packets()),
                Long.toUnsignedString(out.errors()),
                Long.toUnsignedString(out.drops()),
                Long.toUnsignedString(out.overruns()),
                bytes
                        ? String.format(
                                LINUX_BYTES, Long.toUnsignedString(in.bytes()), Long.toUnsignedString(out.bytes()))
                        : "",
                device.flagLetters());
    }

    private static String[] headings() {
        return new String[] {"Ipkts", "Ierrs", "Ibytes", "Opkts", "Oerrs", "Obytes", "Coll", "Drop"};
    }

    private void bsdRows(StringBuilder text, NetworkDevice device) {
        final String mtu = Text.number(device.mtu());
        final Direction in = device.counters().received();
        final Direction out = device.counters().sent();
        final long[] numbers = {
            in.packets(),
            in.errors(),
            in.bytes(),
            out.packets(),
            out.errors(),
            out.bytes(),
            device.counters().collisions(),
            out.drops()
        };
        final String[] words = new String[numbers.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = Long.toUnsignedString(numbers[i]);
        }
        bsdRow(text, device.name(), mtu, "<Link>", device.mac(), words);
        for (String address : device.addresses()) {
            final int slash = address.indexOf('/');
            bsdRow(text, device.name(), mtu, address.substring(slash), address.substring(0, slash), words);
        }
    }

    private void bsdRow(StringBuilder text, String name, String mtu, String network, String address, String[] cells) {
        final StringBuilder line =
                new StringBuilder(String.format("%-8s %-6s %-8s %-26s", name, mtu, network, address));
        line.append(String.format(" %10s %6s", cells[0], cells[1]));
        line.append(bytes ? String.format(" %14s", cells[2]) : "");
        line.append(String.format(" %10s %6s", cells[3], cells[4]));
        line.append(bytes ? String.format(" %14s", cells[5]) : "");
        line.append(String.format(" %5s", cells[6])).append(drops ? String.format(" %5s", cells[7]) : "");
        Text.line(text, "%s", line);
    }
}
