package dev.weir.collector.netstat.sample;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The sockets of the wanted ports, by group and IP version. One thread. */
final class PortGroups {
    private record Place(PortRule rule, long high, long low) {}

    private record Key(String addrPort, IpVersion version) {}

    /** A group: what it counts, the tags of the entry that made it, and the socket seen last. */
    static final class Group {
        private final SocketCounts counts = new SocketCounts();
        private final Map<String, String> tags;
        private long lastInode;

        Group(Map<String, String> tags) {
            this.tags = tags;
        }

        SocketCounts counts() {
            return counts;
        }

        Map<String, String> tags() {
            return tags;
        }

        long lastInode() {
            return lastInode;
        }
    }

    /** Who looks at all groups, in the order in which they came up. */
    interface GroupVisitor {
        void onGroup(String addrPort, IpVersion version, Group group);
    }

    private final PortRules rules;
    private final Map<Place, Group> byPlace = new HashMap<>();
    private final Map<Key, Group> groups = new LinkedHashMap<>();

    PortGroups(PortRules rules) {
        this.rules = rules;
    }

    /** Counts a socket if its port is wanted. */
    void add(long high, long low, int port, SocketField field, long inode) {
        final PortRule rule = rules.find(high, low, port);
        if (rule != null) {
            final Group group = byPlace.computeIfAbsent(new Place(rule, high, low), this::group);
            group.counts.add(field);
            group.lastInode = inode;
        }
    }

    private Group group(Place place) {
        final Key key = new Key(place.rule.groupName(place.high, place.low), IpVersion.of(place.high, place.low));
        return groups.computeIfAbsent(key, created -> new Group(place.rule.tags()));
    }

    /** The inodes whose processes are wanted. */
    Set<Long> inodes() {
        final Set<Long> inodes = new HashSet<>();
        groups.values().forEach(group -> inodes.add(group.lastInode));
        return inodes;
    }

    void forEach(GroupVisitor visitor) {
        groups.forEach((key, group) -> visitor.onGroup(key.addrPort(), key.version(), group));
    }

    void clear() {
        byPlace.clear();
        groups.clear();
    }
}
