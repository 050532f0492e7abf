package dev.weir.collector.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.flow.Protocol;
import dev.weir.testing.ExportDecoding;
import dev.weir.testing.ExportPayload;
import dev.weir.testing.GoldenRecords;
import dev.weir.testing.JsonTree;
import dev.weir.testing.SeenRecord;
import dev.weir.testing.SharedCaptures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * NetFlow v9 and IPFIX of the shared corpus decode to its manifest: templates, records, sets that wait, sums, and every
 * field of the records that are listed. Its numbers are those of a collector that does not keep data back; where that
 * matters, the manifest has others, and these are what is held to.
 */
class TemplateConformanceTest {
    private static final int OCTETS = 1;
    private static final int PACKETS = 2;

    @Test
    void netflow_v9_files_decode_to_the_facts_of_the_manifest() throws IOException {
        assertFiles("netflow9", 60);
    }

    @Test
    void ipfix_files_decode_to_the_facts_of_the_manifest() throws IOException {
        assertFiles("ipfix", 80);
    }

    private static void assertFiles(String protocol, int atLeast) throws IOException {
        final Path directory = SharedCaptures.directory();
        final List<Map<String, Object>> entries = SharedCaptures.ofProtocol(protocol);
        assertThat(entries).hasSizeGreaterThanOrEqualTo(atLeast);
        final SoftAssertions softly = new SoftAssertions();
        for (final Map<String, Object> entry : entries) {
            final ExportDecoding decoded = ExportDecoding.of(ExportPayload.read(directory, entry));
            check(softly, directory, (String) entry.get("file"), entry, decoded);
        }
        softly.assertAll();
    }

    @Test
    void sequences_of_files_decode_to_the_facts_of_the_manifest() throws IOException {
        final Path directory = SharedCaptures.directory();
        final List<Map<String, Object>> sequences = SharedCaptures.sequences();
        assertThat(sequences).hasSizeGreaterThan(30);
        final SoftAssertions softly = new SoftAssertions();
        for (final Map<String, Object> sequence : sequences) {
            final List<ExportPayload> payloads = new ArrayList<>();
            for (final Object file : JsonTree.array(sequence.get("files"))) {
                payloads.addAll(ExportPayload.read(directory, SharedCaptures.file((String) file)));
            }
            check(softly, directory, (String) sequence.get("id"), sequence, ExportDecoding.of(payloads));
        }
        softly.assertAll();
    }

    private static void check(
            SoftAssertions softly, Path directory, String name, Map<String, Object> entry, ExportDecoding decoded) {
        expected(entry)
                .forEach((fact, value) -> softly.assertThat(facts(decoded).get(fact))
                        .as("%s: %s", name, fact)
                        .isEqualTo(value));
        softly.assertThat(decoded.get(Counter.DECODER_FAILURES))
                .as("%s: failures", name)
                .isZero();
        final Object records = entry.get("records_file");
        if (records != null) {
            softly.assertThatCode(() -> GoldenRecords.read(directory.resolve((String) records))
                            .assertIn(name, ofTemplates(decoded)))
                    .doesNotThrowAnyException();
        }
    }

    /** The lists name the fields of v5 records otherwise; {@link ConformanceTest} compares these. */
    private static List<SeenRecord> ofTemplates(ExportDecoding decoded) {
        return decoded.records().stream()
                .filter(record -> record.protocol() == Protocol.NETFLOW9 || record.protocol() == Protocol.IPFIX)
                .toList();
    }

    /** What the manifest says, with what it says about collectors that keep data back. */
    private static Map<String, Long> expected(Map<String, Object> entry) {
        final Map<String, Object> plain = new LinkedHashMap<>(JsonTree.object(entry.get("expected")));
        final Object waiting = entry.get("expected_if_data_waits_for_its_template");
        if (waiting != null) {
            final Map<String, Object> kept = JsonTree.object(waiting);
            plain.put("flow_records", kept.get("flow_records"));
            plain.put("options_records", kept.get("options_records"));
            plain.put("data_sets_without_template", kept.get("data_sets_never_decodable"));
            plain.remove("sum_octets_ie1");
            plain.remove("sum_packets_ie2");
        }
        final Map<String, Long> expected = new LinkedHashMap<>();
        for (final String fact : List.of(
                "datagrams",
                "flow_records",
                "options_records",
                "data_sets_without_template",
                "sum_octets_ie1",
                "sum_packets_ie2")) {
            if (plain.containsKey(fact)) {
                expected.put(fact, JsonTree.number(plain.get(fact)));
            }
        }
        if (plain.containsKey("template_records")) {
            expected.put(
                    "templates",
                    JsonTree.number(plain.get("template_records"))
                            + JsonTree.number(plain.get("options_template_records")));
        }
        return expected;
    }

    private static Map<String, Long> facts(ExportDecoding decoded) {
        return Map.of(
                "datagrams", (long) decoded.received(),
                "flow_records", (long) flows(decoded).size(),
                "options_records", (long) decoded.options().size(),
                "data_sets_without_template", waiting(decoded),
                "sum_octets_ie1", sum(decoded, OCTETS),
                "sum_packets_ie2", sum(decoded, PACKETS),
                "templates", templates(decoded));
    }

    /** The manifest counts what sFlow sends in samples, and apart. */
    private static List<SeenRecord> flows(ExportDecoding decoded) {
        return decoded.flows().stream()
                .filter(record -> record.protocol() != Protocol.SFLOW5)
                .toList();
    }

    private static long sum(ExportDecoding decoded, int element) {
        return flows(decoded).stream()
                .mapToLong(record -> record.number(element))
                .sum();
    }

    /** Definitions that came and were good, whether new or known. */
    private static long templates(ExportDecoding decoded) {
        return decoded.get(Counter.TEMPLATES_ADDED)
                + decoded.get(Counter.TEMPLATES_REFRESHED)
                + decoded.get(Counter.TEMPLATES_CHANGED);
    }

    /** Sets seen that are neither decoded nor dropped wait for their template to this hour. */
    private static long waiting(ExportDecoding decoded) {
        return decoded.get(Counter.SETS_SEEN)
                - decoded.get(Counter.SETS_DECODED)
                - decoded.get(Counter.SETS_DROPPED_MALFORMED)
                - decoded.get(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED)
                - decoded.get(Counter.SETS_DROPPED_WAITING_ROOM_FULL);
    }

    @Test
    void protocols_in_one_stream_decode_to_the_facts_of_the_manifest() throws IOException {
        final Path directory = SharedCaptures.directory();
        final SoftAssertions softly = new SoftAssertions();
        for (final Map<String, Object> entry : SharedCaptures.ofProtocol("mixed")) {
            final ExportDecoding decoded = ExportDecoding.of(ExportPayload.read(directory, entry));
            check(softly, directory, (String) entry.get("file"), entry, decoded);
        }
        softly.assertAll();
    }

    /** Zeros up to the end are how datagrams of a fixed size are filled, so a header and zeros is an empty message. */
    @Test
    void damaged_files_harm_nobody_and_are_refused_but_for_the_one_of_zeros() throws IOException {
        final Path directory = SharedCaptures.directory();
        final List<Map<String, Object>> entries = SharedCaptures.ofProtocol("malformed");
        assertThat(entries).hasSizeGreaterThan(4);
        for (final Map<String, Object> entry : entries) {
            final String name = (String) entry.get("file");
            final ExportDecoding decoded = ExportDecoding.of(ExportPayload.read(directory, entry));
            assertThat(decoded.rejects()).as(name).hasSize(name.contains("header-and-zeros") ? 0 : 1);
            assertThat(decoded.get(Counter.DECODER_FAILURES)).as(name).isZero();
            assertThat(ofTemplates(decoded)).as(name).isEmpty();
        }
    }
}
