package dev.weir.decode.sflow5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.ie.SflowStructure;
import dev.weir.flow.ie.SflowStructures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real sFlow exports beside the project decode to what their manifest says. Skipped where they are absent. */
class SflowConformanceTest {
    private static final Path CAPTURES =
            Path.of(System.getProperty("weir.root", "..")).resolve("../shared/captures");
    private static final Pattern ENTRY = Pattern.compile(
            "\"file\": \"(sflow5/[^\"]+)\".*?\"expected\": \\{(.*?)\\n  +\"verification\"", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\"([a-z_A-Z0-9 :]+)\":\\s*(\\d+)");
    private static final Pattern RATES = Pattern.compile("\"sampling_rates\": \\{([^}]*)\\}");
    private static final Pattern SAMPLE_RECORD =
            Pattern.compile("\\{\"format\":\"0:(\\d+)\",\"length\":\\d+([^{}]*)\\}");

    /** Where the corpus has names of its own. */
    private static final Map<String, String> OWN_NAMES = Map.of(
            "vlan",
            "vlan_id",
            "ucast",
            "ucastPkts",
            "mcast",
            "multicastPkts",
            "bcast",
            "broadcastPkts",
            "cpu_5s",
            "5s_cpu",
            "cpu_1m",
            "1m_cpu",
            "cpu_5m",
            "5m_cpu");

    record Capture(String file, String expected) {
        @Override
        public String toString() {
            return file;
        }

        long count(String name) {
            final Matcher number = NUMBER.matcher(expected);
            while (number.find()) {
                if (number.group(1).equals(name)) {
                    return Long.parseLong(number.group(2));
                }
            }
            return 0;
        }

        Map<Long, Long> rates() {
            final Map<Long, Long> rates = new TreeMap<>();
            final Matcher found = RATES.matcher(expected);
            if (found.find()) {
                final Matcher rate = NUMBER.matcher(found.group(1));
                while (rate.find()) {
                    rates.put(Long.parseLong(rate.group(1)), Long.parseLong(rate.group(2)));
                }
            }
            return rates;
        }
    }

    static List<Capture> captures() throws IOException {
        final Path manifest = CAPTURES.resolve("manifest.json");
        if (!Files.exists(manifest)) {
            return List.of(new Capture("", ""));
        }
        final List<Capture> captures = new ArrayList<>();
        final Matcher entry = ENTRY.matcher(Files.readString(manifest));
        while (entry.find()) {
            captures.add(new Capture(entry.group(1), entry.group(2)));
        }
        return captures;
    }

    @Test
    void the_manifest_is_read() throws IOException {
        assumeTrue(Files.exists(CAPTURES), "no shared captures");

        assertThat(captures()).hasSize(38);
    }

    @ParameterizedTest
    @MethodSource("captures")
    void a_capture_gives_what_its_manifest_says(Capture capture) throws IOException {
        assumeTrue(!capture.file.isEmpty(), "no shared captures");
        final Map<Long, Long> rates = new TreeMap<>();
        final SflowShard shard = new SflowShard().showing(record -> {
            assertThat(record.run().exporter.hasAgent()).isTrue();
            final long rate = SflowShard.number(record, 0, 34);
            if (record.run().kind == RecordKind.FLOW && rate >= 0) {
                rates.merge(rate, 1L, Long::sum);
                assertThat(record.getLong(FlowField.PACKETS)).isOne();
            }
        });
        final List<byte[]> datagrams = CapturedPayloads.of(CAPTURES.resolve(capture.file));
        datagrams.forEach(shard::receive);
        shard.assertBooksClose();

        assertThat(datagrams).hasSize((int) capture.count("datagrams"));
        assertThat(shard.count(Counter.SAMPLES_FLOW)).isEqualTo(capture.count("flow_samples"));
        assertThat(shard.count(Counter.SAMPLES_COUNTER)).isEqualTo(capture.count("counter_samples"));
        assertThat(shard.count(Counter.SAMPLES_DISCARDED)).isEqualTo(capture.count("discarded_packet_samples"));
        assertThat(shard.count(Counter.SAMPLES_UNKNOWN)).isZero();
        assertThat(rates).isEqualTo(capture.rates());
        assertThat(shard.rejects).allMatch(reason -> reason == RejectReason.TRAILING_BYTES);
    }

    /** The corpus lists what each sample's records say, by the names of the structures. */
    @ParameterizedTest
    @MethodSource("captures")
    void the_fields_are_those_that_the_corpus_lists(Capture capture) throws IOException {
        assumeTrue(!capture.file.isEmpty(), "no shared captures");
        final List<Map<String, String>> records = new ArrayList<>();
        final SflowShard shard = new SflowShard().showing(record -> records.add(values(record)));
        CapturedPayloads.of(CAPTURES.resolve(capture.file)).forEach(shard::receive);
        shard.flush();
        int next = 0;
        for (String line : Files.readAllLines(CAPTURES.resolve(capture.file + ".records.jsonl"))) {
            if (line.contains("\"sample\":\"flow\"") || line.contains("\"sample\":\"expanded-flow\"")) {
                next = nextOf(records, next, true);
                assertFlow(records.get(next++), line);
            } else if (line.contains("counters\"")) {
                final Matcher record = SAMPLE_RECORD.matcher(line);
                while (record.find()) {
                    final String struct = structure(record.group(1));
                    if (struct != null && !record.group(2).isEmpty()) {
                        next = nextOf(records, next, struct);
                        assertCounters(records.get(next++), struct, record.group(2));
                    }
                }
            }
        }
    }

    private static String structure(String format) {
        final SflowStructure structure = SflowStructures.builtIn().counters(Integer.parseInt(format));
        return structure == null ? null : structure.name();
    }

    private static int nextOf(List<Map<String, String>> records, int from, boolean flow) {
        int next = from;
        while (!records.get(next).containsKey("rate") && flow) {
            next++;
        }
        return next;
    }

    private static int nextOf(List<Map<String, String>> records, int from, String struct) {
        int next = from;
        while (records.get(next).keySet().stream().noneMatch(name -> name.startsWith(struct + '.'))) {
            next++;
        }
        return next;
    }

    private static void assertFlow(Map<String, String> record, String line) {
        final Map<String, String> told = new TreeMap<>();
        final Matcher number =
                Pattern.compile("\"(\\w+)\":\"?([^,\"{}\\[\\]]+)").matcher(line);
        while (number.find()) {
            told.putIfAbsent(number.group(1), number.group(2));
        }
        for (String name : List.of(
                "seq",
                "source_type",
                "source_index",
                "rate",
                "pool",
                "drops",
                "input",
                "output",
                "frame_length",
                "src",
                "dst",
                "protocol",
                "tos",
                "ttl",
                "srcport",
                "dstport",
                "src_mac",
                "dst_mac")) {
            if (told.containsKey(name)) {
                assertThat(record).as(line).containsEntry(name, told.get(name));
            }
        }
    }

    private static void assertCounters(Map<String, String> record, String struct, String fields) {
        final Matcher field = Pattern.compile("\"(\\w+)\":(\\d+)").matcher(fields);
        while (field.find()) {
            final String name = OWN_NAMES.getOrDefault(field.group(1), field.group(1));
            assertThat(record).containsEntry(struct + '.' + name, field.group(2));
        }
    }

    private static Map<String, String> values(FlowRecordReader record) {
        final Map<String, String> values = new TreeMap<>();
        putNumber(values, "seq", record, SflowStructures.SAMPLE, 4);
        putNumber(values, "source_type", record, SflowStructures.SAMPLE, 2);
        putNumber(values, "source_index", record, SflowStructures.SAMPLE, 3);
        putNumber(values, "pool", record, SflowStructures.SAMPLE, 6);
        putNumber(values, "drops", record, SflowStructures.SAMPLE, 7);
        putNumber(values, "rate", record, 0, 34);
        putNumber(values, "input", record, 0, 10);
        putNumber(values, "output", record, 0, 14);
        putNumber(values, "frame_length", record, 0, 312);
        putNumber(values, "protocol", record, 0, 4);
        putNumber(values, "tos", record, 0, 5);
        putNumber(values, "ttl", record, 0, 192);
        putNumber(values, "srcport", record, 0, 7);
        putNumber(values, "dstport", record, 0, 11);
        final byte[] address = new byte[16];
        if (record.copyAddress(FlowField.SOURCE_ADDRESS, address, 0)) {
            values.put("src", dev.weir.flow.Addresses.text(address));
        }
        if (record.copyAddress(FlowField.DESTINATION_ADDRESS, address, 0)) {
            values.put("dst", dev.weir.flow.Addresses.text(address));
        }
        putMac(values, "src_mac", record, 56);
        putMac(values, "dst_mac", record, 80);
        for (int i = 0; i < record.shape().fieldCount(); i++) {
            final var field = record.shape().field(i);
            final var element = SflowStructures.builtIn().find(field.enterprise(), field.id());
            if (element != null && record.fieldLength(i) <= 8) {
                values.put(element.name(), Long.toUnsignedString(record.getLong(i)));
            }
        }
        return values;
    }

    private static void putNumber(
            Map<String, String> values, String name, FlowRecordReader record, long enterprise, int id) {
        final long number = SflowShard.number(record, enterprise, id);
        if (number >= 0) {
            values.put(name, Long.toString(number));
        }
    }

    private static void putMac(Map<String, String> values, String name, FlowRecordReader record, int id) {
        final String hex = SflowShard.hex(record, 0, id);
        if (hex != null) {
            values.put(name, hex.replaceAll("..(?!$)", "$0:"));
        }
    }
}
