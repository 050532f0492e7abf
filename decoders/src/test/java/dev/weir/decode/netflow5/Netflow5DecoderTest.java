package dev.weir.decode.netflow5;

import static dev.weir.testing.Netflow5Flow.flow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.RejectReason;
import dev.weir.flow.Addresses;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.ie.InformationElements;
import dev.weir.testing.Netflow5Bytes;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Netflow5DecoderTest {
    private final Shard shard = new Shard();

    private static String address(FlowRecordReader record, FlowField field) {
        final byte[] address = new byte[Addresses.LENGTH];
        assertThat(record.copyAddress(field, address, 0)).isTrue();
        return Addresses.text(address);
    }

    private static final String HEADER = "0005" // version
            + "0001" // count
            + "00bc614e" // sysUpTime 12345678 ms
            + "6553f10a" // unix_secs 1700000010
            + "075bcd15" // unix_nsecs 123456789
            + "f0000001" // flow_sequence 4026531841
            + "02" // engine_type
            + "07" // engine_id
            + "4064"; // sampling mode 1, rate 100

    private static final String RECORD = "82f067cc" // srcaddr 130.240.103.204
            + "98de24a8" // dstaddr 152.222.36.168
            + "1468348b" // nexthop 20.104.52.139
            + "ff01" // input 65281
            + "0203" // output 515
            + "80000001" // dPkts 2147483649
            + "fffffffe" // dOctets 4294967294
            + "00bc6000" // first: 334 ms before sysUpTime
            + "00bc6158" // last: 10 ms after sysUpTime
            + "1213" // srcport 4627
            + "ff98" // dstport 65432
            + "a5" // pad1
            + "1b" // tcp_flags
            + "06" // prot
            + "b8" // tos
            + "fde8" // src_as 65000
            + "fbff" // dst_as 64511
            + "14" // src_mask 20
            + "08" // dst_mask 8
            + "c3d2"; // pad2

    @Test
    void every_field_of_a_record_is_read_from_where_it_lies() {
        shard.receive(HexFormat.of().parseHex(HEADER + RECORD));
        final List<Long> seen = new ArrayList<>();
        shard.read(record -> {
            assertThat(address(record, FlowField.SOURCE_ADDRESS)).isEqualTo("130.240.103.204");
            assertThat(address(record, FlowField.DESTINATION_ADDRESS)).isEqualTo("152.222.36.168");
            assertThat(address(record, FlowField.NEXT_HOP)).isEqualTo("20.104.52.139");
            for (FlowField field : FlowField.values()) {
                if (record.has(field) && field.type() == FlowField.Type.NUMBER) {
                    seen.add(record.getLong(field));
                } else if (field.isBasic() && field.type() != FlowField.Type.ADDRESS) {
                    assertThat(field).isIn(FlowField.SOURCE_MAC, FlowField.DESTINATION_MAC, FlowField.DIRECTION);
                }
            }
            assertThat(record.getLong(record.shape().indexOf(0, 210))).isEqualTo(0xa5);
            assertThat(record.getLong(19)).isEqualTo(0xc3d2);
            assertThat(record.startEpochMillis()).isEqualTo(1_700_000_010_123L - 334);
            assertThat(record.endEpochMillis()).isEqualTo(1_700_000_010_123L + 10);
            assertThat(record.hasTimes()).isTrue();
            assertThat(record.recordLength()).isEqualTo(48);
            assertThat(HexFormat.of().formatHex(record.bytes(), record.recordOffset(), record.recordOffset() + 48))
                    .isEqualTo(RECORD);
        });

        // In the order of FlowField.
        assertThat(seen)
                .containsExactly(
                        0xffff_fffeL,
                        0x8000_0001L,
                        6L,
                        0xb8L,
                        0x1bL,
                        4627L,
                        20L,
                        65_000L,
                        65_432L,
                        8L,
                        64_511L,
                        0xff01L,
                        0x0203L,
                        0xbc_6000L,
                        0xbc_6158L,
                        0x0800L);
        shard.assertBooksClose();
    }

    @Test
    void every_field_of_the_header_reaches_the_run() {
        shard.receive(HexFormat.of().parseHex(HEADER + RECORD));
        shard.read(record -> {
            assertThat(record.run().kind).isEqualTo(RecordKind.FLOW);
            assertThat(record.run().protocol).isEqualTo(Protocol.NETFLOW5);
            assertThat(record.run().observationDomain).isEqualTo(0x0207);
            assertThat(record.run().receivedAtEpochNanos).isEqualTo(Shard.NOW);
            assertThat(record.run().exportTimeEpochNanos).isEqualTo(1_700_000_010_123_456_789L);
            assertThat(record.run().systemInitEpochMillis).isEqualTo(1_700_000_010_123L - 12_345_678L);
            assertThat(record.run().hasSystemInit()).isTrue();
            assertThat(record.run().sequence).isEqualTo(4_026_531_841L);
            assertThat(record.run().samplingAlgorithm).isEqualTo(1);
            assertThat(record.run().samplingRate).isEqualTo(100);
            assertThat(record.run().flags & dev.weir.flow.Run.SALVAGED).isZero();
            assertThat(record.run().lostBefore).isZero();
            assertThat(record.run().exporter.port()).isEqualTo(50_000);
            assertThat(record.run().exporter.listenerPort()).isEqualTo(2055);
        });
        assertThat(shard.recordsRead).isOne();
    }

    /** The exporter's own names, side by side with those of the registry, in the order of the record. */
    @Test
    void the_fields_have_the_names_of_the_registry() {
        final InformationElements elements = InformationElements.builtIn();
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < Netflow5Record.SHAPE.fieldCount(); i++) {
            names.add(
                    elements.find(0, Netflow5Record.SHAPE.field(i).id()).name() + " " + Netflow5Record.SHAPE.offset(i));
        }

        assertThat(names)
                .containsExactly(
                        "sourceIPv4Address 0",
                        "destinationIPv4Address 4",
                        "ipNextHopIPv4Address 8",
                        "ingressInterface 12",
                        "egressInterface 14",
                        "packetDeltaCount 16",
                        "octetDeltaCount 20",
                        "flowStartSysUpTime 24",
                        "flowEndSysUpTime 28",
                        "sourceTransportPort 32",
                        "destinationTransportPort 34",
                        "paddingOctets 36",
                        "tcpControlBits 37",
                        "protocolIdentifier 38",
                        "ipClassOfService 39",
                        "bgpSourceAsNumber 40",
                        "bgpDestinationAsNumber 42",
                        "sourceIPv4PrefixLength 44",
                        "destinationIPv4PrefixLength 45",
                        "paddingOctets 46");
        assertThat(Netflow5Record.SHAPE.minimumRecordLength()).isEqualTo(48);
    }

    @Test
    void records_come_in_the_order_of_the_message() {
        shard.receive(Netflow5Bytes.message().flows(30).bytes());

        assertThat(shard.readAll(record -> record.getLong(FlowField.SOURCE_PORT)))
                .hasSize(30)
                .startsWith(1L, 2L, 3L)
                .endsWith(30L);
        assertThat(shard.rejects).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 29, 30, 31, 100, 1364})
    void every_honest_count_is_decoded_beyond_thirty_as_well(int count) {
        shard.receive(Netflow5Bytes.message().flows(count).bytes()).flush();

        assertThat(shard.recordsRead).isEqualTo(count);
        assertThat(shard.rejects).isEmpty();
        shard.assertBooksClose();
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 163, 55_582, 65_535})
    void a_count_that_exceeds_the_length_is_a_lie_and_the_whole_records_are_used(int announced) {
        shard.receive(Netflow5Bytes.message().flows(30).announcing(announced).bytes());

        assertThat(shard.readAll(record -> record.run().flags & dev.weir.flow.Run.SALVAGED))
                .hasSize(30)
                .containsOnly(dev.weir.flow.Run.SALVAGED);
        assertThat(shard.rejects).containsExactly(RejectReason.COUNT_EXCEEDS_LENGTH);
        assertThat(shard.count(Counter.RECORDS_SALVAGED)).isEqualTo(30);
        shard.assertBooksClose();
    }

    @Test
    void a_record_cut_off_at_the_end_is_not_used() {
        final byte[] whole = Netflow5Bytes.message().flows(3).bytes();
        for (int length = Netflow5Bytes.HEADER_LENGTH; length < whole.length; length++) {
            final long before = shard.recordsRead;
            shard.receive(whole, 0, length).flush();

            assertThat(shard.recordsRead - before).isEqualTo((length - 24) / 48);
        }
        assertThat(shard.rejects).containsOnly(RejectReason.COUNT_EXCEEDS_LENGTH);
        shard.assertBooksClose();
    }

    @Test
    void a_header_cut_off_anywhere_gives_no_record() {
        final byte[] whole = Netflow5Bytes.message().flows(1).bytes();
        for (int length = 2; length < Netflow5Bytes.HEADER_LENGTH; length++) {
            shard.receive(whole, 0, length);
        }
        shard.flush();

        assertThat(shard.rejects).hasSize(22).containsOnly(RejectReason.HEADER_TRUNCATED);
        assertThat(shard.recordsRead).isZero();
        shard.assertBooksClose();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 47, 48, 480})
    void octets_behind_the_last_announced_record_are_a_flaw_and_no_record(int extra) {
        shard.receive(
                Netflow5Bytes.message().flows(2).followedBy(new byte[extra]).bytes());

        assertThat(shard.readAll(record -> record.getLong(FlowField.SOURCE_PORT)))
                .containsExactly(1L, 2L);
        assertThat(shard.rejects).containsExactly(RejectReason.TRAILING_BYTES);
    }

    @Test
    void a_count_of_zero_gives_nothing_whatever_follows() {
        shard.receive(Netflow5Bytes.message().bytes());
        shard.receive(Netflow5Bytes.message().flows(2).announcing(0).bytes());

        assertThat(shard.readAll(FlowRecordReader::toString)).isEmpty();
        assertThat(shard.rejects).containsExactly(RejectReason.NO_RECORDS, RejectReason.NO_RECORDS);
    }

    @Test
    void octets_of_the_buffer_around_the_datagram_are_not_touched() {
        final byte[] payload = Netflow5Bytes.message().flows(2).bytes();
        final byte[] buffer = new byte[payload.length + 100];
        java.util.Arrays.fill(buffer, (byte) 0xee);
        System.arraycopy(payload, 0, buffer, 33, payload.length);
        shard.receive(buffer, 33, payload.length);

        assertThat(shard.readAll(record -> record.getLong(FlowField.SOURCE_PORT)))
                .containsExactly(1L, 2L);
    }

    @Test
    void engines_are_observation_domains_with_sequences_of_their_own() {
        for (int i = 0; i < 5; i++) {
            shard.receive(Netflow5Bytes.message()
                    .engine(0, 1)
                    .sequence(30L * i)
                    .flows(30)
                    .bytes());
            shard.receive(Netflow5Bytes.message()
                    .engine(1, 0)
                    .sequence(7000 + 10L * i)
                    .flows(10)
                    .bytes());
        }

        assertThat(shard.readAll(record -> record.run().observationDomain)).containsOnly(0x0001L, 0x0100L);
        assertThat(shard.count(Counter.SEQUENCE_LOST)).isZero();
        assertThat(shard.count(Counter.SEQUENCE_REPEATED)).isZero();
        assertThat(shard.count(Counter.EXPORTER_RESTARTS)).isZero();
    }

    private long end(Netflow5Bytes message, long first, long last) {
        shard.receive(message.flow(flow().switched(first, last)).bytes());
        return shard.readAll(FlowRecordReader::endEpochMillis).get(0) - 1_700_000_000_000L;
    }

    @Test
    void times_come_out_right_on_both_sides_of_the_uptime_s_wrap() {
        assertThat(end(Netflow5Bytes.message().uptimeMillis(1_000), 0xffff_f000L, 0xffff_ffffL))
                .isEqualTo(-1_001);
        assertThat(end(Netflow5Bytes.message().uptimeMillis(0xffff_fff0L), 0xffff_ff00L, 20))
                .isEqualTo(36);
        assertThat(end(Netflow5Bytes.message().uptimeMillis(0x8000_0000L), 0x7fff_0000L, 0x7fff_ffffL))
                .isEqualTo(-1);
        assertThat(end(Netflow5Bytes.message().uptimeMillis(5_000), 4_000, 5_075))
                .isEqualTo(75);
    }

    @Test
    void the_export_time_is_unsigned() {
        shard.receive(Netflow5Bytes.message()
                .exportedAt(0xffff_ffffL, 999_999_999)
                .flows(1)
                .bytes());

        assertThat(shard.readAll(record -> record.run().exportTimeEpochNanos))
                .containsExactly(4_294_967_295_999_999_999L);
    }
}
