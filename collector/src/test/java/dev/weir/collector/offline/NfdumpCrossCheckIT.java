package dev.weir.collector.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.ExportDecoding;
import dev.weir.testing.ExportPayload;
import dev.weir.testing.JsonTree;
import dev.weir.testing.Nfdump;
import dev.weir.testing.SeenRecord;
import dev.weir.testing.SharedCaptures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nfdump and Weir count the same flows, packets and octets in the same datagrams. */
class NfdumpCrossCheckIT {
    @TempDir
    private Path directory;

    /** What is sent, by a name for people; each from an address of its own. */
    private final Map<String, List<ExportPayload>> exports = new LinkedHashMap<>();

    @Test
    void nfdump_reads_the_shared_captures_to_the_same_flows_packets_and_octets() throws Exception {
        final Path captures = SharedCaptures.directory();
        try (Nfdump nfdump = Nfdump.start(directory)) {
            for (final String protocol : List.of("netflow9", "ipfix")) {
                for (final Map<String, Object> entry : SharedCaptures.ofProtocol(protocol)) {
                    add((String) entry.get("file"), ExportPayload.read(captures, entry));
                }
            }
            int number = 0;
            for (final List<ExportPayload> payloads : exports.values()) {
                nfdump.send(
                        address(number++),
                        payloads.stream().map(ExportPayload::bytes).toList());
            }
            compare(nfdump.flows());
        }
    }

    private void add(String name, List<ExportPayload> payloads) {
        final Map<String, List<ExportPayload>> byExporter = new LinkedHashMap<>();
        payloads.forEach(payload -> byExporter
                .computeIfAbsent(Arrays.toString(payload.source()), key -> new ArrayList<>())
                .add(payload));
        int exporter = 0;
        for (final List<ExportPayload> one : byExporter.values()) {
            exports.put(name + (exporter == 0 ? "" : " exporter " + exporter), one);
            exporter++;
        }
    }

    private void compare(Map<String, List<Map<String, Object>>> theirs) {
        final SoftAssertions softly = new SoftAssertions();
        int number = 0;
        int compared = 0;
        for (final Map.Entry<String, List<ExportPayload>> export : exports.entrySet()) {
            final List<SeenRecord> ours = ExportDecoding.of(export.getValue()).flows();
            final List<Map<String, Object>> flows = theirs.getOrDefault(address(number++), List.of());
            NfdumpDifferences.compare(softly, export.getKey(), ours, flows);
            compared += flows.size();
        }
        softly.assertAll();
        assertThat(compared).as("flows compared").isGreaterThan(15_000);
    }

    private static String address(int number) {
        return "127.1." + (1 + number / 200) + "." + (1 + number % 200);
    }

    static long number(Map<String, Object> flow, String key) {
        return flow.containsKey(key) ? JsonTree.number(flow.get(key)) : 0;
    }
}
