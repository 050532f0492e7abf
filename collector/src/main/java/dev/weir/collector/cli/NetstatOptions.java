package dev.weir.collector.cli;

import dev.weir.collector.netstat.SocketSources;
import dev.weir.collector.netstat.sample.SampleMode;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code weir netstat}: the letters of netstat(1) on BSD, the words are ours. */
final class NetstatOptions {
    @Option(names = "-a", description = "Also sockets that listen or have no peer; with -i: all interfaces, groups.")
    boolean all;

    @Option(names = "--listening", description = "Only sockets that listen or have no peer.")
    boolean listening;

    @Option(names = "-n", description = "Numbers; no names of hosts, ports and networks.")
    boolean numeric;

    @Option(names = "-l", description = "Addresses in full; with -r: the MTU too. (Not as on Linux: see --listening.)")
    boolean full;

    @Option(names = "-W", description = "Addresses in full.")
    boolean wide;

    @Option(names = "-A", description = "The kernel's own name of each socket: its cookie.")
    boolean pcb;

    @Option(names = "-L", description = "The queues of listening sockets: waiting, half open, at most.")
    boolean listenQueues;

    @Option(names = "-f", paramLabel = "FAMILY", description = "Only inet, inet6 or unix.")
    String family;

    @Option(
            names = "-p",
            paramLabel = "PROTOCOL",
            description = "Only this protocol: ip, icmp, tcp, udp, udplite, raw.")
    String protocol;

    @Option(names = "-i", description = "Interfaces.")
    boolean interfaces;

    @Option(names = "-I", paramLabel = "INTERFACE", description = "This interface.")
    String device;

    @Option(names = "-b", description = "With -i: bytes too.")
    boolean bytes;

    @Option(names = "-d", description = "With -i or -w: packets dropped too. Linux's columns always have them.")
    boolean drops;

    @Option(names = "-w", paramLabel = "SECONDS", description = "Traffic of interfaces, a line each so many seconds.")
    Integer waitSeconds;

    @Parameters(arity = "0..1", paramLabel = "SECONDS", hidden = true, description = "The old form of -w.")
    Integer oldWaitSeconds;

    @Option(names = "--count", paramLabel = "N", description = "With -w: end after so many lines.")
    Integer count;

    @Option(names = "-s", description = "Counters of protocols; twice: without those of 0. With -r: of routing.")
    boolean[] statistics = {};

    @Option(names = "-r", description = "Routes; with -a: hosts on the link too.")
    boolean routes;

    @Option(names = "-g", description = "Multicast groups and multicast routing.")
    boolean groups;

    @Option(names = "-m", description = "The kernel's memory for sockets.")
    boolean memory;

    @Option(names = "-M", paramLabel = "CORE", hidden = true, description = "Not on Linux.")
    String core;

    @Option(names = "-N", paramLabel = "SYSTEM", hidden = true, description = "Not on Linux.")
    String system;

    @Option(names = "--bsd", description = "Columns of BSD: host.port, tcp4, FIN_WAIT_1.")
    boolean bsd;

    @Option(names = "--json", description = "JSON instead of a table.")
    boolean json;

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            defaultValue = "AUTO",
            description = "Where sockets come from: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    SocketSources source;

    @Option(names = "--line", description = "Counts of sockets in InfluxDB's line protocol, as the sampler makes them.")
    boolean line;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "DATAKIT",
            description = "With --line, whose numbers: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    SampleMode mode;

    @Option(
            names = "--addr-port",
            paramLabel = "PORT",
            split = ",",
            description = "With --line: a point for this local port: 80, 192.0.2.1:80, [::1]:80; *:80 is one for each "
                    + "local IPv4 address.")
    List<String> addrPorts = List.of();

    @Option(names = "--tag", paramLabel = "NAME=VALUE", description = "With --line: a tag of all points.")
    Map<String, String> tags = Map.of();

    /** Whether -s was given, at all or twice. */
    boolean isStatistics() {
        return statistics.length > 0;
    }

    boolean isWithoutZeros() {
        return statistics.length > 1;
    }

    boolean isWide() {
        return full || wide;
    }

    /** Whether addresses of IPv4 are wanted; {@code -f} may say otherwise. */
    boolean wantsIpv4() {
        return family == null || "inet".equals(family);
    }

    boolean wantsIpv6() {
        return family == null || "inet6".equals(family);
    }

    boolean wantsUnix() {
        return family == null && protocol == null || "unix".equals(family) || "unix".equals(protocol);
    }

    /** The interval of a running display; null for none. */
    Integer interval() {
        return waitSeconds != null ? waitSeconds : oldWaitSeconds;
    }
}
