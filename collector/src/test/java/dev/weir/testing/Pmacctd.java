package dev.weir.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the real pmacctd over a capture file: its nfprobe exports the flows it saw, its sfprobe the packets. */
public final class Pmacctd {
    private static final long LIMIT_SECONDS = 60;

    private Pmacctd() {}

    /** The program; the calling test is skipped when it is not installed. */
    public static Program assumeInstalled() {
        return Program.assumeInstalled("pmacctd", "pmacct");
    }

    /**
     * Exports the flows of a capture file and waits for the end.
     *
     * @param version 9 or 10
     * @return what it said
     */
    public static String export(Path capture, InetSocketAddress collector, int version)
            throws IOException, InterruptedException {
        return run(
                capture,
                List.of(
                        "plugins: nfprobe[a]",
                        "aggregate[a]: src_host,dst_host,src_port,dst_port,proto,tos,tcpflags,src_mac,dst_mac,vlan",
                        "nfprobe_receiver[a]: " + text(collector),
                        "nfprobe_version[a]: " + version,
                        "nfprobe_timeouts[a]: expint=1:general=5:tcp=5:udp=5:icmp=5:maxlife=10"));
    }

    /**
     * Exports every packet of a capture file by sFlow and waits for the end.
     *
     * @param agent the address that it calls itself by
     * @return what it said
     */
    public static String exportPackets(Path capture, InetSocketAddress collector, String agent)
            throws IOException, InterruptedException {
        return run(
                capture,
                List.of(
                        "plugins: sfprobe[a]",
                        "sampling_rate: 1",
                        "sfprobe_receiver[a]: " + text(collector),
                        "sfprobe_agentip[a]: " + agent));
    }

    private static String run(Path capture, List<String> plugin) throws IOException, InterruptedException {
        final Path directory = capture.toAbsolutePath().getParent();
        final Path log = directory.resolve("pmacctd.log");
        final List<String> lines = new ArrayList<>(List.of(
                "daemonize: false",
                "pcap_savefile: " + capture.toAbsolutePath(),
                "plugin_buffer_size: 102400",
                "plugin_pipe_size: 10240000"));
        lines.addAll(plugin);
        final Path settings = Files.write(directory.resolve("pmacctd.conf"), lines);
        final Process process = assumeInstalled().start(directory, log, List.of("-f", settings.toString()));
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("pmacctd did not end:\n" + Files.readString(log));
            }
            return Files.readString(log);
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly();
        }
    }

    private static String text(InetSocketAddress address) {
        final String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
