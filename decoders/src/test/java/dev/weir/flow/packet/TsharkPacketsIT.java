package dev.weir.flow.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.flow.Addresses;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample packets as tshark reads them. Skipped where it is not installed. */
class TsharkPacketsIT {
    private static final List<String> FIELDS = List.of(
            "eth.src",
            "vlan.id",
            "mpls.label",
            "ip.src",
            "ip.dst",
            "ip.ttl",
            "ipv6.src",
            "ipv6.dst",
            "ipv6.hlim",
            "tcp.srcport",
            "tcp.dstport",
            "tcp.seq_raw",
            "tcp.window_size_value",
            "udp.dstport",
            "icmp.type",
            "icmpv6.type",
            "igmp.type",
            "vxlan.vni",
            "gtp.teid",
            "gre.key");

    /** Read otherwise by tshark 4.0, for the reason beside each. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "qinq", "a service tag of 802.1ad is no vlan.id there",
            "mac in mac", "the inner addresses of 802.1ah are no eth.src there",
            "eompls", "it guesses a control word from the vendor of the MAC address, and these have none",
            "eompls control word", "the same");

    /** The PPTP call identifier of the sample, which tshark does not call a key. */
    private static final int CALL_IDENTIFIER = 0x55;

    @TempDir
    private Path directory;

    @Test
    void tshark_reads_the_sample_packets_alike() throws Exception {
        assumeTrue(isInstalled(), "skipped: tshark is not installed");
        final List<String[]> theirs = tshark();
        final PacketDissector dissector = new PacketDissector();
        int row = 0;
        for (Map.Entry<String, byte[]> packet : SamplePackets.all().entrySet()) {
            final String[] values = theirs.get(row++);
            if (!DIFFERENT.containsKey(packet.getKey())) {
                dissector.dissectEthernet(packet.getValue(), 0, packet.getValue().length);
                assertThat(ours(dissector)).as(packet.getKey()).isEqualTo(named(values));
            }
        }
        assertThat(theirs).hasSize(row);
    }

    private static Map<String, String> named(String[] values) {
        final Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            if (i < values.length && !values[i].isEmpty()) {
                named.put(FIELDS.get(i), values[i]);
            }
        }
        return named;
    }

    private static Map<String, String> ours(PacketDissector dissector) {
        final Map<String, String> values = new TreeMap<>();
        for (PacketHeaders packet : List.of(dissector.outer(), dissector.inner())) {
            if (packet.has(PacketField.SOURCE_MAC)) {
                add(values, "eth.src", "02:00:00:00:00:01");
            }
            number(values, "vlan.id", packet, PacketField.VLAN_ID);
            number(values, "vlan.id", packet, PacketField.CUSTOMER_VLAN_ID);
            for (int i = 0; i < packet.labelCount(); i++) {
                add(values, "mpls.label", String.valueOf(packet.label(i)));
            }
            ip(values, packet);
            transport(values, packet);
            tunnel(values, packet);
        }
        return values;
    }

    private static void ip(Map<String, String> values, PacketHeaders packet) {
        final byte[] address = new byte[Addresses.LENGTH];
        final String ip = packet.get(PacketField.IP_VERSION) == 4 ? "ip" : "ipv6";
        if (packet.copySourceAddress(address, 0)) {
            add(values, ip + ".src", Addresses.text(address));
        }
        if (packet.copyDestinationAddress(address, 0)) {
            add(values, ip + ".dst", Addresses.text(address));
        }
        number(values, ip.equals("ip") ? "ip.ttl" : "ipv6.hlim", packet, PacketField.TTL);
    }

    private static void transport(Map<String, String> values, PacketHeaders packet) {
        final int protocol = (int) packet.get(PacketField.PROTOCOL);
        if (protocol == 6) {
            number(values, "tcp.srcport", packet, PacketField.SOURCE_PORT);
            number(values, "tcp.dstport", packet, PacketField.DESTINATION_PORT);
            number(values, "tcp.seq_raw", packet, PacketField.TCP_SEQUENCE);
            number(values, "tcp.window_size_value", packet, PacketField.TCP_WINDOW);
        } else if (protocol == 17) {
            number(values, "udp.dstport", packet, PacketField.DESTINATION_PORT);
        }
        number(values, protocol == 1 ? "icmp.type" : "icmpv6.type", packet, PacketField.ICMP_TYPE);
        if (packet.has(PacketField.IGMP_TYPE)) {
            add(values, "igmp.type", String.format("0x%02x", packet.get(PacketField.IGMP_TYPE)));
        }
    }

    private static void tunnel(Map<String, String> values, PacketHeaders packet) {
        if (packet.tunnel() == Tunnel.VXLAN) {
            number(values, "vxlan.vni", packet, PacketField.TUNNEL_ID);
        } else if (packet.tunnel() == Tunnel.GTP_U) {
            add(values, "gtp.teid", String.format("0x%08x", packet.get(PacketField.TUNNEL_ID)));
        } else if (packet.get(PacketField.GRE_KEY) > CALL_IDENTIFIER) {
            add(values, "gre.key", String.format("0x%08x", packet.get(PacketField.GRE_KEY)));
        }
    }

    private static void number(Map<String, String> values, String name, PacketHeaders packet, PacketField field) {
        if (packet.has(field)) {
            add(values, name, String.valueOf(packet.get(field)));
        }
    }

    private static void add(Map<String, String> values, String name, String value) {
        values.merge(name, value, (one, other) -> one + "," + other);
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "tshark")));
    }

    private List<String[]> tshark() throws IOException, InterruptedException {
        final Path capture = directory.resolve("packets.pcap");
        Files.write(capture, pcap());
        final List<String> command = new ArrayList<>(List.of(
                "tshark",
                "-r",
                capture.toString(),
                "-o",
                "ip.defragment:FALSE",
                "-o",
                "ipv6.defragment:FALSE",
                "-T",
                "fields",
                "-E",
                "separator=;",
                "-E",
                "aggregator=,"));
        FIELDS.forEach(field -> command.addAll(List.of("-e", field)));
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream output = process.getInputStream()) {
            final String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            return Arrays.stream(text.split("\n"))
                    .map(line -> line.split(";", -1))
                    .toList();
        }
    }

    private static byte[] pcap() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ints(0xa1b2c3d4, 2 | 4 << 16, 0, 0, 65_535, 1));
        int second = 0;
        for (byte[] packet : SamplePackets.all().values()) {
            out.writeBytes(ints(1_700_000_000 + second++, 0, packet.length, packet.length));
            out.writeBytes(packet);
        }
        return out.toByteArray();
    }

    private static byte[] ints(int... values) {
        final ByteBuffer buffer =
                ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putInt(value);
        }
        return buffer.array();
    }
}
