package dev.weir.decode.sflow5;

import static dev.weir.testing.Sflow5Bytes.counterSample;
import static dev.weir.testing.Sflow5Bytes.datagram;
import static dev.weir.testing.Sflow5Bytes.flowSample;
import static dev.weir.testing.Sflow5Bytes.record;
import static dev.weir.testing.Sflow5Bytes.sampledHeader;
import static dev.weir.testing.Sflow5Bytes.tcpFrame;
import static dev.weir.testing.Sflow5Bytes.xdr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.SflowStructures;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Samples of application transactions, as web servers and host agents send them, by the names of their fields. */
class ApplicationSamplesTest {
    private final SflowShard shard = new SflowShard();

    private static Map<String, String> named(FlowRecordReader record) {
        final Map<String, String> named = new TreeMap<>();
        for (int i = 0; i < record.shape().fieldCount(); i++) {
            final InformationElement element = SflowStructures.builtIn()
                    .find(
                            record.shape().field(i).enterprise(),
                            record.shape().field(i).id());
            if (element != null) {
                named.put(element.name(), text(record, i, element.type()));
            }
        }
        return named;
    }

    private static String text(FlowRecordReader record, int index, AbstractDataType type) {
        final int from = record.fieldOffset(index);
        final int length = record.fieldLength(index);
        return switch (type) {
            case STRING -> new String(record.bytes(), from, length, StandardCharsets.UTF_8);
            case UNSIGNED32, UNSIGNED64, SIGNED32 -> Long.toString(record.getLong(index));
            default -> HexFormat.of().formatHex(record.bytes(), from, from + length);
        };
    }

    @Test
    void a_web_request_has_its_socket_and_its_proxys_beside() {
        final byte[] socket =
                record(2100, xdr().u32(6, 0xc0000250, 0xc6336401, 443, 40_000).bytes());
        final byte[] proxied =
                record(2102, xdr().u32(6, 0x0a000001, 0x0a000002, 50_001, 8080).bytes());
        final byte[] request = record(
                2206,
                xdr().u32(2, 1001)
                        .string("/shop/cart?item=7")
                        .string("shop.example")
                        .string("https://shop.example/")
                        .string("curl/8")
                        .string("203.0.113.9")
                        .string("ada")
                        .string("text/html")
                        .u64(120, 5_000_000_000L)
                        .u32(2500, 404)
                        .bytes());
        shard.receive(datagram(1, flowSample(1, socket, request, proxied)));
        assertThat(shard.readAll(ApplicationSamplesTest::named))
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("extended_socket_ipv4.protocol", "6")
                        .containsEntry("extended_socket_ipv4.local_ip", "c0000250")
                        .containsEntry("extended_socket_ipv4.remote_ip", "c6336401")
                        .containsEntry("extended_socket_ipv4.local_port", "443")
                        .containsEntry("extended_socket_ipv4.remote_port", "40000")
                        .containsEntry("extended_proxy_socket_ipv4.remote_port", "8080")
                        .containsEntry("http_request.method", "2")
                        .containsEntry("http_request.protocol", "1001")
                        .containsEntry("http_request.uri", "/shop/cart?item=7")
                        .containsEntry("http_request.host", "shop.example")
                        .containsEntry("http_request.xff", "203.0.113.9")
                        .containsEntry("http_request.authuser", "ada")
                        .containsEntry("http_request.mime_type", "text/html")
                        .containsEntry("http_request.req_bytes", "120")
                        .containsEntry("http_request.resp_bytes", "5000000000")
                        .containsEntry("http_request.uS", "2500")
                        .containsEntry("http_request.status", "404"));
    }

    @Test
    void an_operation_of_an_application_tells_its_context_and_status() {
        final byte[] operation = record(
                2202,
                xdr().string("payment")
                        .string("authorise")
                        .string("cc=visa")
                        .string("declined")
                        .u64(10, 20)
                        .u32(900, 5)
                        .bytes());
        shard.receive(datagram(
                1,
                flowSample(1, operation, record(2204, xdr().string("customer-7").bytes()))));
        assertThat(shard.readAll(ApplicationSamplesTest::named))
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("app_operation.application", "payment")
                        .containsEntry("app_operation.operation", "authorise")
                        .containsEntry("app_operation.attributes", "cc=visa")
                        .containsEntry("app_operation.status_descr", "declined")
                        .containsEntry("app_operation.uS", "900")
                        .containsEntry("app_operation.status", "5")
                        .containsEntry("app_initiator.actor", "customer-7"));
    }

    @Test
    void what_the_kernel_knows_of_a_connection_stands_beside_the_packet() {
        final byte[] info = record(
                2209,
                xdr().u32(2, 1448, 1448, 3, 0, 1, 1500, 12_000, 800, 10, 3, 9_500)
                        .bytes());
        shard.receive(datagram(1, flowSample(1, sampledHeader(1, 1398, tcpFrame(128)), info)));
        shard.readAll(record -> {
            assertThat(record.getLong(FlowField.DESTINATION_PORT)).isEqualTo(443);
            assertThat(named(record))
                    .containsEntry("extended_tcp_info.dir", "2")
                    .containsEntry("extended_tcp_info.retrans", "1")
                    .containsEntry("extended_tcp_info.rtt", "12000")
                    .containsEntry("extended_tcp_info.rttvar", "800")
                    .containsEntry("extended_tcp_info.min_rtt", "9500");
            return null;
        });
    }

    @Test
    void counters_of_a_web_server_are_named_as_the_structure_names_them() {
        final byte[] counts =
                xdr().u32(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15).bytes();
        shard.receive(datagram(1, counterSample(1, record(2201, counts))));
        assertThat(shard.readAll(ApplicationSamplesTest::named))
                .singleElement()
                .satisfies(record -> assertThat(record)
                        .containsEntry("http_counters.method_option_count", "1")
                        .containsEntry("http_counters.method_get_count", "2")
                        .containsEntry("http_counters.method_other_count", "9")
                        .containsEntry("http_counters.status_1XX_count", "10")
                        .containsEntry("http_counters.status_5XX_count", "14")
                        .containsEntry("http_counters.status_other_count", "15"));
    }
}
