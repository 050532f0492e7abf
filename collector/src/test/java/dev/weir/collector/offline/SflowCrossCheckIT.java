package dev.weir.collector.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.CaptureWriter;
import dev.weir.testing.ExportDecoding;
import dev.weir.testing.ExportPayload;
import dev.weir.testing.Nfdump;
import dev.weir.testing.Packets;
import dev.weir.testing.Program;
import dev.weir.testing.SeenRecord;
import dev.weir.testing.SharedCaptures;
import dev.weir.testing.TsharkSflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's readers of sFlow, and Weir, find the same samples in the same datagrams, field by field. */
class SflowCrossCheckIT {
    private static final int PORT = 6343;
    private static final long START = 1_700_000_000_000_000_000L;

    /** Their samples have sampled_ipv4 or sampled_ethernet records and no headers: sfcapd reads headers alone. */
    private static final Set<String> WITHOUT_HEADER =
            Set.of("sflow5/nxthdr-sflow-parser/sflow.pcap", "sflow5/gopacket/sflow_test_ethernet_frame.bin");

    @TempDir
    private Path directory;

    /** What is sent, by a name for people; each from an address of its own. */
    private final Map<String, List<ExportPayload>> exports = new LinkedHashMap<>();

    private void addCaptures() throws IOException {
        for (final Map<String, Object> entry : SharedCaptures.ofProtocol("sflow5")) {
            exports.put((String) entry.get("file"), ExportPayload.read(SharedCaptures.directory(), entry));
        }
    }

    @Test
    void tshark_reads_the_shared_captures_alike_field_by_field() throws Exception {
        Program.assumeInstalled("tshark", "tshark");
        addCaptures();
        final Map<String, List<Map<String, String>>> dissected = TsharkSflow.dissect(write(), PORT);
        final SoftAssertions softly = new SoftAssertions();
        int number = 0;
        int compared = 0;
        for (final Map.Entry<String, List<ExportPayload>> export : exports.entrySet()) {
            final List<Map<String, String>> theirs = dissected.getOrDefault("10.1.0." + number++, List.of());
            compared += SflowDifferences.compare(softly, export.getKey(), flowSamples(export.getValue()), theirs);
        }
        softly.assertAll();
        assertThat(compared).as("fields compared").isGreaterThan(60_000);
    }

    /** Every flow sample, not the notifications of discarded packets, which these readers do not know. */
    private static List<SeenRecord> flowSamples(List<ExportPayload> payloads) {
        return ExportDecoding.of(payloads).records().stream()
                .filter(record -> record.has(34))
                .toList();
    }

    @Test
    void sfcapd_reads_the_shared_captures_to_the_same_samples() throws Exception {
        addCaptures();
        try (Nfdump nfdump = Nfdump.startSflow(directory)) {
            int number = 1;
            for (final List<ExportPayload> payloads : exports.values()) {
                nfdump.send(
                        "127.1.1." + number++,
                        payloads.stream().map(ExportPayload::bytes).toList());
            }
            final SoftAssertions softly = new SoftAssertions();
            final Map<String, List<Map<String, Object>>> theirs = nfdump.flows();
            int compared = 0;
            number = 1;
            for (final Map.Entry<String, List<ExportPayload>> export : exports.entrySet()) {
                final List<Map<String, Object>> flows = theirs.getOrDefault("127.1.1." + number++, List.of());
                compareCounts(softly, export.getKey(), flowSamples(export.getValue()), flows);
                compared += flows.size();
            }
            softly.assertAll();
            assertThat(compared).as("flows compared").isGreaterThan(6_000);
        }
    }

    private static void compareCounts(
            SoftAssertions softly, String name, List<SeenRecord> ours, List<Map<String, Object>> theirs) {
        softly.assertThat(theirs.size()).as("%s: flows", name).isEqualTo(ours.size());
        if (theirs.size() == ours.size() && !WITHOUT_HEADER.contains(name)) {
            softly.assertThat(theirs.stream().map(SflowCrossCheckIT::text))
                    .as("%s: sample by sample", name)
                    .containsExactlyInAnyOrderElementsOf(
                            ours.stream().map(SflowCrossCheckIT::text).toList());
        }
    }

    /** Nfdump multiplies octets and packets with the sampling rate, and has zeros for what is not IP. */
    private static String text(Map<String, Object> flow) {
        final String version = flow.containsKey("src4_addr") ? "4" : "6";
        return flow.containsKey("src" + version + "_addr")
                ? Packets.addressText((String) flow.get("src" + version + "_addr"))
                        + " " + Packets.addressText((String) flow.get("dst" + version + "_addr"))
                        + " " + flow.get("in_packets") + " " + flow.get("in_bytes")
                : flow.get("in_packets") + " " + flow.get("in_bytes");
    }

    private static String text(SeenRecord record) {
        final long rate = record.number(34);
        final String counts = rate + " " + rate * (record.has(312) ? record.number(312) : record.number(224));
        final String source = SflowDifferences.address(record, 0, 8, 27);
        return source == null
                ? "0.0.0.0 0.0.0.0 " + counts
                : source + " " + SflowDifferences.address(record, 0, 12, 28) + " " + counts;
    }

    private Path write() throws IOException {
        final Path capture = directory.resolve("exports.pcap");
        int number = 0;
        long at = START;
        try (CaptureWriter writer = CaptureWriter.open(capture, CaptureWriter.ETHERNET)) {
            for (final List<ExportPayload> payloads : exports.values()) {
                for (final ExportPayload payload : payloads) {
                    final byte[] udp = Packets.udp(payload.port(), PORT, payload.bytes());
                    writer.write(at, Packets.ethernet(Packets.ipv4("10.1.0." + number, "192.0.2.1", Packets.UDP, udp)));
                    at += 1_000_000;
                }
                number++;
            }
        }
        return capture;
    }
}
