package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.host.Membership;
import dev.weir.collector.netstat.host.MulticastRouting;
import java.util.List;

/** Multicast groups and multicast routing. */
public final class GroupTable {
    private GroupTable() {}

    /** Returns the groups that interfaces have joined. */
    public static String memberships(List<Membership> groups) {
        final StringBuilder text = new StringBuilder();
        Text.line(text, "IPv6/IPv4 Group Memberships");
        Text.line(text, "Interface       RefCnt Group");
        Text.line(text, "--------------- ------ ---------------------");
        groups.forEach(group -> Text.line(text, "%-15s %-6d %s", group.device(), group.users(), group.group()));
        return text.toString();
    }

    /** Returns what the kernel routes of multicasts, as it writes it itself. */
    public static String routing(MulticastRouting routing) {
        final StringBuilder text = new StringBuilder();
        section(text, "IPv4 multicast interfaces", routing.interfaces());
        section(text, "IPv4 multicast routes", routing.cache());
        section(text, "IPv6 multicast interfaces", routing.interfaces6());
        section(text, "IPv6 multicast routes", routing.cache6());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        Text.line(text, "%s:%s", title, lines.isEmpty() ? " none" : "");
        lines.forEach(line -> Text.line(text, "    %s", Text.clean(line)));
    }
}
