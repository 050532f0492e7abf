package dev.weir.sink.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.InputLabels;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.Records;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.text.TextBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample log of Datakit's documentation, out of a datagram made by hand. */
class SeedSampleTest {
    /** The sample as printed, without white space; the flush time is ours. */
    private static final String SAMPLE = "{\"flush_timestamp\":1795208400123,\"type\":\"netflow5\",\"sampling_rate\":0,"
            + "\"direction\":\"ingress\",\"start\":1692077976,\"end\":1692077976,\"bytes\":668,\"packets\":1588,"
            + "\"ether_type\":\"IPv4\",\"ip_protocol\":\"TCP\",\"device\":{\"namespace\":\"namespace\"},"
            + "\"exporter\":{\"ip\":\"10.200.14.142\"},"
            + "\"source\":{\"ip\":\"130.240.103.204\",\"port\":\"4627\",\"mac\":\"00:00:00:00:00:00\","
            + "\"mask\":\"130.240.96.0/20\"},"
            + "\"destination\":{\"ip\":\"152.222.36.168\",\"port\":\"424\",\"mac\":\"00:00:00:00:00:00\","
            + "\"mask\":\"152.0.0.0/8\"},"
            + "\"ingress\":{\"interface\":{\"index\":0}},\"egress\":{\"interface\":{\"index\":0}},"
            + "\"host\":\"MacBook-Air-2.local\",\"next_hop\":{\"ip\":\"20.104.52.139\"}}";

    /** Version 5, one record, sysUpTime 100000 ms, 1692077977 s, flow sequence 9, engine 1/2, no sampling. */
    private static final String HEADER = "0005 0001 000186a0 64db0f99 00000000 00000009 01 02 0000";

    /** First and last are 1 s before the message; AS 64512 and 64513, ToS 0. */
    private static final String RECORD = "82f067cc 98de24a8 1468348b 0000 0000 00000634 0000029c"
            + " 000182b8 000182b8 1213 01a8 00 00 06 00 fc00 fc01 14 08 0000";

    private static final InputLabels LABELS =
            new InputLabels("default", "namespace", "MacBook-Air-2.local", Map.of("site", "lab"));

    private static String render(SinkProfile profile, String header, String record) {
        final TextBuffer out = new TextBuffer(16);
        new FlowJsonRenderer(InformationElements.builtIn(), profile)
                .renderObject(
                        Records.first(Records.decode("10.200.14.142", LABELS, Records.netflow5(header, record))), out);
        return out.toString();
    }

    @Test
    void the_sample_is_reproduced_byte_for_byte() {
        assertThat(render(SinkProfile.DATAKIT, HEADER, RECORD)).isEqualTo(SAMPLE);
    }

    @Test
    void the_full_profile_appends_the_rest_to_the_sample() {
        assertThat(render(SinkProfile.FULL, HEADER, RECORD))
                .isEqualTo(SAMPLE.substring(0, SAMPLE.length() - 1)
                        + ",\"additional_fields\":{\"flowStartSysUpTime\":99000,"
                        + "\"flowStartMilliseconds\":\"2023-08-15T05:39:36.000Z\","
                        + "\"flowEndSysUpTime\":99000,\"flowEndMilliseconds\":\"2023-08-15T05:39:36.000Z\","
                        + "\"ipClassOfService\":0,\"bgpSourceAsNumber\":64512,\"bgpDestinationAsNumber\":64513,"
                        + "\"observationDomainId\":258,\"engineType\":1,\"engineId\":2,"
                        + "\"exportTime\":\"2023-08-15T05:39:37.000Z\","
                        + "\"receivedTime\":\"2026-11-20T21:00:00.123456789Z\",\"sequenceNumber\":9,"
                        + "\"exporterTransportPort\":50000,\"tags\":{\"site\":\"lab\"}}}");
    }

    @Test
    void flags_sampling_padding_and_a_protocol_without_keyword_are_kept() {
        final String header = HEADER.replace("01 02 0000", "00 00 4064");
        final String record =
                RECORD.replace("01a8 00 00 06 00", "01a8 00 d3 3d 28").replace("14 08 0000", "14 08 0102");
        assertThat(render(SinkProfile.FULL, header, record))
                .contains("\"sampling_rate\":100,", "\"ip_protocol\":\"\",")
                .contains("\"tcp_flags\":[\"FIN\",\"SYN\",\"ACK\"],\"next_hop\"")
                .contains("\"paddingOctets\":[\"00\",\"0102\"],\"tcpControlBits\":211,\"protocolIdentifier\":61,"
                        + "\"ipClassOfService\":40,")
                .contains("\"engineType\":0,\"engineId\":0,\"samplingAlgorithm\":1,\"samplingOrigin\":\"header\",");
    }

    @Test
    void what_a_lying_count_left_over_says_so() {
        final String header = HEADER.replaceFirst("0001", "0003");
        assertThat(render(SinkProfile.FULL, header, RECORD))
                .contains("\"sequenceNumber\":9,\"salvaged\":true,\"exporterTransportPort\"");
    }
}
