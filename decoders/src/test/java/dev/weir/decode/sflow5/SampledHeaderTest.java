package dev.weir.decode.sflow5;

import static dev.weir.testing.Sflow5Bytes.datagram;
import static dev.weir.testing.Sflow5Bytes.flowSample;
import static dev.weir.testing.Sflow5Bytes.record;
import static dev.weir.testing.Sflow5Bytes.sampledHeader;
import static dev.weir.testing.Sflow5Bytes.tcpFrame;
import static dev.weir.testing.Sflow5Bytes.xdr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.decode.RejectReason;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.ie.SflowStructures;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampledHeaderTest {
    private final SflowShard shard = new SflowShard();

    /** What the flow log must say of a sample: one packet, the frame's length, at the moment it came in. */
    @Test
    void a_sample_is_a_flow_of_one_packet_at_the_time_of_receipt() {
        final byte[] router = record(1002, xdr().u32(1, 0xc0000201, 24, 25).bytes());
        shard.receive(datagram(1, flowSample(1, sampledHeader(1, 1398, tcpFrame(128)), router)));
        shard.readAll(record -> {
            assertThat(record.getLong(FlowField.BYTES)).isEqualTo(1398);
            assertThat(record.getLong(FlowField.PACKETS)).isOne();
            assertThat(record.startEpochMillis()).isEqualTo(SflowShard.NOW / 1_000_000);
            assertThat(record.endEpochMillis()).isEqualTo(SflowShard.NOW / 1_000_000);
            assertThat(record.samplingRate()).isEqualTo(512);
            assertThat(address(record, FlowField.SOURCE_ADDRESS)).isEqualTo("198.51.100.1");
            assertThat(address(record, FlowField.DESTINATION_ADDRESS)).isEqualTo("192.0.2.80");
            assertThat(address(record, FlowField.NEXT_HOP)).isEqualTo("192.0.2.1");
            assertThat(record.getLong(FlowField.SOURCE_PREFIX_LENGTH)).isEqualTo(24);
            assertThat(record.getLong(FlowField.DESTINATION_PREFIX_LENGTH)).isEqualTo(25);
            assertThat(record.getLong(FlowField.SOURCE_PORT)).isEqualTo(40_000);
            assertThat(record.getLong(FlowField.DESTINATION_PORT)).isEqualTo(443);
            assertThat(record.getLong(FlowField.IP_PROTOCOL)).isEqualTo(6);
            assertThat(record.getLong(FlowField.TOS)).isEqualTo(0x10);
            assertThat(record.getLong(FlowField.TCP_FLAGS)).isEqualTo(0x12);
            assertThat(record.getLong(FlowField.ETHER_TYPE)).isEqualTo(0x0800);
            assertThat(record.getLong(FlowField.INGRESS_INTERFACE)).isEqualTo(3);
            assertThat(record.getLong(FlowField.EGRESS_INTERFACE)).isEqualTo(4);
            assertThat(record.getLong(FlowField.SOURCE_MAC)).isEqualTo(0x0200_0000_00bbL);
            return null;
        });
        assertThat(shard.rejects).isEmpty();
    }

    private static String address(FlowRecordReader record, FlowField field) {
        final byte[] address = new byte[16];
        assertThat(record.copyAddress(field, address, 0)).isTrue();
        return Addresses.text(address);
    }

    @Test
    void an_agent_without_headers_says_the_same_by_its_own_fields() {
        final byte[] ip = record(
                3,
                xdr().u32(1380, 17, 0xc6336401, 0xc0000250, 53, 5353, 0, 0x20).bytes());
        shard.receive(datagram(1, flowSample(1, ip)));
        shard.readAll(record -> {
            assertThat(record.getLong(FlowField.BYTES)).isEqualTo(1380);
            assertThat(address(record, FlowField.SOURCE_ADDRESS)).isEqualTo("198.51.100.1");
            assertThat(record.getLong(FlowField.DESTINATION_PORT)).isEqualTo(5353);
            assertThat(record.getLong(FlowField.IP_PROTOCOL)).isEqualTo(17);
            return null;
        });
    }

    @Test
    void the_packet_within_a_tunnel_is_the_flow_where_the_listener_says_so() {
        final byte[] gre = xdr().hex("0200000000cc 0200000000dd 0800")
                .hex("45000100 0000 0000 40 2f 0000 0a000001 0a000002")
                .hex("0000 0800")
                .raw(java.util.Arrays.copyOfRange(tcpFrame(54), 14, 54))
                .bytes();
        final SflowShard entering = new SflowShard(dev.weir.decode.SamplingRules.NONE, false, true);
        entering.receive(datagram(1, flowSample(1, sampledHeader(1, 270, gre), sampledHeader(1, 60, tcpFrame(54)))));
        entering.receive(datagram(2, flowSample(2, sampledHeader(1, 60, tcpFrame(54)))));
        assertThat(entering.readAll(record -> SflowShard.hex(record, 0, 8) + " " + SflowShard.number(record, 0, 11)
                        + " " + SflowShard.hex(record, SflowStructures.OUTER, 8) + " "
                        + SflowShard.number(record, SflowStructures.OUTER, 4) + " "
                        + SflowShard.hex(record, SflowStructures.INNER, 8) + " "
                        + record.getLong(FlowField.BYTES)))
                .containsExactly("c6336401 443 0a000001 47 null 270", "c6336401 443 null -1 null 60");
    }

    @Test
    void the_packet_within_a_tunnel_is_kept_apart() {
        final byte[] inner = tcpFrame(54);
        final byte[] vxlan = xdr().hex("0200000000cc 0200000000dd 0800")
                .hex("45000100 0000 0000 40 11 0000 0a000001 0a000002")
                .hex("c000 12b5 00ec 0000 08000000 00002a00")
                .raw(inner)
                .bytes();
        shard.receive(datagram(1, flowSample(1, sampledHeader(1, 270, vxlan))));
        assertThat(shard.readAll(record -> List.of(
                        SflowShard.hex(record, 0, 8),
                        SflowShard.hex(record, SflowStructures.INNER, 8),
                        SflowShard.number(record, 0, 11) + " " + SflowShard.number(record, SflowStructures.INNER, 11),
                        new String(
                                HexFormat.of().parseHex(SflowShard.hex(record, SflowStructures.FLOW | 1, 19)),
                                java.nio.charset.StandardCharsets.US_ASCII))))
                .containsExactly(List.of("0a000001", "c6336401", "4789 443", "vxlan"));
    }

    @Test
    void the_octets_of_a_header_are_kept_where_the_listener_says_so() {
        final byte[] payload = datagram(1, flowSample(1, sampledHeader(1, 60, tcpFrame(60))));
        shard.receive(payload);
        assertThat(shard.readAll(record -> record.shape().indexOf(0, 315))).containsExactly(-1);

        final SflowShard keeping = new SflowShard(SamplingRules.NONE, true);
        keeping.receive(payload);
        assertThat(keeping.readAll(record -> SflowShard.hex(record, 0, 315)))
                .containsExactly(HexFormat.of().formatHex(tcpFrame(60)));
    }

    @Test
    void a_header_of_an_unknown_protocol_is_kept_as_it_is() {
        shard.receive(datagram(1, flowSample(1, sampledHeader(4, 60, new byte[] {1, 2, 3, 4, 5}))));
        assertThat(shard.readAll(record ->
                        SflowShard.hex(record, 0, 315) + " " + SflowShard.number(record, SflowStructures.FLOW | 1, 1)))
                .containsExactly("0102030405 4");
        assertThat(shard.rejects).isEmpty();
    }

    @Test
    void a_second_header_of_a_sample_is_kept_as_it_is() {
        shard.receive(datagram(1, flowSample(1, sampledHeader(1, 60, tcpFrame(54)), sampledHeader(11, 46, new byte[] {
            0x45, 0
        }))));
        assertThat(shard.readAll(record -> SflowShard.hex(record, 0, 315))).containsExactly("4500");
    }

    @Test
    void a_header_longer_than_its_record_gives_what_is_there() {
        final byte[] body = xdr().u32(1, 1398, 4, 0x7fff_ffff)
                .raw(tcpFrame(54))
                .raw(new byte[2])
                .bytes();
        shard.receive(datagram(1, flowSample(1, record(1, body))));
        assertThat(shard.rejects).containsExactly(RejectReason.NESTED_LENGTH);
        assertThat(shard.readAll(record -> record.getLong(FlowField.DESTINATION_PORT)))
                .containsExactly(443L);
    }

    @Test
    void a_header_cut_at_any_octet_gives_what_is_there() {
        final byte[] frame = tcpFrame(54);
        for (int length = 0; length <= frame.length; length++) {
            final int expected = length >= 38 ? 443 : -1;
            final SflowShard cut = new SflowShard();
            cut.receive(datagram(1, flowSample(1, sampledHeader(1, 1398, Arrays.copyOf(frame, length)))));
            assertThat(cut.readAll(record -> (int) SflowShard.number(record, 0, 11)))
                    .containsExactly(expected);
            assertThat(cut.rejects).isEmpty();
        }
    }
}
