package dev.weir.collector.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerTable;
import dev.weir.flow.FlowField;
import dev.weir.flow.Protocol;
import dev.weir.testing.FlowSeen;
import dev.weir.testing.JsonTree;
import dev.weir.testing.SharedCaptures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shared corpus of real exports: NetFlow v5 decodes to what its manifest says; nothing else escapes the books. */
class ConformanceTest {
    private static final long IPV4 = 0x0800;
    private static final long ICMP = 1;
    private static final Map<String, FlowField> NUMBERS = Map.ofEntries(
            Map.entry("input", FlowField.INGRESS_INTERFACE),
            Map.entry("output", FlowField.EGRESS_INTERFACE),
            Map.entry("dPkts", FlowField.PACKETS),
            Map.entry("dOctets", FlowField.BYTES),
            Map.entry("first", FlowField.FIRST_SWITCHED),
            Map.entry("last", FlowField.LAST_SWITCHED),
            Map.entry("srcport", FlowField.SOURCE_PORT),
            Map.entry("dstport", FlowField.DESTINATION_PORT),
            Map.entry("tcp_flags", FlowField.TCP_FLAGS),
            Map.entry("prot", FlowField.IP_PROTOCOL),
            Map.entry("tos", FlowField.TOS),
            Map.entry("src_as", FlowField.SOURCE_AS),
            Map.entry("dst_as", FlowField.DESTINATION_AS),
            Map.entry("src_mask", FlowField.SOURCE_PREFIX_LENGTH),
            Map.entry("dst_mask", FlowField.DESTINATION_PREFIX_LENGTH));
    private static final Map<String, FlowField> ADDRESSES = Map.of(
            "srcaddr", FlowField.SOURCE_ADDRESS,
            "dstaddr", FlowField.DESTINATION_ADDRESS,
            "nexthop", FlowField.NEXT_HOP);

    @Test
    void netflow_v5_files_decode_to_the_facts_of_the_manifest() throws IOException {
        final Path directory = SharedCaptures.directory();
        final List<Map<String, Object>> entries = entries("netflow5");
        assertThat(entries).hasSizeGreaterThan(10);
        for (final Map<String, Object> entry : entries) {
            final DecodedFile decoded = decode(directory, entry);
            assertFacts(entry, decoded);
            final Object records = entry.get("records_file");
            if (records != null) {
                assertRecords((String) entry.get("file"), directory.resolve((String) records), decoded.flows());
            }
        }
    }

    private static void assertFacts(Map<String, Object> entry, DecodedFile decoded) {
        final String file = (String) entry.get("file");
        final Map<String, Object> expected = JsonTree.object(entry.get("expected"));
        final Map<String, Long> facts = new HashMap<>();
        facts.put("datagrams", decoded.received());
        facts.put("flow_records", (long) decoded.flows().size());
        facts.put("sum_octets_ie1", decoded.sum(FlowField.BYTES));
        facts.put("sum_packets_ie2", decoded.sum(FlowField.PACKETS));
        facts.forEach((name, value) ->
                assertThat(value).as("%s: %s", file, name).isEqualTo(JsonTree.number(expected.get(name))));
        final Set<String> domains = decoded.flows().stream()
                .map(flow -> Long.toString(flow.message().domain()))
                .collect(Collectors.toSet());
        assertThat(domains)
                .as("%s: domains", file)
                .hasSameElementsAs(JsonTree.array(expected.get("domains_or_agents")).stream()
                        .map(Object::toString)
                        .toList());
        final long problems = JsonTree.number(expected.getOrDefault("decode_problem_count", 0));
        assertThat(decoded.rejected()).as("%s: rejected", file).isEqualTo(problems);
        assertCloses(file, decoded);
    }

    private static void assertRecords(String file, Path records, List<FlowSeen> flows) throws IOException {
        int at = 0;
        for (final Object line : JsonTree.parseAll(Files.readString(records))) {
            final Map<String, Object> record = JsonTree.object(line);
            if ("data".equals(record.get("kind")) && record.containsKey("srcaddr")) {
                assertRecord(file + ", record " + at, record, flows.get(at).fields());
                at++;
            }
        }
        assertThat(at).as("%s: records compared", file).isPositive();
    }

    private static void assertRecord(String place, Map<String, Object> record, Map<FlowField, Object> fields) {
        final Map<FlowField, Object> expected = new HashMap<>();
        NUMBERS.forEach((name, field) -> expected.put(field, JsonTree.number(record.get(name))));
        ADDRESSES.forEach((name, field) -> expected.put(field, record.get(name)));
        expected.put(FlowField.ETHER_TYPE, IPV4);
        final long ports = JsonTree.number(record.get("dstport"));
        if (JsonTree.number(record.get("prot")) == ICMP) {
            expected.put(FlowField.ICMP_TYPE_CODE, ports);
            expected.put(FlowField.ICMP_TYPE, ports >> Byte.SIZE);
            expected.put(FlowField.ICMP_CODE, ports & 0xff);
        }
        assertThat(fields).as(place).isEqualTo(expected);
    }

    @Test
    void the_v5_datagrams_among_others_decode_to_their_flows() throws IOException {
        final Path directory = SharedCaptures.directory();
        final List<Map<String, Object>> entries = entries("mixed");
        assertThat(entries).isNotEmpty();
        for (final Map<String, Object> entry : entries) {
            final DecodedFile decoded = decode(directory, entry);
            final Map<String, Object> versions = JsonTree.object(entry.get("datagrams_by_version"));
            assertThat(decoded.ledger().get(Counter.DATAGRAMS_DECODED))
                    .as("%s", entry.get("file"))
                    .isGreaterThanOrEqualTo(JsonTree.number(versions.get("nfv5")));
            if (((String) entry.get("file")).contains("nprobe")) {
                final Path records = directory.resolve((String) entry.get("records_file"));
                assertRecords((String) entry.get("file"), records, netflow5(decoded));
            }
        }
    }

    /** The lab's mixed capture has in it the datagrams of the lab's v5 capture. */
    @Test
    void v5_flows_are_the_same_alone_and_in_a_mix() throws IOException {
        final Path directory = SharedCaptures.directory();
        final DecodedFile alone = DecodedFile.of(directory.resolve("netflow5/lab/softflowd-v5.pcap"), List.of());
        final DecodedFile mixed =
                DecodedFile.of(directory.resolve("mixed/lab/derived-all-protocols-one-port.pcap"), List.of());
        assertThat(netflow5(mixed).stream().map(FlowSeen::fields))
                .containsExactlyElementsOf(
                        alone.flows().stream().map(FlowSeen::fields).toList());
    }

    private static List<FlowSeen> netflow5(DecodedFile decoded) {
        return decoded.flows().stream()
                .filter(flow -> flow.message().protocol() == Protocol.NETFLOW5)
                .toList();
    }

    @Test
    void no_file_of_the_corpus_throws_or_escapes_the_books() throws IOException {
        final Path directory = SharedCaptures.directory();
        int files = 0;
        for (final String form : List.of("pcap", "raw-payload", "raw-concatenated")) {
            for (final Map<String, Object> entry : SharedCaptures.ofForm(form)) {
                if (isTooLong(entry)) {
                    continue;
                }
                final DecodedFile decoded = decode(directory, entry);
                final String file = (String) entry.get("file");
                assertThat(decoded.received()).as(file).isPositive();
                assertThat(decoded.ledger().get(Counter.DECODER_FAILURES))
                        .as(file)
                        .isZero();
                assertCloses(file, decoded);
                files++;
            }
        }
        assertThat(files).isGreaterThan(200);
    }

    /** IPFIX messages back to back, longer than what is read as payloads: only captures may be that long. */
    private static boolean isTooLong(Map<String, Object> entry) {
        return "raw-concatenated".equals(entry.get("form")) && JsonTree.number(entry.get("bytes")) > 0xffff;
    }

    private static void assertCloses(String file, DecodedFile decoded) {
        assertThat(decoded.ledger().closes())
                .as("%s: %s", file, LedgerTable.render(decoded.ledger()))
                .isTrue();
        assertThat(decoded.received())
                .as(file)
                .isEqualTo(decoded.ledger().get(Counter.DATAGRAMS_DECODED) + decoded.rejected());
    }

    private static List<Map<String, Object>> entries(String folder) throws IOException {
        final List<Map<String, Object>> entries = new ArrayList<>();
        for (final String form : List.of("pcap", "raw-payload", "raw-concatenated")) {
            SharedCaptures.ofForm(form).stream()
                    .filter(entry -> folder.equals(entry.get("protocol")))
                    .forEach(entries::add);
        }
        return entries;
    }

    private static DecodedFile decode(Path directory, Map<String, Object> entry) throws IOException {
        final Object ports = entry.get("udp_destination_ports");
        return DecodedFile.of(
                directory.resolve((String) entry.get("file")),
                ports == null
                        ? List.of()
                        : JsonTree.array(ports).stream()
                                .map(port -> (Integer) port)
                                .toList());
    }
}
