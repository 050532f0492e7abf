package dev.weir.collector.replay;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * What to replay, where to and how fast.
 *
 * @param files capture or payload files, sent as one stream in this order; {@code -} is standard input
 * @param destination where the datagrams go, resolved
 * @param packetsPerSecond datagrams per second, {@link #AS_CAPTURED}, or {@link #UNLIMITED}
 * @param loops how often the files are sent, 0 for ever
 * @param spreadSources whether each exporter of the capture gets a source address of its own, see {@link Replayer}
 * @param onlyPort send only what went to this UDP port in the capture, 0 for all
 */
public record ReplayOptions(
        List<Path> files,
        InetSocketAddress destination,
        long packetsPerSecond,
        int loops,
        boolean spreadSources,
        int onlyPort) {
    /** The pace of the capture itself, with no pause longer than a second. The default. */
    public static final long AS_CAPTURED = -1;

    /** As fast as the socket takes it. */
    public static final long UNLIMITED = 0;

    private static final long MAX_RATE = 1_000_000_000L;
    private static final int MAX_PORT = 65_535;

    /**
     * Checks the options.
     *
     * @throws IllegalArgumentException with a message for the user when one makes no sense
     */
    public ReplayOptions {
        files = List.copyOf(files);
        require(!files.isEmpty(), "a replay needs at least one file");
        require(!destination.isUnresolved(), "unknown host " + destination.getHostString());
        require(destination.getPort() != 0, "port 0 cannot be sent to");
        require(
                packetsPerSecond >= AS_CAPTURED && packetsPerSecond <= MAX_RATE,
                "the rate must be 0 (unlimited) to " + MAX_RATE + " packets per second");
        require(loops >= 0, "the number of loops must be 0 (for ever) or more");
        require(loops == 1 || files.stream().noneMatch(ReplayOptions::isStandardInput), "standard input cannot loop");
        require(onlyPort >= 0 && onlyPort <= MAX_PORT, "a port is 0 to " + MAX_PORT);
    }

    /** One file once, at its own pace, each exporter from its own address where that can be. */
    public static ReplayOptions of(Path file, InetSocketAddress destination) {
        return new ReplayOptions(List.of(file), destination, AS_CAPTURED, 1, true, 0);
    }

    /** The same with another pace. */
    public ReplayOptions withPacketsPerSecond(long rate) {
        return new ReplayOptions(files, destination, rate, loops, spreadSources, onlyPort);
    }

    /** The same, sent more often. */
    public ReplayOptions withLoops(int times) {
        return new ReplayOptions(files, destination, packetsPerSecond, times, spreadSources, onlyPort);
    }

    /** The same, with or without a source address for each exporter. */
    public ReplayOptions withSpreadSources(boolean spread) {
        return new ReplayOptions(files, destination, packetsPerSecond, loops, spread, onlyPort);
    }

    /** The same, only for what went to one port. */
    public ReplayOptions withOnlyPort(int port) {
        return new ReplayOptions(files, destination, packetsPerSecond, loops, spreadSources, port);
    }

    private static boolean isStandardInput(Path file) {
        return "-".equals(file.toString());
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
