package dev.weir.sink.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.weir.flow.Exporter;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.Records;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.text.TextBuffer;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowJsonRendererTest {
    private static final String DEVICE =
            "\"device\":{\"namespace\":\"namespace\"},\"exporter\":{\"ip\":\"192.0.2.1\"},";

    private final FlowJsonRenderer full = new FlowJsonRenderer(InformationElements.builtIn(), SinkProfile.FULL);
    private final FlowJsonRenderer datakit = new FlowJsonRenderer(InformationElements.builtIn(), SinkProfile.DATAKIT);
    private final Exporter exporter = Records.exporter("192.0.2.1", Records.LABELS);
    private final Run run = Records.run(Protocol.NETFLOW9, exporter);

    private static String render(FlowJsonRenderer renderer, FlowRecordReader record) {
        final TextBuffer out = new TextBuffer(16);
        renderer.renderObject(record, out);
        assertThatItIsJson(out);
        return out.toString();
    }

    private static void assertThatItIsJson(TextBuffer out) {
        final JsonFactory strict = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser parser = strict.createParser(out.array(), 0, out.length())) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        } catch (IOException e) {
            throw new AssertionError(out.toString(), e);
        }
    }

    private String additional(Shape shape, String record) {
        final String text = render(full, Records.first(run, shape, record));
        final int begin = text.indexOf("\"additional_fields\":{") + 21;
        return text.substring(begin, text.indexOf("\"observationDomainId\"", begin));
    }

    @Test
    void the_unit_expectation_of_datakit_is_met() {
        run.samplingRate = 10;
        final Shape shape = Records.shape(
                Protocol.NETFLOW9,
                "8:4",
                "12:4",
                "7:2",
                "11:2",
                "9:1",
                "13:1",
                "56:6",
                "80:6",
                "61:1",
                "6:1",
                "4:1",
                "15:4",
                "10:4",
                "14:4",
                "1:4",
                "2:4");
        final String record = "0a0a0a0a 0a0a0a14 07d0 0050 0a 08 00000000000a 000000000014 01 13 06 0a0a0a1e"
                + " 00000001 00000007 00000014 00000002";
        assertThat(render(datakit, Records.first(run, shape, record)))
                .isEqualTo("{\"flush_timestamp\":1795208400123,\"type\":\"netflow9\",\"sampling_rate\":10,"
                        + "\"direction\":\"egress\",\"start\":1795208400,\"end\":1795208400,\"bytes\":20,\"packets\":2,"
                        + "\"ether_type\":\"IPv4\",\"ip_protocol\":\"TCP\"," + DEVICE
                        + "\"source\":{\"ip\":\"10.10.10.10\",\"port\":\"2000\",\"mac\":\"00:00:00:00:00:0a\","
                        + "\"mask\":\"10.0.0.0/10\"},"
                        + "\"destination\":{\"ip\":\"10.10.10.20\",\"port\":\"80\",\"mac\":\"00:00:00:00:00:14\","
                        + "\"mask\":\"10.0.0.0/8\"},"
                        + "\"ingress\":{\"interface\":{\"index\":1}},\"egress\":{\"interface\":{\"index\":7}},"
                        + "\"host\":\"collector-1\",\"tcp_flags\":[\"FIN\",\"SYN\",\"ACK\"],"
                        + "\"next_hop\":{\"ip\":\"10.10.10.30\"}}");
    }

    @Test
    void an_ipv6_flow_is_rendered_in_full() {
        run.protocol = Protocol.IPFIX;
        run.samplingRate = 1000;
        run.samplingOrigin = SamplingOrigin.OPTIONS;
        run.lostBefore = 3;
        final Shape shape = Records.shape(
                Protocol.IPFIX,
                "27:16",
                "28:16",
                "29:1",
                "30:1",
                "62:16",
                "7:2",
                "11:2",
                "4:1",
                "1:8",
                "2:8",
                "152:8",
                "4242/12232:4",
                "32000:2");
        final String record = "20010db8000000000000000000abcdef 20010db8ffff00000000000000000001 30 81"
                + " 00000000000000000000000000000001 01bb c350 11 ffffffffffffffff 0000000000000001 0000019f2cba3bf8"
                + " 0a0b0c0d beef";
        assertThat(render(full, Records.first(run, shape, record)))
                .isEqualTo("{\"flush_timestamp\":1795208400123,\"type\":\"ipfix\",\"sampling_rate\":1000,"
                        + "\"direction\":\"ingress\",\"start\":1783161830,\"end\":1783161830,"
                        + "\"bytes\":18446744073709551615,\"packets\":1,"
                        + "\"ether_type\":\"IPv6\",\"ip_protocol\":\"UDP\"," + DEVICE
                        + "\"source\":{\"ip\":\"2001:db8::ab:cdef\",\"port\":\"443\",\"mac\":\"00:00:00:00:00:00\","
                        + "\"mask\":\"2001:db8::/48\"},"
                        + "\"destination\":{\"ip\":\"2001:db8:ffff::1\",\"port\":\"50000\","
                        + "\"mac\":\"00:00:00:00:00:00\",\"mask\":\"/129\"},"
                        + "\"ingress\":{\"interface\":{\"index\":0}},\"egress\":{\"interface\":{\"index\":0}},"
                        + "\"host\":\"collector-1\",\"next_hop\":{\"ip\":\"::1\"},"
                        + "\"additional_fields\":{\"flowStartMilliseconds\":\"2026-07-04T10:43:50.392Z\","
                        + "\"4242/12232\":\"0a0b0c0d\",\"0/32000\":\"beef\","
                        + "\"observationDomainId\":7,\"samplingOrigin\":\"options\","
                        + "\"exportTime\":\"2026-11-20T21:00:00.000Z\","
                        + "\"receivedTime\":\"2026-11-20T21:00:00.123456789Z\",\"sequenceNumber\":42,"
                        + "\"lostBefore\":3,\"exporterTransportPort\":50000}}");
    }

    @Test
    void a_record_without_anything_known_is_printed_with_zeros() {
        final Shape shape = Records.shape(Protocol.NETFLOW9, "32000:2");
        assertThat(render(datakit, Records.first(run, shape, "0001")))
                .isEqualTo("{\"flush_timestamp\":1795208400123,\"type\":\"netflow9\",\"sampling_rate\":0,"
                        + "\"direction\":\"ingress\",\"start\":1795208400,\"end\":1795208400,\"bytes\":0,\"packets\":0,"
                        + "\"ip_protocol\":\"\"," + DEVICE
                        + "\"source\":{\"ip\":\"\",\"port\":\"0\",\"mac\":\"00:00:00:00:00:00\",\"mask\":\"/0\"},"
                        + "\"destination\":{\"ip\":\"\",\"port\":\"0\",\"mac\":\"00:00:00:00:00:00\",\"mask\":\"/0\"},"
                        + "\"ingress\":{\"interface\":{\"index\":0}},\"egress\":{\"interface\":{\"index\":0}},"
                        + "\"host\":\"collector-1\",\"next_hop\":{\"ip\":\"\"}}");
    }

    @Test
    void variable_length_fields_are_found_behind_each_other() {
        final Shape shape = Records.shape(Protocol.IPFIX, "4242/12235:65535", "7:2", "4242/12236:65535", "8:4");
        final FlowRecordReader reader =
                Records.first(Records.excerpt(run, shape, "03616263 0050 00 0a000001", "00 0051 ff0001 64 0a000002"));
        assertThat(render(full, reader))
                .contains("\"ip\":\"10.0.0.1\",\"port\":\"80\"")
                .contains("{\"4242/12235\":\"616263\",\"4242/12236\":\"\",");
        assertThat(reader.next()).isTrue();
        assertThat(render(full, reader))
                .contains("\"ip\":\"10.0.0.2\",\"port\":\"81\"")
                .contains("{\"4242/12235\":\"\",\"4242/12236\":\"64\",");
    }

    @Test
    void repeated_elements_become_an_array_of_all_their_values() {
        assertThat(additional(Records.shape(Protocol.IPFIX, "8:4", "8:4", "16:4"), "0a000001 0a000002 0000fde8"))
                .isEqualTo("\"sourceIPv4Address\":[\"10.0.0.1\",\"10.0.0.2\"],\"bgpSourceAsNumber\":65000,");
    }

    @Test
    void what_the_keys_of_the_log_cannot_show_is_kept() {
        assertThat(additional(Records.shape(Protocol.IPFIX, "61:1", "8:5", "56:8"), "02 0102030405 0102030405060708"))
                .isEqualTo("\"flowDirection\":2,\"sourceIPv4Address\":\"0102030405\","
                        + "\"sourceMacAddress\":\"0102030405060708\",");
        assertThat(additional(Records.shape(Protocol.IPFIX, "61:1", "6:2", "210:4"), "01 0000 00000000"))
                .isEmpty();
    }

    @Test
    void a_second_family_of_addresses_is_kept() {
        assertThat(additional(
                        Records.shape(Protocol.NETFLOW9, "8:4", "27:16"), "00000000 20010db8000000000000000000000001"))
                .isEqualTo("\"sourceIPv6Address\":\"2001:db8::1\",");
    }

    @Test
    void what_the_record_says_is_preferred_to_what_the_message_says() {
        final Shape shape = Records.shape(Protocol.IPFIX, "149:4", "217:2");
        assertThat(render(full, Records.first(run, shape, "00000063 0016")))
                .contains(
                        "\"additional_fields\":{\"observationDomainId\":99,\"exporterTransportPort\":22,\"exportTime\"")
                .doesNotContain("\"observationDomainId\":7", "50000");
    }

    @Test
    void the_agent_is_the_exporter_and_the_transport_address_is_beside_it() {
        run.protocol = Protocol.SFLOW5;
        run.exporter =
                new Exporter(Records.mapped("192.0.2.9"), 50_000, 6343, Records.mapped("2001:db8::9"), Records.LABELS);
        assertThat(render(full, Records.first(run, Records.shape(Protocol.IPFIX, "1:4"), "00000001")))
                .contains("\"exporter\":{\"ip\":\"2001:db8::9\"}")
                .contains("\"exporterTransportPort\":50000,\"exporterTransportAddress\":\"192.0.2.9\"}");
    }

    @Test
    void labels_are_escaped_and_a_host_tag_wins() {
        run.exporter = Records.exporter(
                "192.0.2.1",
                new InputLabels("edge", "a\"b\\c\u0001\u00e9", "collector-1", Map.of("host", "h\tost", "rack", "12")));
        assertThat(render(full, Records.first(run, Records.shape(Protocol.IPFIX, "1:4"), "00000001")))
                .contains("{\"namespace\":\"a\\\"b\\\\c\\u0001\u00e9\"}")
                .contains("\"host\":\"h\\tost\",\"next_hop\"")
                .contains("\"source\":\"edge\",\"tags\":{\"host\":\"h\\tost\",\"rack\":\"12\"}}}");
    }

    @Test
    void a_run_of_another_kind_says_so() {
        run.kind = RecordKind.CONNECTION;
        assertThat(render(full, Records.first(run, Records.shape(Protocol.IPFIX, "34:4"), "00000064")))
                .contains("{\"samplingInterval\":100,\"recordKind\":\"connection\",\"observationDomainId\"");
    }

    @Test
    void runs_shapes_and_exporters_may_change_from_record_to_record() {
        final Run other = Records.run(Protocol.IPFIX, Records.exporter("198.51.100.1", Records.LABELS));
        other.sequence = 43;
        final Shape counted = Records.shape(Protocol.IPFIX, "1:4");
        final Shape ported = Records.shape(Protocol.IPFIX, "7:2", "16:2");
        final FlowBatch batch = new FlowBatch(0, 1 << 16, 1 << 16);
        Records.append(batch, run, counted, "00000001");
        Records.append(batch, other, ported, "0001 0002", "0003 0004");
        Records.append(batch, run, counted, "00000005");
        final FlowRecordReader reader = new FlowRecordReader();
        reader.wrap(batch.bytes(), 0, batch.finish());
        final TextBuffer out = new TextBuffer(16);
        while (reader.next()) {
            full.render(reader, out);
        }
        assertThat(out.toString().split("\n"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"bytes\":1,", "192.0.2.1", "\"sequenceNumber\":42"),
                        line -> assertThat(line)
                                .contains("\"port\":\"1\"", "198.51.100.1", "Number\":2,", "Number\":43"),
                        line -> assertThat(line)
                                .contains("\"port\":\"3\"", "198.51.100.1", "Number\":4,", "Number\":43"),
                        line -> assertThat(line).contains("\"bytes\":5,", "192.0.2.1", "\"sequenceNumber\":42"));
    }

    @Test
    void impossible_times_are_replaced_and_said_and_stay_beside() {
        run.exportTimeEpochNanos = 0;
        run.systemInitEpochMillis = -100_000;
        run.flags = Run.HAS_SYSTEM_INIT;
        final Shape shape = Records.shape(Protocol.NETFLOW9, "22:4", "21:4");
        assertThat(render(full, Records.first(run, shape, "00000001 00000002")))
                .contains("\"start\":1795208400,\"end\":1795208400,", "\"timeFlaw\":\"implausible\",")
                .contains("{\"flowStartSysUpTime\":1,\"flowStartMilliseconds\":\"1969-12-31T23:58:20.001Z\","
                        + "\"flowEndSysUpTime\":2,\"flowEndMilliseconds\":\"1969-12-31T23:58:20.002Z\",")
                .doesNotContain("exportTime");
    }
}
