package dev.weir.sink.json;

import static dev.weir.testing.Sflow5Bytes.counterSample;
import static dev.weir.testing.Sflow5Bytes.datagram;
import static dev.weir.testing.Sflow5Bytes.discarded;
import static dev.weir.testing.Sflow5Bytes.expandedCounterSample;
import static dev.weir.testing.Sflow5Bytes.flowSample;
import static dev.weir.testing.Sflow5Bytes.record;
import static dev.weir.testing.Sflow5Bytes.sampledHeader;
import static dev.weir.testing.Sflow5Bytes.tcpFrame;
import static dev.weir.testing.Sflow5Bytes.xdr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.InputLabels;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.Records;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.text.TextBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hand-made samples, as the flow log and the metric points have them. */
class SflowJsonTest {
    private static final InputLabels LABELS =
            new InputLabels("default", "namespace", "collector-1", Map.of("site", "lab"));

    private static final byte[] TAGGED = xdr().hex("0200000000aa 0200000000bb 8100 6064 0800")
            .hex("45100564 1234 4000 40 06 0000 c6336401 c0000250")
            .hex("9c40 01bb 00000001 00000002 5012 ffff 0000 0000")
            .bytes();
    private static final byte[] SWITCH = record(1001, xdr().u32(100, 3, 200, -1).bytes());
    private static final byte[] ROUTER =
            record(1002, xdr().u32(1, 0xc0000201, 24, 25).bytes());
    private static final byte[] GATEWAY = record(
            1003,
            xdr().u32(1, 0xc0000202, 64500, 64501, 64502, 1, 2, 2, 64503, 64504, 2, 0x00010002, 0xfde80003, 100)
                    .bytes());

    private static String render(SinkProfile profile, byte[] payload) {
        final TextBuffer out = new TextBuffer(16);
        new FlowJsonRenderer(InformationElements.builtIn(), profile)
                .renderObject(Records.first(Records.decode("192.0.2.7", LABELS, payload)), out);
        return out.toString();
    }

    private static String full(byte[] sample) {
        return render(SinkProfile.FULL, datagram(1, sample));
    }

    /** The agent is the exporter; the frame's length, not the packet's; one packet at the time of receipt. */
    private static final String SAMPLE = "{\"flush_timestamp\":1795208400123,\"type\":\"sflow5\",\"sampling_rate\":512,"
            + "\"direction\":\"ingress\",\"start\":1795208400,\"end\":1795208400,\"bytes\":1402,\"packets\":1,"
            + "\"ether_type\":\"IPv4\",\"ip_protocol\":\"TCP\",\"device\":{\"namespace\":\"namespace\"},"
            + "\"exporter\":{\"ip\":\"192.0.2.9\"},"
            + "\"source\":{\"ip\":\"198.51.100.1\",\"port\":\"40000\",\"mac\":\"02:00:00:00:00:bb\","
            + "\"mask\":\"198.51.100.0/24\"},"
            + "\"destination\":{\"ip\":\"192.0.2.80\",\"port\":\"443\",\"mac\":\"02:00:00:00:00:aa\","
            + "\"mask\":\"192.0.2.0/25\"},"
            + "\"ingress\":{\"interface\":{\"index\":3}},\"egress\":{\"interface\":{\"index\":4}},"
            + "\"host\":\"collector-1\",\"tcp_flags\":[\"SYN\",\"ACK\"],\"next_hop\":{\"ip\":\"192.0.2.1\"}}";

    @Test
    void a_sampled_packet_is_a_flow_log_to_the_letter() {
        final byte[] payload = datagram(1, flowSample(5, sampledHeader(1, 1402, TAGGED), SWITCH, ROUTER, GATEWAY));
        assertThat(render(SinkProfile.DATAKIT, payload)).isEqualTo(SAMPLE);
        assertThat(render(SinkProfile.FULL, payload))
                .isEqualTo(SAMPLE.substring(0, SAMPLE.length() - 1)
                        + ",\"additional_fields\":{\"sample.source_id_type\":0,\"sample.source_id_index\":3,"
                        + "\"sample.sequence_number\":5,\"samplingInterval\":512,\"sample.sample_pool\":1024,"
                        + "\"sample.drops\":0,\"sampled_header.protocol\":1,\"sampled_header.stripped\":4,"
                        + "\"ethernetType\":2048,\"dot1qVlanId\":100,\"dot1qPriority\":3,\"ipVersion\":4,"
                        + "\"ipHeaderLength\":20,\"ipTotalLength\":1380,\"ipClassOfService\":16,\"ipTTL\":64,"
                        + "\"fragmentIdentification\":4660,\"fragmentOffset\":0,\"fragmentFlags\":64,"
                        + "\"tcpControlBits\":18,\"tcpSequenceNumber\":1,\"tcpAcknowledgementNumber\":2,"
                        + "\"tcpWindowSize\":65535,\"tcpHeaderLength\":20,\"vlanId\":100,"
                        + "\"extended_switch.src_priority\":3,\"postVlanId\":200,"
                        + "\"extended_switch.dst_priority\":4294967295,"
                        + "\"bgpNextHopIPv4Address\":\"192.0.2.2\",\"extended_gateway.as\":64500,"
                        + "\"bgpSourceAsNumber\":64501,\"bgpPrevAdjacentAsNumber\":64502,"
                        + "\"extended_gateway.dst_as_path\":[64503,64504],\"bgpNextAdjacentAsNumber\":64503,"
                        + "\"bgpDestinationAsNumber\":64504,"
                        + "\"extended_gateway.communities\":[\"1:2\",\"65000:3\"],\"extended_gateway.localpref\":100,"
                        + "\"observationDomainId\":0,\"samplingOrigin\":\"sample\","
                        + "\"receivedTime\":\"2026-11-20T21:00:00.123456789Z\",\"sequenceNumber\":1,"
                        + "\"exporterTransportPort\":50000,\"exporterTransportAddress\":\"192.0.2.7\","
                        + "\"tags\":{\"site\":\"lab\"}}}");
    }

    @Test
    void an_as_path_of_several_segments_tells_them() {
        final byte[] gateway = record(
                1003,
                xdr().u32(1, 0xc0000202, 64500, 64501, 64502, 2, 2, 1, 64503, 1, 2, 64504, 64505, 0, 100)
                        .bytes());
        assertThat(full(flowSample(1, gateway)))
                .contains(
                        "\"extended_gateway.dst_as_path_segments\":[{\"type\":\"sequence\",\"length\":1},"
                                + "{\"type\":\"set\",\"length\":2}]",
                        "\"extended_gateway.dst_as_path\":[64503,64504,64505]",
                        "\"extended_gateway.communities\":[]");
    }

    @Test
    void stacks_of_labels_and_tags_are_taken_apart() {
        final byte[] mpls =
                record(1006, xdr().u32(1, 0xc0000201, 1, 0x000103ff, 0).bytes());
        final byte[] tunnel = record(1012, xdr().u32(1, 0x88a8a123).bytes());
        assertThat(full(flowSample(1, mpls, tunnel)))
                .contains(
                        "\"extended_mpls.in_stack\":[{\"label\":16,\"exp\":1,\"bottom\":true,\"ttl\":255}]",
                        "\"extended_mpls.out_stack\":[]",
                        "\"extended_vlantunnel.stack\":[{\"tpid\":34984,\"priority\":5,\"vlan\":291}]");
    }

    /** Sections 5.4 and 5.5 of what is to be matched: the layouts of application records. */
    @Test
    void a_request_and_its_socket_are_told_by_the_names_of_their_structures() {
        final byte[] http = record(
                2206,
                xdr().u32(2, 1001)
                        .string("/index.html?q=1")
                        .string("example.net")
                        .string("")
                        .string("curl/8")
                        .string("")
                        .string("joe")
                        .string("text/html")
                        .u64(5, 1234)
                        .u32(1500, 404)
                        .bytes());
        final byte[] socket =
                record(2100, xdr().u32(6, 0xc0000250, 0xc6336401, 80, 40000).bytes());
        final byte[] tcp = record(
                2209,
                xdr().u32(2, 1448, 536, 1, 0, 3, 1500, 20000, 5000, 10, 3, 18000)
                        .bytes());
        assertThat(full(flowSample(1, http, socket, tcp)))
                .contains(
                        "\"http_request.method\":\"GET\",\"http_request.protocol\":1001,"
                                + "\"http_request.uri\":\"/index.html?q=1\",\"http_request.host\":\"example.net\"",
                        "\"http_request.authuser\":\"joe\"",
                        "\"http_request.req_bytes\":5,\"http_request.resp_bytes\":1234,\"http_request.uS\":1500,"
                                + "\"http_request.status\":404",
                        "\"extended_socket_ipv4.local_ip\":\"192.0.2.80\"",
                        "\"extended_socket_ipv4.remote_port\":40000",
                        "\"extended_tcp_info.dir\":\"sent\"",
                        "\"extended_tcp_info.rtt\":20000",
                        "\"extended_tcp_info.min_rtt\":18000");
    }

    @Test
    void an_operation_has_its_status_by_name() {
        final byte[] operation = record(
                2202,
                xdr().string("shop")
                        .string("buy")
                        .string("a=1")
                        .string("late")
                        .u64(1, 2)
                        .u32(3, 2)
                        .bytes());
        assertThat(full(flowSample(1, operation)))
                .contains("\"app_operation.operation\":\"buy\"", "\"app_operation.status\":\"TIMEOUT\"");
    }

    @Test
    void the_packet_within_a_tunnel_stands_beside() {
        final byte[] gre = xdr().hex("0200000000cc 0200000000dd 0800")
                .hex("45000100 0000 0000 40 2f 0000 0a000001 0a000002")
                .hex("0000 0800")
                .raw(java.util.Arrays.copyOfRange(tcpFrame(54), 14, 54))
                .bytes();
        assertThat(full(flowSample(1, sampledHeader(1, 270, gre))))
                .contains(
                        "\"ip_protocol\":\"GRE\"",
                        "\"source\":{\"ip\":\"10.0.0.1\",\"port\":\"0\"",
                        "\"sampled_header.tunnel\":\"gre\"",
                        "\"innerSourceIPv4Address\":\"198.51.100.1\"",
                        "\"innerDestinationTransportPort\":443");
    }

    @Test
    void a_discarded_packet_tells_why_and_interfaces_tell_what_they_are() {
        assertThat(full(discarded(1, 0, 258, sampledHeader(1, 100, tcpFrame(64)))))
                .contains("\"sample.discard_reason\":\"acl\"", "\"forwardingStatus\":128");
        assertThat(full(discarded(1, 0, 9999))).contains("\"sample.discard_reason\":\"9999\"");
        assertThat(full(flowSample(1, 0, 3, 0x4000_0102, sampledHeader(1, 100, tcpFrame(64)))))
                .contains("\"sample.output_format\":\"discarded\"", "\"egress\":{\"interface\":{\"index\":258}}");
        assertThat(full(flowSample(1, 0, 3, 0x8000_0007, sampledHeader(1, 100, tcpFrame(64)))))
                .contains("\"sample.output_format\":\"multiple\"", "\"egress\":{\"interface\":{\"index\":7}}");
    }

    @Test
    void what_is_not_understood_is_kept_in_its_bounds() {
        assertThat(full(flowSample(1, record(4300 << 12 | 1002, xdr().u32(1, 2).bytes()))))
                .contains("\"sample.unknown_record\":"
                        + "{\"enterprise\":4300,\"format\":1002,\"length\":8,\"octets\":\"0000000100000002\"}");
        assertThat(full(flowSample(1, record(4300 << 12 | 1002, new byte[4000]))))
                .contains("\"length\":4000,\"octets\":\"" + "00".repeat(1024) + "\"}");
        assertThat(full(flowSample(1, record(1001, xdr().u32(1, 2, 3, 4, 0xabcd).bytes()))))
                .contains("\"sample.surplus\":{\"enterprise\":0,\"format\":1001,\"octets\":\"0000abcd\"}");
    }

    @Test
    void a_counter_record_is_a_metric_point() {
        final byte[] counters = record(
                1,
                xdr().u32(3, 6)
                        .u64(10_000_000_000L)
                        .u32(1, 3)
                        .u64(1L << 40)
                        .u32(1, 2, -1, 4, 5, -1)
                        .u64(-1)
                        .u32(7, 8, 9, 10, 11, 2)
                        .bytes());
        assertThat(full(counterSample(77, counters)))
                .isEqualTo("{\"type\":\"sflow5\",\"kind\":\"metric\",\"measurement\":\"sflow_if_counters\","
                        + "\"tags\":{\"source\":\"0:3\",\"namespace\":\"namespace\",\"host\":\"collector-1\","
                        + "\"site\":\"lab\",\"agent\":\"192.0.2.9\"},"
                        + "\"fields\":{\"ifIndex\":3,\"ifType\":6,\"ifSpeed\":10000000000,\"ifDirection\":1,"
                        + "\"ifStatus\":3,\"ifInOctets\":1099511627776,\"ifInUcastPkts\":1,\"ifInMulticastPkts\":2,"
                        + "\"ifInDiscards\":4,\"ifInErrors\":5,\"ifOutUcastPkts\":7,\"ifOutMulticastPkts\":8,"
                        + "\"ifOutBroadcastPkts\":9,\"ifOutDiscards\":10,\"ifOutErrors\":11,\"ifPromiscuousMode\":2},"
                        + "\"time\":\"2026-11-20T21:00:00.123456789Z\",\"sequenceNumber\":77}");
    }

    @Test
    void several_records_of_one_source_differ_in_a_tag() {
        final byte[] queue =
                record(1003, xdr().u32(5, 64, 10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9).bytes());
        assertThat(full(expandedCounterSample(1, 2, 100_000, queue)))
                .contains("\"source\":\"2:100000\"", "\"queueIndex\":\"5\"},\"fields\":{\"segmentSize\":64,");
        final byte[] adapters =
                record(2001, xdr().u32(1, 2, 1).hex("0200000000010000").bytes());
        assertThat(full(counterSample(1, adapters)))
                .contains("\"ifIndex\":\"2\"},\"fields\":{\"mac_address\":[\"02:00:00:00:00:01\"]}");
    }

    @Test
    void a_point_of_an_unknown_format_is_kept_as_well() {
        assertThat(full(counterSample(1, record(8800 << 12 | 2, xdr().u32(7).bytes()))))
                .contains(
                        "\"measurement\":\"sflow_unknown\"",
                        "\"fields\":{\"unknown_record\":"
                                + "{\"enterprise\":8800,\"format\":2,\"length\":4,\"octets\":\"00000007\"}}");
    }

    @Test
    void a_point_of_which_nothing_is_known_has_no_fields() {
        final byte[] processor = record(1001, xdr().u32(-1, -1, -1).u64(-1, -1).bytes());
        assertThat(full(counterSample(1, processor))).contains("\"measurement\":\"sflow_processor\"", "\"fields\":{}");
    }
}
