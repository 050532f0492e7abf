package dev.weir.collector.config;

import dev.weir.collector.config.bind.OtherWords;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** What a listener expects in its datagrams. */
public enum FlowType implements OtherWords {
    /** NetFlow version 5. */
    NETFLOW5(2055),
    /** NetFlow version 9, RFC 3954. */
    NETFLOW9(2055),
    /** IPFIX, RFC 7011. */
    IPFIX(4739, "netflow10", "netflowv10", "netflow-v10", "v10"),
    /** sFlow version 5. */
    SFLOW5(6343),
    /** Whatever the version number of each datagram says. */
    AUTO(0);

    private final int standardPort;
    private final Set<String> otherWords;

    FlowType(int standardPort, String... otherWords) {
        this.standardPort = standardPort;
        this.otherWords = Set.of(otherWords);
    }

    @Override
    public Set<String> otherWords() {
        return otherWords;
    }

    /** Returns the UDP port that exporters use for it if nobody tells them otherwise. */
    public OptionalInt standardPort() {
        return standardPort == 0 ? OptionalInt.empty() : OptionalInt.of(standardPort);
    }

    /** Returns the word for it in the configuration and in the flow log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
