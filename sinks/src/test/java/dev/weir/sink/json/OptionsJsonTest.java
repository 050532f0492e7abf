package dev.weir.sink.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Sampler;
import dev.weir.flow.Samplers;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.ElementSource;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.Records;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.text.TextBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsJsonTest {
    private static final String ETH0 = "65746830";
    private static final String BIFLOW = "0a000001 0a000002 00000005 00000009";

    private final FlowJsonRenderer renderer = new FlowJsonRenderer(InformationElements.builtIn(), SinkProfile.FULL);
    private final FlowBatch batch = new FlowBatch(0, 1 << 16, 1 << 16);
    private final InputLabels labels = new InputLabels("edge", "dc1", "collector-1", Map.of("rack", "12"));
    private final Run flows = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", labels));
    private final Run options = Records.run(Protocol.IPFIX, flows.exporter);

    OptionsJsonTest() {
        options.kind = RecordKind.OPTIONS;
    }

    private static Shape options(Protocol dialect, int scopes, FieldSpecifier... fields) {
        return Shape.compile(dialect, 512, scopes, List.of(fields));
    }

    private static FieldSpecifier field(int id, int length) {
        return FieldSpecifier.of(id, length);
    }

    private String[] lines(boolean split) {
        final FlowRecordReader reader = new FlowRecordReader();
        reader.splitBiflows(split);
        assertThat(reader.wrap(batch.bytes(), 0, batch.finish())).isTrue();
        final TextBuffer out = new TextBuffer(64);
        while (reader.next()) {
            renderer.render(reader, out);
        }
        return out.toString().split("\n");
    }

    @Test
    void an_option_record_is_an_object_of_its_own() {
        Records.append(
                batch, options, options(Protocol.IPFIX, 1, field(10, 4), field(82, 8)), "00000003" + ETH0 + "00000000");
        assertThat(lines(false))
                .containsExactly("{\"type\":\"ipfix\",\"kind\":\"options\","
                        + "\"receivedTime\":\"2026-11-20T21:00:00.123456789Z\","
                        + "\"exportTime\":\"2026-11-20T21:00:00.000Z\",\"sequenceNumber\":42,"
                        + "\"device\":{\"namespace\":\"dc1\"},\"exporter\":{\"ip\":\"192.0.2.1\"},"
                        + "\"observationDomainId\":7,\"templateId\":512,\"scope\":{\"ingressInterface\":3},"
                        + "\"fields\":{\"interfaceName\":\"eth0\"},\"host\":\"collector-1\",\"source\":\"edge\","
                        + "\"tags\":{\"rack\":\"12\"}}");
    }

    @Test
    void scopes_of_netflow_9_have_names_and_empty_objects_are_whole() {
        options.protocol = Protocol.NETFLOW9;
        final Shape shape = options(Protocol.NETFLOW9, 2, new FieldSpecifier(0xffff_ff09L, 2, 4), field(34, 4));
        Records.append(batch, options, shape, "0000000a 00000064");
        assertThat(lines(false)[0])
                .contains("\"scope\":{\"scopeInterface\":10,\"samplingInterval\":100},\"fields\":{},");
    }

    @Test
    void what_options_name_is_named_in_the_flows_behind_them() {
        Records.append(batch, flows, Records.shape(Protocol.IPFIX, "10:4"), "00000003");
        Records.append(batch, options, options(Protocol.IPFIX, 1, field(10, 4), field(82, 4)), "00000003" + ETH0);
        Records.append(batch, options, options(Protocol.IPFIX, 1, field(95, 4), field(96, 4)), "0d000001 68747470");
        Records.append(
                batch, flows, Records.shape(Protocol.IPFIX, "10:4", "14:4", "95:4"), "00000003 00000004 0d000001");
        assertThat(lines(false))
                .satisfiesExactly(
                        line -> assertThat(line).doesNotContain("ingressInterfaceName"),
                        line -> assertThat(line).contains("\"kind\":\"options\""),
                        line -> assertThat(line).contains("\"scope\":{\"applicationId\":\"13:1\"}"),
                        line -> assertThat(line)
                                .contains("{\"applicationId\":\"13:1\",\"ingressInterfaceName\":\"eth0\","
                                        + "\"applicationName\":\"http\",\"observationDomainId\""));
    }

    @Test
    void a_name_that_the_record_itself_has_is_preferred() {
        Records.append(batch, options, options(Protocol.IPFIX, 1, field(95, 4), field(96, 4)), "0d000001 68747470");
        Records.append(batch, flows, Records.shape(Protocol.IPFIX, "95:4", "96:3"), "0d000001 746c73");
        assertThat(lines(false)[1])
                .contains("{\"applicationId\":\"13:1\",\"applicationName\":\"tls\",\"observationDomainId\"");
    }

    @Test
    void elements_that_the_exporter_describes_are_named_and_typed() {
        final Shape plain = Records.shape(Protocol.IPFIX, "4242/7:2");
        Records.append(batch, flows, plain, "0102");
        final Shape types =
                options(Protocol.IPFIX, 2, field(346, 4), field(303, 2), field(339, 1), field(344, 1), field(341, 5));
        Records.append(batch, options, types, "00001092 0007 02 01 6775657374");
        Records.append(batch, flows, plain, "0102");
        final String[] lines = lines(false);
        assertThat(lines[0]).contains("\"4242/7\":\"0102\"");
        assertThat(lines[2]).contains("\"guest\":258");
    }

    @Test
    void common_properties_are_merged_in() {
        final Shape properties = options(Protocol.IPFIX, 1, field(137, 4), field(82, 4), field(4, 1));
        Records.append(batch, options, properties, "00000005" + ETH0 + "11");
        Records.append(batch, flows, Records.shape(Protocol.IPFIX, "137:4", "7:2"), "00000005 0050");
        assertThat(lines(false)[1])
                .contains("{\"commonPropertiesId\":5,\"interfaceName\":\"eth0\",\"protocolIdentifier\":17,\"obs");
    }

    @Test
    void a_biflow_that_is_kept_shows_the_way_back_under_its_own_names() {
        Records.append(batch, flows, Records.shape(Protocol.IPFIX, "8:4", "12:4", "1:4", "29305/1:4"), BIFLOW);
        assertThat(lines(false))
                .singleElement()
                .asString()
                .contains("\"bytes\":5,", "{\"reverseOctetDeltaCount\":9,\"observationDomainId\"");
    }

    @Test
    void a_biflow_that_is_split_is_two_flows_without_reverse_names() {
        final Shape shape =
                Records.shape(Protocol.IPFIX, "8:4", "12:4", "1:4", "29305/1:4", "16:2", "17:2", "29305/136:1");
        Records.append(batch, flows, shape, BIFLOW + "00010002 03");
        assertThat(lines(true))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"bytes\":5,", "\"source\":{\"ip\":\"10.0.0.1\"")
                                .contains("{\"bgpSourceAsNumber\":1,\"bgpDestinationAsNumber\":2,"
                                        + "\"biflow\":\"forward\",\"observationDomainId\""),
                        line -> assertThat(line)
                                .contains("\"bytes\":9,", "\"source\":{\"ip\":\"10.0.0.2\"")
                                .contains("{\"bgpDestinationAsNumber\":1,\"bgpSourceAsNumber\":2,\"flowEndReason\":3,"
                                        + "\"biflow\":\"reverse\",\"observationDomainId\""));
    }

    @Test
    void lists_are_decoded_as_far_as_their_templates_are_known() {
        final Shape shape = Records.shape(Protocol.IPFIX, "291:65535", "292:65535", "293:65535");
        Records.append(
                batch,
                flows,
                shape,
                "0d 03 0008 0004 0a000001 0a000002" + "05 04 0100 abcd" + "08 ff 0101 0007 beef00",
                "0a 03 0052 ffff 03616263 00" + "02 0401" + "05 ff 0101 0003");
        assertThat(lines(false))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"basicList\":{\"semantic\":\"allOf\",\"element\":\"sourceIPv4Address\","
                                        + "\"values\":[\"10.0.0.1\",\"10.0.0.2\"]},"
                                        + "\"subTemplateList\":{\"semantic\":\"ordered\",\"lists\":["
                                        + "{\"templateId\":256,\"octets\":\"abcd\"}]},"
                                        + "\"subTemplateMultiList\":{\"semantic\":\"undefined\",\"lists\":["
                                        + "{\"templateId\":257,\"octets\":\"beef00\"}]},"),
                        line -> assertThat(line)
                                .contains("\"values\":[\"abc\",\"\"]},\"subTemplateList\":\"0401\","
                                        + "\"subTemplateMultiList\":\"ff01010003\","));
    }

    private static ElementSource operators(String name, String text) {
        return new ElementSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String stamp() {
                return text;
            }

            @Override
            public String text() {
                return text;
            }
        };
    }

    @Test
    void another_dictionary_names_what_comes_from_then_on() throws Exception {
        final ElementSource operators = operators("4242.csv", "7,guests,unsigned16,quantity,\n");
        final InformationElements[] current = {InformationElements.builtIn()};
        final FlowJsonRenderer following = new FlowJsonRenderer(() -> current[0], SinkProfile.FULL);
        final FlowRecordReader record = Records.first(flows, Records.shape(Protocol.IPFIX, "4242/7:2"), "0102");
        final TextBuffer out = new TextBuffer(64);
        following.renderObject(record, out);
        assertThat(out.toString()).contains("\"4242/7\":\"0102\"");
        out.clear();
        current[0] = InformationElements.builtIn().with(List.of(operators));
        following.renderObject(record, out);
        assertThat(out.toString()).contains("\"guests\":258");
    }

    @Test
    void samplers_may_differ_from_record_to_record() {
        flows.samplers = Samplers.of(List.of(new Sampler(1, 100, 2), new Sampler(2, 1000, 0)));
        Records.append(batch, flows, Records.shape(Protocol.IPFIX, "48:1"), "01", "02");
        assertThat(lines(false))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .contains("\"sampling_rate\":100,")
                                .contains("\"samplingAlgorithm\":2,\"samplingOrigin\":\"options\","),
                        line -> assertThat(line)
                                .contains("\"sampling_rate\":1000,", "\"samplingOrigin\":\"options\",")
                                .doesNotContain("samplingAlgorithm"));
    }
}
