package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Biflows, RFC 5103: one record or two. */
class BiflowTest {
    private static final String[] BIFLOW = {
        "8=c0000201",
        "12=c6336402",
        "7=c000",
        "11=01bb",
        "4=06",
        "10=0001",
        "14=0002",
        "56=000000000001",
        "80=000000000002",
        "6=1b",
        "1=03e8",
        "2=0a",
        "150=6553f0ec",
        "151=6553f0f6",
        "61=00",
        "15=c0000263",
        "16=fde8",
        "58=0064",
        "234=05",
        "225=0a000001",
        "29305/1=07d0",
        "29305/2=14",
        "29305/6=12",
        "29305/150=6553f0ed",
    };

    private final Reading reading = new Reading(Protocol.IPFIX);
    private final FlowRecordReader reader = reading.reader;

    @Test
    void a_biflow_stays_one_record_unless_it_is_to_be_split() {
        reading.add(BIFLOW).add("1=05").wrap();
        assertThat(reader.next()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(1000);
        assertThat(reader.isReverse()).isFalse();
        assertThat(reader.next()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(5);
        assertThat(reader.next()).isFalse();
    }

    @Test
    void split_it_is_given_again_turned_round() {
        reader.splitBiflows(true);
        reading.add(BIFLOW).add("1=05").wrap();
        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isFalse();
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(1000);
        assertThat(reader.startEpochMillis()).isEqualTo(0x6553f0ec * 1000L);

        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isTrue();
        assertTurned();

        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isFalse();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(5);
        assertThat(reader.next()).isFalse();
    }

    private void assertTurned() {
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("198.51.100.2");
        assertThat(reading.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("192.0.2.1");
        assertThat(reading.address(FlowField.DESTINATION_NAT_ADDRESS)).isEqualTo("10.0.0.1");
        assertThat(reading.address(FlowField.NEXT_HOP)).isNull();
        assertThat(reading.number(FlowField.SOURCE_PORT)).isEqualTo(443);
        assertThat(reading.number(FlowField.DESTINATION_PORT)).isEqualTo(0xc000);
        assertThat(reading.number(FlowField.INGRESS_INTERFACE)).isEqualTo(2);
        assertThat(reading.number(FlowField.EGRESS_INTERFACE)).isEqualTo(1);
        assertThat(reading.number(FlowField.EGRESS_VLAN)).isEqualTo(100);
        assertThat(reading.number(FlowField.EGRESS_VRF)).isEqualTo(5);
        assertThat(reading.number(FlowField.DESTINATION_AS)).isEqualTo(65_000);
        assertThat(reading.number(FlowField.SOURCE_AS)).isNull();
        assertThat(reading.mac(FlowField.SOURCE_MAC)).isEqualTo("000000000002");
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(2000);
        assertThat(reading.number(FlowField.PACKETS)).isEqualTo(20);
        assertThat(reading.number(FlowField.TCP_FLAGS)).isEqualTo(0x12);
        assertThat(reading.number(FlowField.IP_PROTOCOL)).isEqualTo(6);
        assertThat(reading.number(FlowField.DIRECTION)).isEqualTo(1);
        assertThat(reading.number(FlowField.ETHER_TYPE)).isEqualTo(0x0800);
        assertThat(reader.startEpochMillis()).isEqualTo(0x6553f0ed * 1000L);
        assertThat(reader.endEpochMillis()).isEqualTo(0x6553f0f6 * 1000L);
    }

    @Test
    void what_went_there_only_is_not_split() {
        reader.splitBiflows(true);
        reading.add("1=05", "2=01", "29305/1=0000", "29305/2=00")
                .add("1=06", "29305/6=12")
                .wrap();
        assertThat(reader.next()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(5);
        assertThat(reader.next()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(6);
        assertThat(reader.next()).isFalse();
    }

    @Test
    void what_went_back_only_is_given_once_and_turned_round() {
        reader.splitBiflows(true);
        reading.add("8=c0000201", "12=c6336402", "1=0000", "2=00", "29305/1=07", "29305/2=01")
                .add("231=00", "232=09")
                .add("1=05", "2=00", "29305/1=08")
                .wrap();
        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isTrue();
        assertThat(reader.isSplit()).isTrue();
        assertThat(reader.isSecondHalf()).isFalse();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(7);
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("198.51.100.2");
        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(9);
        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isFalse();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(5);
        assertThat(reader.next()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(8);
        assertThat(reader.isSecondHalf()).isTrue();
        assertThat(reader.next()).isFalse();
    }

    @Test
    void a_biflow_that_counted_nothing_is_given_once_as_it_is() {
        reader.splitBiflows(true);
        reading.add("8=c0000201", "1=0000", "2=00", "29305/1=00", "29305/2=00").wrap();
        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isFalse();
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
        assertThat(reader.next()).isFalse();
    }

    @Test
    void initiator_and_responder_are_a_biflow_too() {
        reading.run.protocol = Protocol.NETFLOW9;
        reader.splitBiflows(true);
        reading.add("8=c0000201", "12=c6336402", "231=00000064", "232=000000c8", "298=00000002", "299=00000003")
                .wrap();
        assertThat(reader.next()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(100);
        assertThat(reading.number(FlowField.PACKETS)).isEqualTo(2);
        assertThat(reader.next()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(200);
        assertThat(reading.number(FlowField.PACKETS)).isEqualTo(3);
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("198.51.100.2");
        assertThat(reader.next()).isFalse();
    }

    @Test
    void a_direction_of_its_own_is_not_turned() {
        reader.splitBiflows(true);
        reading.add("1=05", "61=01", "29305/1=07", "29305/61=01").wrap();
        reader.next();
        reader.next();
        assertThat(reader.isReverse()).isTrue();
        assertThat(reading.number(FlowField.DIRECTION)).isEqualTo(1);
    }

    @Test
    void a_reader_that_goes_to_another_run_or_excerpt_leaves_the_way_back_behind() {
        reader.splitBiflows(true);
        reading.add(BIFLOW).add("1=05").wrap();
        reader.next();
        reader.nextRun();
        assertThat(reader.next()).isTrue();
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(5);

        reading.wrap();
        reader.next();
        reading.wrap();
        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isFalse();
        reader.next();
        assertThat(reader.isReverse()).isTrue();
        reader.splitBiflows(false);
        assertThat(reader.next()).isTrue();
        assertThat(reader.isReverse()).isFalse();
    }
}
