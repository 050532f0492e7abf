package dev.weir.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testing.CaptureWriter;
import dev.weir.testing.ExportField;
import dev.weir.testing.ExportMessage;
import dev.weir.testing.ExportTemplate;
import dev.weir.testing.JsonTree;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Packets;
import dev.weir.testing.Sflow5Bytes;
import dev.weir.testing.Values;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeCommandTest {
    private static final String SAMPLE = Path.of(System.getProperty("weir.root", ".."))
            .resolve("docs/samples/softflowd-v5.pcap")
            .toString();
    private static final int SAMPLE_FLOWS = 251;

    @TempDir
    private Path directory;

    @Test
    void a_capture_becomes_a_line_of_json_for_each_flow_and_always_the_same() throws IOException {
        final CommandRun run = CommandRun.of("decode", "--host", "h", SAMPLE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.json())
                .hasSize(SAMPLE_FLOWS)
                .allSatisfy(line -> assertThat(JsonTree.object(line))
                        .containsEntry("type", "netflow5")
                        .containsEntry("host", "h"));
        assertThat(run.err()).contains("records decoded", "251", "the books close");
        assertThat(CommandRun.of("decode", "--host", "h", SAMPLE).out()).isEqualTo(run.out());
    }

    @Test
    void what_an_exporter_announces_of_its_sampling_is_in_its_flows_as_it_is_live() {
        final String sampled =
                Path.of(SAMPLE).resolveSibling("softflowd-v9.pcap").toString();
        final CommandRun run =
                CommandRun.of("decode", "--format", "csv", "--columns", "sampling_rate,samplingOrigin", sampled);

        assertThat(run.lines()).hasSizeGreaterThan(1);
        assertThat(run.lines().subList(1, run.lines().size()))
                .extracting(String::trim)
                .containsOnly("1,options");
    }

    @Test
    void csv_has_a_header_and_a_line_for_each_flow() {
        final CommandRun run = CommandRun.of("decode", "--format", "csv", "--columns", "source.ip,bytes", SAMPLE);

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(1 + SAMPLE_FLOWS);
        assertThat(run.lines().get(0).trim()).isEqualTo("source.ip,bytes");
        assertThat(run.lines().get(1).trim()).matches("10\\.0\\.\\d+\\.\\d+,\\d+");
    }

    @Test
    void a_filter_chooses_and_what_it_leaves_out_is_in_the_ledger() throws IOException {
        final Path ledger = directory.resolve("ledger.json");
        final CommandRun run =
                CommandRun.of("decode", "--ledger", ledger.toString(), "--where", "destination.port = 443", SAMPLE);

        assertThat(run.json())
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(JsonTree.object(JsonTree.object(line).get("destination")))
                                .containsEntry("port", "443"));
        final Map<String, Object> books = JsonTree.object(JsonTree.read(ledger));
        final Map<String, Object> sink =
                JsonTree.object(JsonTree.array(books.get("sinks")).get(0));
        assertThat(books).containsEntry("closed", true);
        assertThat(JsonTree.number(sink.get("delivered"))).isEqualTo(run.json().size());
        assertThat(JsonTree.number(sink.get("filtered")))
                .isEqualTo(SAMPLE_FLOWS - run.json().size());
        assertThat(JsonTree.number(JsonTree.object(books.get("captures")).get("datagrams")))
                .isEqualTo(9);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_dash_is_standard_input() throws IOException {
        final byte[] sample = Files.readAllBytes(Path.of(SAMPLE));
        final CommandRun run = CommandRun.with(sample, "decode", "-");

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(SAMPLE_FLOWS);
    }

    @Test
    void several_files_are_one_stream_in_their_order() throws IOException {
        final Path first = capture("a.pcap", Netflow5Bytes.message().flows(3).bytes());
        final Path second =
                capture("b.pcap", Netflow5Bytes.message().sequence(5).flows(1).bytes());

        final CommandRun apart = CommandRun.of("decode", "--ledger", "-", first.toString(), second.toString());
        assertThat(apart.lines()).hasSize(4);
        final Map<String, Object> books = JsonTree.object(JsonTree.parse(apart.err()));
        assertThat(JsonTree.number(JsonTree.object(books.get("other")).get("sequence_lost")))
                .as("the second file goes on where the first one ended, two flows later")
                .isEqualTo(2);
    }

    @Test
    void a_raw_payload_is_a_datagram() throws IOException {
        final Path file = Files.write(
                directory.resolve("payload.bin"),
                Netflow5Bytes.message().flows(2).bytes());
        final CommandRun run = CommandRun.of("decode", "--protocol", "NetFlow5", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(2);
    }

    @Test
    void bad_datagrams_are_counted_and_are_no_failure() throws IOException {
        final Path file = capture(
                "bad.pcap",
                new byte[] {0, 9, 1},
                new byte[40],
                Netflow5Bytes.message().flows(1).bytes());
        final CommandRun run = CommandRun.of("decode", file.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.err()).contains("rejected: unknown_version", "the books close");
    }

    @Test
    void only_the_port_that_is_asked_for_is_decoded() {
        assertThat(CommandRun.of("decode", "--port", "2055", SAMPLE).lines()).hasSize(SAMPLE_FLOWS);
        final CommandRun other = CommandRun.of("decode", "--port", "2056", SAMPLE);
        assertThat(other.exitCode()).isZero();
        assertThat(other.lines()).isEmpty();
        assertThat(other.err())
                .contains("weir: nothing to decode: none of the 9 datagrams went to port 2056; they went to 2055");
        assertThat(CommandRun.of("decode", "--port", "65536", SAMPLE).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void what_was_decoded_before_a_missing_file_is_printed() {
        final CommandRun run = CommandRun.of("decode", SAMPLE, "/nowhere/b.pcap");

        assertThat(run.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(run.err()).contains("/nowhere/b.pcap: no such file");
        assertThat(run.lines()).hasSize(SAMPLE_FLOWS);
    }

    @Test
    void a_directory_and_an_empty_file_are_named_in_a_message_of_one_line() throws IOException {
        final CommandRun onDirectory = CommandRun.of("decode", directory.toString());
        assertThat(onDirectory.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(onDirectory.err().trim()).isEqualTo("weir: " + directory + ": a directory, not a capture");

        final Path empty = Files.createFile(directory.resolve("empty.pcap"));
        final CommandRun onEmpty = CommandRun.of("decode", empty.toString());
        assertThat(onEmpty.exitCode()).isEqualTo(ExitCode.IO);
        assertThat(onEmpty.err().trim()).startsWith("weir: " + empty).doesNotContain("\n");
    }

    @Test
    void a_capture_that_was_cut_gives_what_it_has_and_says_where_it_ends() throws IOException {
        final byte[] sample = Files.readAllBytes(Path.of(SAMPLE));
        final Path cut = Files.write(directory.resolve("cut.pcap"), Arrays.copyOf(sample, sample.length - 10));
        final CommandRun run = CommandRun.of("decode", cut.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSizeBetween(SAMPLE_FLOWS - 30, SAMPLE_FLOWS - 1);
        assertThat(run.err()).contains("damaged at byte");
    }

    @Test
    void a_capture_without_a_datagram_says_what_its_packets_are_instead() throws IOException {
        final Path bluetooth = directory.resolve("bluetooth.pcap");
        try (CaptureWriter writer = CaptureWriter.open(bluetooth, 187)) {
            writer.write(1, new byte[40]);
        }
        assertThat(CommandRun.of("decode", bluetooth.toString()).err())
                .contains("nothing to decode: 1 of 1 packets have a link type that is not read");

        final Path arp = directory.resolve("arp.pcap");
        try (CaptureWriter writer = CaptureWriter.open(arp, CaptureWriter.ETHERNET)) {
            writer.write(1, new byte[60]);
        }
        assertThat(CommandRun.of("decode", arp.toString()).err())
                .contains("nothing to decode: none of the 1 packets gave a UDP datagram: packets=1 not_ip=1");

        final Path nothing = capture("nothing.pcap");
        assertThat(CommandRun.of("decode", nothing.toString()).err()).contains("there is no packet in it");
        assertThat(CommandRun.of("decode", SAMPLE).err()).doesNotContain("nothing to decode");
    }

    @Test
    void datagrams_that_a_capture_has_cut_are_truncated() throws IOException {
        final Path file = directory.resolve("snap.pcap");
        final byte[] packet = Packets.ethernet(Packets.ipv4(
                "10.0.0.1",
                "10.0.0.2",
                Packets.UDP,
                0,
                Packets.udp(1234, 2055, Netflow5Bytes.message().flows(3).bytes())));
        try (CaptureWriter writer = CaptureWriter.open(file, CaptureWriter.ETHERNET)) {
            writer.write(1, Arrays.copyOf(packet, 96));
        }
        final CommandRun run = CommandRun.of("decode", "--ledger", "-", file.toString());
        assertThat(run.lines()).isEmpty();
        final Map<String, Object> datagrams =
                JsonTree.object(JsonTree.object(JsonTree.parse(run.err())).get("datagrams"));
        assertThat(JsonTree.object(datagrams.get("dropped")))
                .containsEntry("truncated", 1)
                .containsEntry("oversize", 0);
    }

    @Test
    void counters_are_points_and_packets_are_flows() throws IOException {
        final Path file = capture(
                "sflow.pcap",
                Sflow5Bytes.datagram(
                        1,
                        Sflow5Bytes.flowSample(1, Sflow5Bytes.sampledHeader(1, 1398, Sflow5Bytes.tcpFrame(64))),
                        Sflow5Bytes.counterSample(
                                1,
                                Sflow5Bytes.record(
                                        1005, Sflow5Bytes.xdr().string("eth0").bytes()))));
        assertThat(CommandRun.of("decode", file.toString()).json())
                .singleElement()
                .satisfies(flow -> assertThat(JsonTree.object(flow)).containsEntry("bytes", 1398));
        assertThat(CommandRun.of("decode", "--kind", "metric", file.toString()).json())
                .singleElement()
                .satisfies(point -> assertThat(JsonTree.object(point)).containsEntry("measurement", "sflow_port_name"));
        final CommandRun line =
                CommandRun.of("decode", "--kind", "all", "--format", "line", "--host", "h", file.toString());
        assertThat(line.lines()).hasSize(2);
        assertThat(line.lines().get(0)).startsWith("default,host=h message=\"{\\\"flush_timestamp\\\":");
        assertThat(line.lines().get(1))
                .isEqualTo("sflow_port_name,source=0:3,agent=192.0.2.9,host=h,namespace=namespace"
                        + " name=\"eth0\" 1700000000000000000");
        assertThat(line.err()).contains("the books close");
    }

    private Path capture(String name, byte[]... payloads) throws IOException {
        final Path file = directory.resolve(name);
        try (CaptureWriter writer = CaptureWriter.open(file, CaptureWriter.ETHERNET)) {
            for (final byte[] payload : payloads) {
                writer.write(
                        1_700_000_000_000_000_000L,
                        Packets.ethernet(Packets.ipv4(
                                "10.0.0.1", "10.0.0.2", Packets.UDP, 0, Packets.udp(1234, 2055, payload))));
            }
        }
        return file;
    }

    @Test
    void a_biflow_that_is_split_is_two_lines_and_one_record_in_the_books() throws IOException {
        final String biflows = SAMPLE.replace("softflowd-v5", "softflowd-ipfix-biflow");
        final Path ledger = directory.resolve("ledger.json");
        final CommandRun kept = CommandRun.of("decode", "--ledger", ledger.toString(), biflows);
        final long records = delivered(ledger);
        assertThat(kept.json()).hasSize((int) records);

        final CommandRun split = CommandRun.of("decode", "--biflow", "split", "--ledger", ledger.toString(), biflows);
        assertThat(delivered(ledger)).isEqualTo(records);
        assertThat(split.json()).hasSizeBetween((int) records + 1, 2 * (int) records);
        final String web = "source.port = 443";
        final CommandRun back =
                CommandRun.of("decode", "--biflow", "split", "--where", web, "--ledger", ledger.toString(), biflows);
        assertThat(back.lines()).isNotEmpty();
        assertThat(delivered(ledger)).isEqualTo(back.lines().size());
        assertThat(JsonTree.object(JsonTree.read(ledger))).containsEntry("closed", true);
    }

    private static long delivered(Path ledger) throws IOException {
        final Map<String, Object> books = JsonTree.object(JsonTree.read(ledger));
        return JsonTree.number(
                JsonTree.object(JsonTree.array(books.get("sinks")).get(0)).get("delivered"));
    }

    @Test
    void options_are_printed_if_asked_for_alone_or_with_the_flows() throws IOException {
        final String payload = namedInterfaces().toString();
        final CommandRun flows = CommandRun.of("decode", payload);
        assertThat(flows.lines()).hasSize(1);
        assertThat(flows.out()).contains("eth7").doesNotContain("\"kind\":\"options\"");

        final CommandRun options = CommandRun.of("decode", "--kind", "options", payload);
        assertThat(options.lines()).hasSize(1);
        assertThat(JsonTree.object(options.json().get(0))).containsEntry("kind", "options");
        assertThat(options.out()).contains("interfaceName", "eth7").doesNotContain("queueDepth");

        final CommandRun all = CommandRun.of("decode", "--kind", "all", payload);
        assertThat(all.lines())
                .containsExactly(options.lines().get(0), flows.lines().get(0));
        assertThat(CommandRun.of("decode", "--kind", "everything", payload).exitCode())
                .isEqualTo(64);
    }

    @Test
    void operators_elements_are_named_and_can_be_asked_for() throws IOException {
        final String payload = namedInterfaces().toString();
        final Path csv =
                Files.writeString(directory.resolve("probe.csv"), "64512,7,queueDepth,unsigned32,quantity,packets\n");
        final Path toml = Files.writeString(
                directory.resolve("weir.toml"),
                "[dictionary]\nfiles = [\"" + csv
                        + "\"]\n[[inputs.netflow]]\n[[inputs.netflow.listeners]]\nflow_type = \"ipfix\"\n");
        assertThat(CommandRun.of("decode", payload).out()).contains("64512").doesNotContain("queueDepth");
        assertThat(CommandRun.of("decode", "--where", "queueDepth = 9", payload).exitCode())
                .isEqualTo(64);
        for (final String[] option : new String[][] {{"--dictionary", csv.toString()}, {"-c", toml.toString()}}) {
            final CommandRun run = CommandRun.of("decode", option[0], option[1], payload);
            assertThat(run.out()).as(run.err()).contains("queueDepth");
            assertThat(CommandRun.of("decode", option[0], option[1], "--where", "queueDepth = 9", payload)
                            .lines())
                    .hasSize(1);
            assertThat(CommandRun.of("decode", option[0], option[1], "--where", "queueDepth > 9", payload)
                            .lines())
                    .isEmpty();
        }
    }

    @Test
    void a_dictionary_that_cannot_be_read_is_an_error_of_configuration_with_all_its_lines() throws IOException {
        final Path csv = Files.writeString(directory.resolve("probe.csv"), "64512,7,a,b,,\nx\n");
        final CommandRun run = CommandRun.of("decode", "--dictionary", csv.toString(), SAMPLE);
        assertThat(run.exitCode()).isEqualTo(78);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.startsWith("--dictionary: " + csv));
        assertThat(CommandRun.of(
                                "decode",
                                "--dictionary",
                                directory.resolve("none.csv").toString(),
                                SAMPLE)
                        .exitCode())
                .isEqualTo(78);
    }

    /** The name of an interface, and a flow that came in there, with an element of ours. */
    private Path namedInterfaces() throws IOException {
        final ExportTemplate names = ExportTemplate.options(300, 1, ExportField.of(10, 4), ExportField.variable(82));
        final ExportTemplate flows =
                ExportTemplate.of(301, ExportField.of(10, 4), ExportField.of(1, 4), new ExportField(64512, 7, 4));
        return Files.write(
                directory.resolve("message.bin"),
                ExportMessage.ipfix()
                        .templates(names)
                        .templates(flows)
                        .data(names, names.record(Values.number(7, 4), Values.text("eth7")))
                        .data(flows, flows.record(Values.number(7, 4), Values.number(100, 4), Values.number(9, 4)))
                        .bytes());
    }
}
