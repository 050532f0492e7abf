package dev.weir.collector.netstat.sample;

import dev.weir.collector.netstat.socket.Endpoint;

/** The tag {@code ip_version}: what the local address is written as, so that IPv4-mapped addresses are IPv4. */
enum IpVersion {
    V4("4"),
    V6("6"),
    /** Unix sockets have no IP address. */
    UNKNOWN("unknown");

    private final String tag;

    IpVersion(String tag) {
        this.tag = tag;
    }

    static IpVersion of(long high, long low) {
        return Endpoint.isIpv4(high, low) ? V4 : V6;
    }

    String tag() {
        return tag;
    }
}
