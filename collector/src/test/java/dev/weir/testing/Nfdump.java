package dev.weir.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Reads NetFlow v9 and IPFIX with nfcapd, or sFlow with sfcapd: collectors by other people, from other code. */
public final class Nfdump implements AutoCloseable {
    private static final int BURST = 4;

    private final Program nfdump = Program.assumeInstalled("nfdump", "nfdump");
    private final int port = UdpPorts.free();
    private final Path directory;
    private final Path log;
    private final Process nfcapd;

    private Nfdump(Path directory, String daemon, String debianPackage) throws IOException {
        this.directory = Files.createDirectory(directory.resolve("nfcapd"));
        this.log = directory.resolve("nfcapd.log");
        this.nfcapd = Program.assumeInstalled(daemon, debianPackage)
                .start(
                        directory,
                        log,
                        List.of(
                                "-p",
                                Integer.toString(port),
                                "-b",
                                "127.0.0.1",
                                "-w",
                                this.directory.toString(),
                                "-t",
                                "3600"));
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> Files.exists(log) && Files.readString(log).contains("Startup " + daemon));
    }

    /** Starts the collector on a free port of 127.0.0.1, its files in a directory of its own. */
    public static Nfdump start(Path directory) throws IOException {
        return new Nfdump(directory, "nfcapd", "nfdump");
    }

    /** Starts the collector of sFlow on a free port of 127.0.0.1, its files in a directory of its own. */
    public static Nfdump startSflow(Path directory) throws IOException {
        return new Nfdump(directory, "sfcapd", "nfdump-sflow");
    }

    /** Sends datagrams from an address of 127.0.0.0/8, slowly enough for the socket to keep up. */
    public void send(String from, List<byte[]> datagrams) throws IOException, InterruptedException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(from), 0))) {
            final InetSocketAddress target = new InetSocketAddress("127.0.0.1", port);
            for (int i = 0; i < datagrams.size(); i++) {
                final byte[] datagram = datagrams.get(i);
                socket.send(new DatagramPacket(datagram, datagram.length, target));
                if (i % BURST == 0) {
                    Thread.sleep(1);
                }
            }
        }
    }

    /** Ends the collector, and gives its flows by the address they were sent from. */
    public Map<String, List<Map<String, Object>>> flows() throws IOException, InterruptedException {
        Program.end(nfcapd);
        final Path json = nfdump.run(directory.getParent(), List.of("-R", directory.toString(), "-o", "json", "-q"));
        return JsonTree.parseAll(Files.readString(json).replace("\n},", "\n}")).stream()
                .map(JsonTree::object)
                .filter(flow -> flow.containsKey("ip4_router"))
                .collect(Collectors.groupingBy(
                        flow -> (String) flow.get("ip4_router"), TreeMap::new, Collectors.toList()));
    }

    /** What nfcapd said. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        nfcapd.destroyForcibly();
    }
}
