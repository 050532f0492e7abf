package dev.weir.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Runs a real Open vSwitch with a datapath in its own process and ports that are TCP connections: no privileges, no
 * kernel module, no interfaces. Its bridge exports IPFIX or sFlow about every packet.
 */
public final class OpenVswitch implements AutoCloseable {
    private static final Path SCHEMA = Path.of("/usr/share/openvswitch/vswitch.ovsschema");
    private static final String PACKAGE = "openvswitch-switch";
    private static final String AGENT = "192.0.2.99/24";
    private static final int BURST = 8;

    private final Path directory;
    private final String socket;
    private final int portOfFirst = UdpPorts.free();
    private final List<Process> processes = new ArrayList<>();
    private Socket port;

    private OpenVswitch(Path directory) {
        this.directory = directory;
        this.socket = "unix:" + directory.resolve("db.sock");
    }

    /** The calling test is skipped when it is not installed. */
    public static void assumeInstalled() {
        Program.assumeInstalled("ovs-vswitchd", PACKAGE);
        Program.assumeInstalled("ovsdb-server", PACKAGE);
        assumeTrue(Files.isReadable(SCHEMA), "skipped: " + SCHEMA + " is not there (Debian: " + PACKAGE + ")");
    }

    /** Starts a switch whose files are in a directory, with a bridge of two ports. */
    public static OpenVswitch start(Path directory) throws IOException, InterruptedException {
        final OpenVswitch ovs = new OpenVswitch(directory);
        try {
            ovs.start();
            return ovs;
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            ovs.close();
            throw e;
        }
    }

    private void start() throws IOException, InterruptedException {
        run("ovsdb-tool", "create", directory.resolve("conf.db").toString(), SCHEMA.toString());
        spawn(
                "ovsdb-server",
                "--remote=p" + socket,
                "--unixctl=" + directory.resolve("ovsdb.ctl"),
                directory.resolve("conf.db").toString());
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> Files.exists(directory.resolve("db.sock")));
        vsctl("--no-wait", "init");
        spawn(
                "ovs-vswitchd",
                socket,
                "--enable-dummy=override",
                "--disable-system",
                "-vconsole:warn",
                "--unixctl=" + directory.resolve("vswitchd.ctl"));
        vsctl(("add-br br0 -- set bridge br0 datapath_type=dummy fail-mode=standalone"
                        + " -- add-port br0 p1 -- set Interface p1 type=dummy options:pstream=ptcp:"
                        + portOfFirst + ":127.0.0.1 -- add-port br0 p2 -- set Interface p2 type=dummy")
                .split(" "));
    }

    private void spawn(String name, String... arguments) throws IOException {
        processes.add(
                0,
                Program.assumeInstalled(name, PACKAGE)
                        .start(directory, directory.resolve(name + ".log"), List.of(arguments)));
    }

    private void vsctl(String... arguments) throws IOException, InterruptedException {
        final List<String> all = new ArrayList<>(List.of("--db=" + socket, "--timeout=20"));
        all.addAll(List.of(arguments));
        run("ovs-vsctl", all.toArray(String[]::new));
    }

    private void run(String name, String... arguments) throws IOException, InterruptedException {
        Program.assumeInstalled(name, PACKAGE).run(directory, List.of(arguments));
    }

    /** From now on every packet is part of a flow, once on its way in and once on its way out of each port. */
    public void exportTo(InetSocketAddress collector) throws IOException, InterruptedException {
        vsctl(
                "--",
                "set",
                "Bridge",
                "br0",
                "ipfix=@i",
                "--",
                "--id=@i",
                "create",
                "IPFIX",
                "targets=\"127.0.0.1:" + collector.getPort() + "\"",
                "sampling=1",
                "obs_domain_id=123",
                "obs_point_id=456",
                "cache_active_timeout=1",
                "cache_max_flows=65536");
    }

    /** From now on every packet is sampled by sFlow, and counters are sent every second, by the agent 192.0.2.99. */
    public void sampleTo(InetSocketAddress collector) throws IOException, InterruptedException {
        run("ovs-appctl", "-t", directory.resolve("vswitchd.ctl").toString(), "netdev-dummy/ip4addr", "br0", AGENT);
        final String host = collector.getAddress().getHostAddress();
        vsctl(
                "--",
                "set",
                "Bridge",
                "br0",
                "sflow=@s",
                "--",
                "--id=@s",
                "create",
                "sFlow",
                "agent=br0",
                "targets=\"" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + collector.getPort() + "\"",
                "header=128",
                "sampling=1",
                "polling=1");
    }

    /** Lets the packets of traffic come in by the first port, which stays up until all is closed. */
    public void play(List<SourceTraffic.Packet> packets) throws IOException, InterruptedException {
        port = new Socket("127.0.0.1", portOfFirst);
        final DataOutputStream out = new DataOutputStream(port.getOutputStream());
        for (int i = 0; i < packets.size(); i++) {
            out.writeShort(packets.get(i).frame().length);
            out.write(packets.get(i).frame());
            if (i % BURST == 0) {
                Thread.sleep(1);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (port != null) {
            port.close();
        }
        processes.forEach(Process::destroy);
        for (final Process process : processes) {
            process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        }
    }
}
