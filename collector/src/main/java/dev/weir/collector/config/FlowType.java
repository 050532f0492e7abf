package dev.weir.collector.config;

import java.util.Locale;
import java.util.OptionalInt;

/** What a listener expects in its datagrams. */
public enum FlowType {
    /** NetFlow version 5. */
    NETFLOW5(2055),
    /** NetFlow version 9, RFC 3954. */
    NETFLOW9(2055),
    /** IPFIX, RFC 7011. */
    IPFIX(4739),
    /** sFlow version 5. */
    SFLOW5(6343),
    /** Whatever the version number of each datagram says. */
    AUTO(0);

    private final int standardPort;

    FlowType(int standardPort) {
        this.standardPort = standardPort;
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
