package dev.weir.collector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.JsonTree;
import dev.weir.testing.Packets;
import dev.weir.testing.SharedCaptures;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every capture of the shared corpus gives the number of datagrams that its manifest says. */
class CaptureConformanceTest {
    @Test
    void each_capture_gives_the_datagrams_and_exporters_of_the_manifest() throws IOException {
        final Path directory = SharedCaptures.directory();
        final List<Map<String, Object>> entries = SharedCaptures.ofForm("pcap");
        assertThat(entries).hasSizeGreaterThan(40);
        for (final Map<String, Object> entry : entries) {
            assertMatches(directory.resolve((String) entry.get("file")), entry);
        }
    }

    @Test
    void each_raw_file_is_one_datagram() throws IOException {
        final Path directory = SharedCaptures.directory();
        final List<Map<String, Object>> entries = SharedCaptures.ofForm("raw-payload");
        assertThat(entries).hasSizeGreaterThan(100);
        for (final Map<String, Object> entry : entries) {
            final Path file = directory.resolve((String) entry.get("file"));
            final CapturedDatagram cursor = new CapturedDatagram();
            try (DatagramSource source = DatagramSource.open(file, 0)) {
                assertThat(source.next(cursor)).as("%s", file).isTrue();
                assertThat((long) cursor.length()).as("%s", file).isEqualTo(Files.size(file));
            }
        }
    }

    private static void assertMatches(Path file, Map<String, Object> entry) throws IOException {
        final Set<Integer> ports = JsonTree.array(entry.get("udp_destination_ports")).stream()
                .map(port -> (Integer) port)
                .collect(Collectors.toSet());
        final CaptureContent content = CaptureContent.of(Files.newInputStream(file));
        final List<CaptureContent.Datagram> exports = content.datagrams().stream()
                .filter(datagram -> ports.contains(datagram.targetPort()))
                .toList();
        final Map<String, Object> expected = JsonTree.object(entry.get("expected"));

        assertThat((long) exports.size())
                .as("%s: %s", entry.get("file"), content.counts())
                .isEqualTo(JsonTree.number(expected.get("datagrams")));
        assertThat(content.damage()).as("%s", entry.get("file")).isNull();
        final Set<String> sources = new TreeSet<>();
        exports.forEach(datagram -> sources.add(datagram.source()));
        assertThat(sources).as("%s", entry.get("file")).isEqualTo(exporters(entry));
    }

    private static Set<String> exporters(Map<String, Object> entry) throws IOException {
        final Set<String> addresses = new TreeSet<>();
        for (final Object address : JsonTree.array(entry.get("exporter_addresses"))) {
            addresses.add(
                    InetAddress.getByAddress(Packets.address((String) address)).getHostAddress());
        }
        return addresses;
    }
}
