package dev.weir.decode.sflow5;

import static dev.weir.testing.Sflow5Bytes.counterSample;
import static dev.weir.testing.Sflow5Bytes.datagram;
import static dev.weir.testing.Sflow5Bytes.discarded;
import static dev.weir.testing.Sflow5Bytes.expandedCounterSample;
import static dev.weir.testing.Sflow5Bytes.expandedFlowSample;
import static dev.weir.testing.Sflow5Bytes.flowSample;
import static dev.weir.testing.Sflow5Bytes.record;
import static dev.weir.testing.Sflow5Bytes.sampledHeader;
import static dev.weir.testing.Sflow5Bytes.tcpFrame;
import static dev.weir.testing.Sflow5Bytes.xdr;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Addresses;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;
import dev.weir.flow.ie.SflowStructures;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class Sflow5DecoderTest {
    private static final byte[] HEADER = sampledHeader(1, 1398, tcpFrame(54));
    private static final long SAMPLE = SflowStructures.SAMPLE;

    private final SflowShard shard = new SflowShard();

    @Test
    void the_exporter_is_the_agent_and_the_sender_is_kept_beside() {
        final byte[] identity = new byte[16];
        final byte[] sender = new byte[16];
        shard.showing(record -> {
            record.run().exporter.copyIdentity(identity, 0);
            record.run().exporter.copyAddress(sender, 0);
            assertThat(record.run().exporter.port()).isEqualTo(50_000);
            assertThat(record.run().exporter.listenerPort()).isEqualTo(6343);
        });
        shard.receive(datagram(1, flowSample(1, HEADER))).flush();

        assertThat(Addresses.text(identity)).isEqualTo("192.0.2.9");
        assertThat(Addresses.text(sender)).isEqualTo("192.0.2.7");
    }

    @Test
    void an_ipv6_agent_and_its_sub_agent_are_told() {
        final byte[] identity = new byte[16];
        shard.showing(record -> {
            record.run().exporter.copyIdentity(identity, 0);
            assertThat(record.run().observationDomain).isEqualTo(0xffff_fffeL);
            assertThat(record.run().protocol).isEqualTo(Protocol.SFLOW5);
            assertThat(record.run().sequence).isEqualTo(77);
            assertThat(record.run().systemInitEpochMillis).isEqualTo(SflowShard.NOW / 1_000_000 - 60_000);
        });
        shard.receive(datagram("20010db8000000000000000000000009", -2, 77, 1, flowSample(1, HEADER)))
                .flush();

        assertThat(Addresses.text(identity)).isEqualTo("2001:db8::9");
    }

    @Test
    void an_unknown_agent_address_leaves_the_sender_as_exporter() {
        for (String unknown : List.of("", "00000000", "00000000000000000000000000000000")) {
            shard.receive(datagram(unknown, 0, 1, 1, flowSample(1, HEADER)));
        }
        assertThat(shard.readAll(record -> record.run().exporter.hasAgent())).containsExactly(false, false, false);
    }

    @Test
    void a_foreign_agent_address_is_refused() {
        shard.receive(xdr().u32(5, 3, 0, 0, 0, 0, 0, 0, 0).bytes());
        assertThat(shard.rejects).containsExactly(RejectReason.AGENT_ADDRESS);
    }

    @Test
    void samples_of_one_shape_share_a_run() {
        final byte[] payload =
                datagram(1, flowSample(1, HEADER), flowSample(2, HEADER), counterSample(1, record(1004, new byte[12])));
        final java.util.ArrayList<Integer> counts = new java.util.ArrayList<>();
        final var datagram = shard.receive(new byte[0]).datagram;
        datagram.bytes = payload;
        datagram.length = payload.length;
        new Sflow5Decoder(shard.context.counters())
                .decode(
                        datagram,
                        dev.weir.decode.SessionOf.first(datagram),
                        (run, shape, bytes, offset, length, count) -> counts.add(count));
        assertThat(counts).containsExactly(2, 1);
    }

    @Test
    void a_flow_sample_says_where_and_how_it_was_taken() {
        shard.receive(datagram(1, flowSample(41, 7, 3, 4, HEADER)));
        assertThat(shard.readAll(record -> List.of(
                        SflowShard.number(record, SAMPLE, 2),
                        SflowShard.number(record, SAMPLE, 3),
                        SflowShard.number(record, SAMPLE, 4),
                        SflowShard.number(record, 0, 34),
                        SflowShard.number(record, SAMPLE, 6),
                        SflowShard.number(record, SAMPLE, 7),
                        SflowShard.number(record, 0, 10),
                        SflowShard.number(record, 0, 14))))
                .containsExactly(List.of(0L, 3L, 41L, 512L, 1024L, 7L, 3L, 4L));
        assertThat(shard.count(Counter.SAMPLES_FLOW)).isOne();
    }

    @Test
    void interfaces_that_are_none_have_their_kind_beside() {
        shard.receive(datagram(
                1,
                flowSample(1, 0, 0x3fff_ffff, 0x8000_0007, HEADER),
                flowSample(2, 0, 0, 0x4000_0100, HEADER),
                expandedFlowSample(3, 0, 0xfedc_ba98, 2, 0x4000_0001, HEADER)));
        assertThat(shard.readAll(record -> List.of(
                        SflowShard.number(record, 0, 10),
                        SflowShard.number(record, SAMPLE, 8),
                        SflowShard.number(record, 0, 14),
                        SflowShard.number(record, SAMPLE, 9),
                        SflowShard.number(record, 0, 89))))
                .containsExactly(
                        List.of(0x3fff_ffffL, -1L, 7L, 2L, -1L),
                        List.of(0L, -1L, 0x100L, 1L, 0x80L),
                        List.of(0xfedc_ba98L, -1L, 0x4000_0001L, 2L, -1L));
    }

    @Test
    void a_discarded_packet_is_a_flow_that_was_dropped() {
        shard.receive(datagram(
                1,
                discarded(
                        9,
                        256,
                        258,
                        HEADER,
                        record(1037, xdr().u32(5).string("acl").u32(1).bytes()))));
        shard.showing(record -> assertThat(record.run().kind).isEqualTo(RecordKind.FLOW));
        assertThat(shard.readAll(record -> List.of(
                        SflowShard.number(record, SAMPLE, 10),
                        SflowShard.number(record, 0, 89),
                        SflowShard.number(record, SAMPLE, 7),
                        SflowShard.number(record, 0, 34),
                        SflowShard.number(record, SflowStructures.FLOW | 1037, 1))))
                .containsExactly(List.of(258L, 0x80L, 256L, -1L, 5L));
        assertThat(shard.count(Counter.SAMPLES_DISCARDED)).isOne();
    }

    @Test
    void a_counter_sample_is_a_metric_record_for_each_of_its_records() {
        final byte[] interfaces = new byte[88];
        interfaces[3] = 7;
        shard.receive(
                datagram(1, expandedCounterSample(5, 2, 0x0100_0000, record(1, interfaces), record(2, new byte[52]))));
        assertThat(shard.readAll(record -> record.run().kind + " " + SflowShard.number(record, SAMPLE, 2) + ":"
                        + SflowShard.number(record, SAMPLE, 3) + " " + SflowShard.number(record, SAMPLE, 4) + " "
                        + SflowShard.number(record, SflowStructures.COUNTERS | 1, 1) + " "
                        + SflowShard.number(record, SflowStructures.COUNTERS | 2, 13)))
                .containsExactly("METRIC 2:16777216 5 7 -1", "METRIC 2:16777216 5 -1 0");
        assertThat(shard.count(Counter.SAMPLES_COUNTER)).isOne();
    }

    @Test
    void adapters_are_a_record_each() {
        final byte[] body = xdr().u32(3)
                .u32(1, 1)
                .hex("020000000001 0000")
                .u32(2, 2)
                .hex("020000000002 0000 020000000003 0000")
                .u32(3, 0)
                .bytes();
        final long adapters = SflowStructures.COUNTERS | 2001;
        shard.receive(datagram(1, counterSample(1, record(2001, body))));
        assertThat(shard.readAll(record -> SflowShard.number(record, adapters, 1) + " "
                        + SflowShard.hex(record, adapters, 2).substring(18)))
                .containsExactly("1 020000000001", "2 020000000002020000000003", "3 ");
        assertThat(shard.rejects).isEmpty();
    }

    @Test
    void lanes_of_an_optical_module_repeat_the_module() {
        final byte[] body = xdr().u32(9, 2, 3300, -5000, 2)
                .u32(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
                .u32(2, 2, 2, 2, 2, 2, 2, 2, 2, 2)
                .bytes();
        final long sfp = SflowStructures.COUNTERS | 10;
        shard.receive(datagram(1, counterSample(1, record(10, body))));
        assertThat(shard.readAll(record -> SflowShard.number(record, sfp, 1) + " " + SflowShard.hex(record, sfp, 4)
                        + " " + SflowShard.number(record, sfp, 5) + " " + SflowShard.number(record, sfp, 14)))
                .containsExactly("9 ffffec78 1 1", "9 ffffec78 2 2");
    }

    @Test
    void an_unknown_record_is_kept_with_its_true_length() {
        final byte[] body = new byte[1500];
        Arrays.fill(body, (byte) 0xab);
        final int format = 8800 << 12 | 3;
        shard.receive(datagram(
                1, flowSample(1, record(format, body), HEADER), counterSample(1, record(format, new byte[] {1, 2, 3, 4
                }))));
        final List<String> kept = shard.readAll(record -> SflowShard.hex(record, SAMPLE, 1));
        assertThat(kept.get(0)).startsWith("02260003000005dcabab").hasSize(2 * (8 + 1024));
        assertThat(kept.get(1)).isEqualTo("022600030000000401020304");
        assertThat(shard.count(Counter.SFLOW_RECORDS_UNKNOWN)).isEqualTo(2);
        assertThat(shard.rejects).isEmpty();
    }

    @Test
    void an_unknown_sample_is_kept_as_a_metric_record() {
        shard.receive(datagram(1, record(4300 << 12 | 1002, xdr().u32(1, 2).bytes()), flowSample(1, HEADER)));
        assertThat(shard.readAll(record -> record.run().kind + " " + SflowShard.hex(record, SAMPLE, 1)))
                .containsExactly("METRIC 010cc3ea000000080000000100000002", "FLOW null");
        assertThat(shard.count(Counter.SAMPLES_UNKNOWN)).isOne();
    }

    @Test
    void octets_behind_a_known_structure_are_kept() {
        shard.receive(datagram(
                1, flowSample(1, record(1036, xdr().u32(5, 0xdead_beef).bytes()))));
        assertThat(shard.readAll(record -> SflowShard.number(record, SflowStructures.FLOW | 1036, 1) + " "
                        + SflowShard.hex(record, SAMPLE, 5)))
                .containsExactly("5 0000040cdeadbeef");
    }

    @Test
    void all_ones_for_unknown_stay_out_of_the_standard_elements() {
        shard.receive(datagram(
                1, flowSample(1, record(1001, xdr().u32(10, 0, -1, -1).bytes()))));
        assertThat(shard.readAll(record -> List.of(
                        SflowShard.number(record, 0, 58),
                        SflowShard.number(record, 0, 59),
                        SflowShard.number(record, SflowStructures.FLOW | 1001, 3))))
                .containsExactly(List.of(10L, -1L, 0xffff_ffffL));
    }

    @Test
    void a_path_of_sets_tells_how_it_is_cut() {
        final byte[] body = xdr().u32(2, 0x2001_0db8, 0, 0, 1)
                .u32(64500, 64501, 64502)
                .u32(2)
                .u32(2, 2, 1, 2)
                .u32(1, 1, 3)
                .u32(0)
                .u32(100)
                .bytes();
        final long gateway = SflowStructures.FLOW | 1003;
        shard.receive(datagram(1, flowSample(1, record(1003, body))));
        assertThat(shard.readAll(record -> List.of(
                        SflowShard.hex(record, 0, 63),
                        SflowShard.hex(record, gateway, 5).substring(18),
                        SflowShard.hex(record, gateway, 8).substring(18),
                        SflowShard.number(record, 0, 128) + " " + SflowShard.number(record, 0, 17),
                        SflowShard.number(record, 0, 16) + " " + SflowShard.number(record, 0, 129),
                        SflowShard.number(record, gateway, 7) + "")))
                .containsExactly(List.of(
                        "20010db8000000000000000000000001",
                        "000000010000000200000003",
                        "0200000201000001",
                        "1 3",
                        "64501 64502",
                        "100"));
        assertThat(shard.rejects).isEmpty();
    }

    @Test
    void the_operators_rate_goes_before_the_samples() {
        final SflowShard overridden = new SflowShard(address -> 9, false);
        overridden.receive(datagram(1, flowSample(1, HEADER)));
        assertThat(overridden.readAll(FlowRecordReader::samplingRate)).containsExactly(9L);

        shard.receive(datagram(1, flowSample(1, HEADER)));
        assertThat(shard.readAll(FlowRecordReader::samplingRate)).containsExactly(512L);
    }

    @Test
    void the_operators_default_stands_in_for_a_sample_without_a_rate() {
        final SflowShard withDefault = new SflowShard(
                new SamplingRules() {
                    @Override
                    public long overrideFor(byte[] address) {
                        return 0;
                    }

                    @Override
                    public long defaultFor(byte[] address) {
                        return 11;
                    }
                },
                false);
        withDefault.receive(datagram(1, discarded(1, 0, 0, HEADER)));
        assertThat(withDefault.readAll(record -> record.run().samplingOrigin)).containsExactly(SamplingOrigin.OPERATOR);
    }

    @Test
    void missing_datagrams_are_counted_by_agent_and_sub_agent() {
        shard.receive(datagram(1, flowSample(1, HEADER)));
        shard.receive(datagram("c000020a", 0, 1000, 1, flowSample(1, HEADER)));
        shard.receive(datagram("c0000209", 1, 5000, 1, flowSample(1, HEADER)));
        shard.receive(datagram(4, flowSample(2, HEADER)));
        assertThat(shard.count(Counter.SEQUENCE_LOST)).isEqualTo(2);
        assertThat(shard.readAll(record -> record.run().lostBefore)).containsExactly(0L, 0L, 0L, 2L);
    }

    @Test
    void missing_samples_and_the_agents_drops_are_counted_by_source() {
        shard.receive(datagram(1, flowSample(1, 5, 3, 4, HEADER), counterSample(90, record(1004, new byte[12]))));
        shard.receive(datagram(2, flowSample(4, 9, 3, 4, HEADER), counterSample(91, record(1004, new byte[12]))));
        assertThat(shard.count(Counter.SAMPLES_LOST)).isEqualTo(2);
        assertThat(shard.count(Counter.SAMPLES_DROPPED_BY_AGENT)).isEqualTo(4);
    }

    @Test
    void a_datagram_without_samples_is_refused_but_counts() {
        shard.receive(datagram(1)).receive(datagram(3, flowSample(1, HEADER)));
        assertThat(shard.rejects).containsExactly(RejectReason.NO_RECORDS);
        assertThat(shard.count(Counter.SEQUENCE_LOST)).isOne();
    }

    @Test
    void octets_behind_the_last_sample_are_noticed() {
        final byte[] payload = datagram(1, flowSample(1, HEADER));
        shard.receive(Arrays.copyOf(payload, payload.length + 244));
        assertThat(shard.rejects).containsExactly(RejectReason.TRAILING_BYTES);
        assertThat(shard.readAll(record -> (record.run().flags & Run.SALVAGED) != 0))
                .containsExactly(false);
    }

    @Test
    void a_datagram_that_is_cut_anywhere_gives_the_whole_samples() {
        final byte[] first = flowSample(1, HEADER);
        final byte[] whole = datagram(1, first, flowSample(2, HEADER));
        for (int length = 4; length < whole.length; length++) {
            final SflowShard cut = new SflowShard();
            cut.receive(whole, 0, length);
            assertThat(cut.rejects).as("length " + length).hasSize(1);
            assertThat(cut.readAll(record -> 1).size()).isGreaterThanOrEqualTo(length >= 28 + first.length ? 1 : 0);
            cut.assertBooksClose();
        }
    }
}
