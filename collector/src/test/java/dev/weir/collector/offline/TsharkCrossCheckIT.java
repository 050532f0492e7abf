package dev.weir.collector.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Protocol;
import dev.weir.testing.CaptureWriter;
import dev.weir.testing.ExportDecoding;
import dev.weir.testing.ExportPayload;
import dev.weir.testing.JsonTree;
import dev.weir.testing.Packets;
import dev.weir.testing.Program;
import dev.weir.testing.SeenRecord;
import dev.weir.testing.SharedCaptures;
import dev.weir.testing.Tshark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wireshark's dissector and Weir find the same records with the same octets in the same fields. */
class TsharkCrossCheckIT {
    private static final int PORT = 9995;
    private static final long START = 1_700_000_000_000_000_000L;
    private static final int LONGEST_PACKET = 65_000;

    @TempDir
    private Path directory;

    /** What is sent, by a name for people; each from an address of its own. */
    private final Map<String, List<ExportPayload>> exports = new LinkedHashMap<>();

    @Test
    void the_shared_captures_are_read_alike_field_by_field() throws Exception {
        Program.assumeInstalled("tshark", "tshark");
        final Path captures = SharedCaptures.directory();
        for (final String protocol : List.of("netflow9", "ipfix")) {
            for (final Map<String, Object> entry : SharedCaptures.ofProtocol(protocol)) {
                add((String) entry.get("file"), ExportPayload.read(captures, entry));
            }
        }
        for (final Map<String, Object> sequence : SharedCaptures.sequences()) {
            final List<ExportPayload> payloads = new ArrayList<>();
            for (final Object file : JsonTree.array(sequence.get("files"))) {
                payloads.addAll(ExportPayload.read(captures, SharedCaptures.file((String) file)));
            }
            add((String) sequence.get("id"), payloads);
        }
        assertSame(20_000);
    }

    @Test
    void generated_exports_are_read_alike_field_by_field() throws Exception {
        Program.assumeInstalled("tshark", "tshark");
        for (int seed = 0; seed < 40; seed++) {
            add("seed " + seed, GeneratedExports.of(seed));
        }
        assertSame(2_000);
    }

    private void add(String name, List<ExportPayload> payloads) {
        int exporter = 0;
        final Map<String, List<ExportPayload>> byExporter = new LinkedHashMap<>();
        payloads.forEach(payload -> byExporter
                .computeIfAbsent(java.util.Arrays.toString(payload.source()), key -> new ArrayList<>())
                .add(payload));
        for (final List<ExportPayload> one : byExporter.values()) {
            exports.put(name + (exporter == 0 ? "" : " exporter " + exporter), one);
            exporter++;
        }
    }

    private void assertSame(int atLeast) throws Exception {
        final Map<String, List<Tshark.Flow>> dissected = Tshark.dissect(write(), PORT);
        final SoftAssertions softly = new SoftAssertions();
        int compared = 0;
        int number = 0;
        for (final Map.Entry<String, List<ExportPayload>> export : exports.entrySet()) {
            final List<Tshark.Flow> theirs = dissected.getOrDefault(address(number++), List.of());
            final List<SeenRecord> ours = ExportDecoding.of(export.getValue()).records().stream()
                    .filter(record -> record.protocol() != Protocol.NETFLOW5)
                    .toList();
            TsharkDifferences.compare(softly, export.getKey(), ours, theirs);
            compared += theirs.size();
        }
        softly.assertAll();
        assertThat(compared).as("records compared").isGreaterThan(atLeast);
    }

    private Path write() throws IOException {
        final Path capture = directory.resolve("exports.pcap");
        int number = 0;
        long at = START;
        try (CaptureWriter writer = CaptureWriter.open(capture, CaptureWriter.ETHERNET)) {
            for (final List<ExportPayload> payloads : exports.values()) {
                for (final ExportPayload payload : payloads) {
                    if (payload.bytes().length < LONGEST_PACKET) {
                        writer.write(at, packet(address(number), payload));
                    }
                    at += 1_000_000;
                }
                number++;
            }
        }
        return capture;
    }

    private static String address(int number) {
        return "10.1." + (number >> 8) + "." + (number & 0xff);
    }

    private static byte[] packet(String from, ExportPayload payload) {
        return Packets.ethernet(
                Packets.ipv4(from, "192.0.2.1", Packets.UDP, Packets.udp(payload.port(), PORT, payload.bytes())));
    }
}
