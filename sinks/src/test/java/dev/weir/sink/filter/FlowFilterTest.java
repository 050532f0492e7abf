package dev.weir.sink.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.Records;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowFilterTest {
    private static final InformationElements ELEMENTS = InformationElements.builtIn();
    private static final InputLabels LABELS = new InputLabels("edge", "dc 1", "collector-1", Map.of());

    /** TCP from 10.1.2.3:50000 to 2001:db8::1:443, SYN+ACK, 2^64-1 octets, AS 65000, MAC, 4242/12232, a time. */
    private static FlowRecordReader record() {
        final Shape shape = Records.shape(
                Protocol.IPFIX,
                "8:4",
                "28:16",
                "7:2",
                "11:2",
                "4:1",
                "6:1",
                "1:8",
                "16:4",
                "56:6",
                "4242/12232:2",
                "61:1",
                "152:8",
                "210:0");
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", LABELS));
        run.samplingRate = 100;
        return Records.first(
                run,
                shape,
                "0a010203 20010db8000000000000000000000001 c350 01bb 06 12 ffffffffffffffff 0000fde8 0123456789ab"
                        + " beef 01 0000019f2cba3bf8");
    }

    private static boolean accepts(String filter) {
        return FlowFilter.parse(filter, ELEMENTS).accepts(record());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "source.ip = 10.1.2.3",
                "SOURCE.IP = 10.1.2.3",
                "source.ip != 10.1.2.4",
                "source.ip in 10.0.0.0/8",
                "source.ip in (192.0.2.0/24, 10.1.2.3)",
                "source.ip not in (192.0.2.0/24, 10.1.2.4)",
                "destination.ip in 2001:db8::/32",
                "destination.ip = 2001:DB8:0::1",
                "exporter.ip = 192.0.2.1 and exporter.port = 50000",
                "destination.port = 443",
                "destination.port == 0x1bb",
                "destination.port in (80, 443, 8000-8100)",
                "destination.port in 400-500",
                "source.port > 49999 and source.port >= 50000 and source.port <= 50000 and source.port < 50001",
                "source.port<50001",
                "bytes > 9223372036854775807",
                "bytes = 18446744073709551615",
                "bytes in (1-5, 18446744073709551614-18446744073709551615)",
                "ip_protocol = TCP",
                "ip_protocol = tcp",
                "ip_protocol in (udp, 6)",
                "protocolIdentifier = 6",
                "tcp_flags = SYN+ACK",
                "tcp_flags = ack+syn",
                "tcp_flags ~ SYN",
                "tcp_flags = 18",
                "not tcp_flags ~ FIN",
                "direction = egress",
                "source.mac = 01:23:45:67:89:AB",
                "source.mac = 01-23-45-67-89-ab",
                "source.mac ~ 45:67",
                "bgpSourceAsNumber in (64512-65534)",
                "source.as = 65000",
                "0/16 = 65000",
                "4242/12232 = beef",
                "4242/12232 = 0xBEEF",
                "4242/12232 ~ ee",
                "type = ipfix and kind = flow and source = edge",
                "namespace = \"dc 1\"",
                "namespace = 'dc 1' AND namespace ~ c",
                "namespace in (a, 'dc 1')",
                "host = collector-1",
                "observation_domain = 7 and sampling_rate >= 100",
                "received >= 2026-11-20T21:00:00Z and received < 2026-11-20T21:00:01Z",
                "received > 2026-11-20 and received < 2026-11-20T23:00:01+01:00",
                "start = 2026-07-04T10:43:50.392Z and end > 1783161830",
                "flowStartMilliseconds = 2026-07-04T10:43:50.392Z",
                "flowStartMilliseconds in (2026-07-04, 2026-07-04T10:43:50.392Z)",
                "source.port = 1 or source.port = 2 or source.port = 50000",
                "source.port = 1 and source.port = 2 or source.port = 50000",
                "not (source.port = 1 or source.port = 2)",
                "not source.port = 1 and not not source.port = 50000",
                "(((source.port = 50000)))",
            })
    void a_record_is_taken(String filter) {
        assertThat(accepts(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source.ip = 10.1.2.4",
                "source.ip in 11.0.0.0/8",
                "source.ip in ::/0",
                "source.ip not in 10.0.0.0/8",
                "destination.ip in 0.0.0.0/0",
                "destination.port in (80, 8000-8100)",
                "bytes < 1",
                "ip_protocol = UDP",
                "tcp_flags ~ SYN+FIN",
                "tcp_flags = SYN",
                "direction = ingress",
                "namespace = \"DC 1\"",
                "4242/12232 = bee",
                "type = netflow5",
                "received < 2026-11-20T21:00:00Z",
                "source.port = 50000 and (source.port = 1 or source.port = 2)",
            })
    void a_record_is_not_taken(String filter) {
        assertThat(accepts(filter)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packets = 0",
                "packets != 1",
                "packets >= 0",
                "packets in (0-10)",
                "packets not in (1)",
                "next_hop.ip != 10.0.0.1",
                "next_hop.ip in 0.0.0.0/0",
                "4242/1 != ff",
                "paddingOctets = ''",
                "flowEndMilliseconds > 1970-01-01"
            })
    void a_comparison_with_an_absent_field_is_false_and_its_negation_true(String filter) {
        assertThat(accepts(filter)).isFalse();
        assertThat(accepts("not " + filter)).isTrue();
        assertThat(accepts("not (" + filter + ")")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sorce.ip = 1.2.3.4 | 1 | unknown field \"sorce.ip\"; did you mean \"source.ip\"?",
                "octetDeltaCuont = 1 | 1 | unknown field \"octetDeltaCuont\"; did you mean \"octetDeltaCount\"?",
                "bytes > 5 and prot = 6 | 15 | unknown field \"prot\"",
                "source.ip | 10 | expected =, !=, <, <=, >, >=, ~ or \"in\", found the end",
                "source.ip = | 12 | expected a value, found the end",
                "source.ip = 1.2.3 | 13 | \"1.2.3\" is not an IPv4 or IPv6 address",
                "source.ip = 10.0.0.0/8 | 13 | a prefix is matched by \"in\"; expected one address",
                "source.ip in 1.0.0.1/8 | 14 | \"1.0.0.1/8\" has bits set behind its length; the network is 1.0.0.0/8",
                "source.ip < 10.0.0.1 | 11 | \"<\" does not go with \"source.ip\"",
                "bytes ~ 5 | 7 | \"~\" does not go with \"bytes\"",
                "bytes = many | 9 | expected a number, found \"many\"",
                "bytes = -1 | 9 | expected a number, found \"-1\"",
                "bytes = 18446744073709551616 | 9 | expected a number, found \"18446744073709551616\"",
                "bytes in (1, 9-5) | 14 | the range \"9-5\" ends before it begins",
                "bytes in (1 2) | 13 | expected \")\", found \"2\"",
                "bytes in () | 11 | expected a value, found \")\"",
                "ip_protocol = TPC | 15 | expected a protocol such as TCP or a number, found \"TPC\"",
                "tcp_flags = SYN+X | 13 | expected flags such as SYN+ACK or a number, found \"SYN+X\"",
                "direction = up | 13 | expected ingress, egress or a number, found \"up\"",
                "start > noon | 9 | expected a time such as 2026-11-20T21:00:00Z or 2026-11-20, found \"noon\"",
                "source.mac = 01:23 | 14 | expected a MAC address, found \"01:23\"",
                "(bytes = 1 | 11 | expected \")\", found the end",
                "bytes = 1) | 10 | expected \"and\", \"or\" or the end, found \")\"",
                "bytes = 1 bytes = 2 | 11 | expected \"and\", \"or\" or the end, found \"bytes\"",
                "and bytes = 1 | 1 | expected a field, found \"and\"",
                "= 1 | 1 | expected a field, found \"=\"",
                "bytes & 1 | 7 | unexpected character \"&\"",
                "bytes ! 1 | 7 | unexpected character \"!\"",
                "namespace = 'x | 13 | a quote without its end",
                "99999999999/1 = 5 | 1 | unknown field \"99999999999/1\"",
            })
    void a_mistake_is_shown_where_it_is(String filter, int column, String problem) {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> FlowFilter.parse(filter, ELEMENTS))
                .satisfies(e -> {
                    assertThat(e.problem()).isEqualTo(problem);
                    assertThat(e.column()).isEqualTo(column);
                    assertThat(e)
                            .hasMessage(problem + " at column " + column + "\n  " + filter + "\n  "
                                    + " ".repeat(column - 1) + "^");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exporterTransportPort = 50000",
                "EXPORTERTRANSPORTPORT = 50000 and exporterTransportAddress in 192.0.2.0/24",
                "engineType = 1 and engineId = 2",
                "observationDomainId = 258 and observation_domain = 258",
                "direction = ingress and flowDirection = 0 or direction = 0",
                "source.mac = 00:00:00:00:00:00 and destination.mac = 00:00:00:00:00:00",
                "device.namespace = 'dc 1'",
                "ether_type = IPv4 and ether_type = ipv4 and ether_type = 0x800",
                "sequenceNumber = 42 and lostBefore = 3",
                "exportTime = 2026-11-20T21:00:00Z",
                "receivedTime > 2026-11-20 and flush_timestamp = 1795208400123",
                "tags.rack = 12 and not tags.Rack = 12 and not tags.none = 1",
                "samplingOrigin = header and samplingAlgorithm = 1 and sampling_rate = 64",
                "salvaged = true and recordKind = flow and template_id = 256",
                "flowStartMilliseconds = 2026-11-20T20:59:59Z and flowEndMilliseconds = 2026-11-20T21:00:00Z",
                "SOURCEIPV4ADDRESS = 10.0.0.1 and sourceipv4address in 10.0.0.0/8",
                "tcpcontrolbits ~ SYN and protocolidentifier = tcp",
            })
    void what_the_flow_log_shows_of_netflow_5_is_found(String filter) {
        final Run run = Records.run(
                Protocol.NETFLOW5,
                Records.exporter("192.0.2.1", new InputLabels("edge", "dc 1", "h", Map.of("rack", "12"))));
        run.observationDomain = 0x102;
        run.samplingRate = 64;
        run.samplingAlgorithm = 1;
        run.samplingOrigin = SamplingOrigin.HEADER;
        run.lostBefore = 3;
        run.flags = Run.HAS_SYSTEM_INIT | Run.SALVAGED;
        run.systemInitEpochMillis = 1_795_208_398_000L;
        final Shape shape = Records.shape(Protocol.NETFLOW5, "8:4", "22:4", "21:4", "6:1", "4:1");
        final FlowRecordReader record = Records.first(run, shape, "0a000001 000003e8 000007d0 02 06");
        assertThat(FlowFilter.parse(filter, ELEMENTS).accepts(record)).isTrue();
    }

    @Test
    void what_the_record_says_goes_before_what_the_message_says() {
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", LABELS));
        final FlowRecordReader record =
                Records.first(run, Records.shape(Protocol.IPFIX, "149:4", "217:2"), "00000063 0016");
        assertThat(FlowFilter.parse("observationDomainId = 99 and exporterTransportPort = 22", ELEMENTS)
                        .accepts(record))
                .isTrue();
    }

    @Test
    void an_element_is_found_by_the_numbers_of_each_protocol() {
        final FlowFilter filter = FlowFilter.parse("apphttphost = example", ELEMENTS);
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", LABELS));
        final String value = "0d 030000503402 6578616d706c65";
        assertThat(filter.accepts(Records.first(run, Records.shape(Protocol.IPFIX, "9/12235:65535"), value)))
                .isTrue();
        run.protocol = Protocol.NETFLOW9;
        assertThat(filter.accepts(Records.first(run, Records.shape(Protocol.NETFLOW9, "45003:65535"), value)))
                .isTrue();
    }

    @Test
    void structured_values_are_compared_as_they_read() {
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", LABELS));
        final FlowRecordReader record =
                Records.first(run, Records.shape(Protocol.IPFIX, "95:4", "70:3"), "0d000001 000101");
        assertThat(FlowFilter.parse("applicationId = 13:1 and mplsTopLabelStackSection = 16/0/1", ELEMENTS)
                        .accepts(record))
                .isTrue();
        assertThat(FlowFilter.parse("mpls.label_1 in (16-20)", ELEMENTS).accepts(record))
                .isTrue();
    }

    @Test
    void a_filter_nested_without_end_is_refused() {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> FlowFilter.parse("(".repeat(5000), ELEMENTS))
                .withMessageContaining("nested deeper than 100");
    }

    @Test
    void a_quote_inside_a_quoted_text_is_escaped() {
        final Run run = Records.run(
                Protocol.IPFIX, Records.exporter("192.0.2.1", new InputLabels("a'b\\c", "n", "h", Map.of())));
        final FlowRecordReader record = Records.first(run, Records.shape(Protocol.IPFIX, "1:4"), "00000001");
        assertThat(FlowFilter.parse("source = 'a\\'b\\\\c'", ELEMENTS).accepts(record))
                .isTrue();
    }

    @Test
    void a_filter_follows_from_shape_to_shape() {
        final FlowFilter filter = FlowFilter.parse("4242/12232 = 0001", ELEMENTS);
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", LABELS));
        final Shape second = Records.shape(Protocol.IPFIX, "1:4", "4242/12232:2");
        assertThat(filter.accepts(Records.first(run, Records.shape(Protocol.IPFIX, "4242/12232:2"), "0001")))
                .isTrue();
        assertThat(filter.accepts(Records.first(run, second, "000100020001"))).isTrue();
        assertThat(filter.accepts(Records.first(run, Records.shape(Protocol.IPFIX, "1:4"), "00010001")))
                .isFalse();
    }
}
