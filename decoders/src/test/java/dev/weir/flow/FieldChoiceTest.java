package dev.weir.flow;

import static dev.weir.flow.Reading.ipfix;
import static dev.weir.flow.Reading.netflow9;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which of several elements tells a field, record by record, and what is found without an element of its own. */
class FieldChoiceTest {
    private static final String V4 = "c0000201";
    private static final String V6 = "20010db8000000000000000000000001";
    private static final String OTHER_V6 = "20010db8000000000000000000000002";
    private static final String NO_V6 = "00".repeat(16);

    @Test
    void an_address_that_is_not_zero_stands_before_one_that_is() {
        final Reading v4 = ipfix("8=" + V4, "27=" + NO_V6, "12=" + V4, "28=" + NO_V6);
        assertThat(v4.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
        assertThat(v4.reader.addressLength(FlowField.DESTINATION_ADDRESS)).isEqualTo(4);
        assertThat(v4.number(FlowField.ETHER_TYPE)).isEqualTo(0x0800);

        final Reading v6 = ipfix("8=00000000", "27=" + V6, "12=00000000", "28=" + V6);
        assertThat(v6.address(FlowField.SOURCE_ADDRESS)).isEqualTo("2001:db8::1");
        assertThat(v6.reader.addressLength(FlowField.DESTINATION_ADDRESS)).isEqualTo(16);
        assertThat(v6.reader.indexOf(FlowField.SOURCE_ADDRESS)).isEqualTo(1);
        assertThat(v6.number(FlowField.ETHER_TYPE)).isEqualTo(0x86dd);
    }

    @Test
    void where_all_are_zero_the_first_counts() {
        final Reading zeros = ipfix("27=" + NO_V6, "8=00000000", "1=00", "23=0000");
        assertThat(zeros.address(FlowField.SOURCE_ADDRESS)).isEqualTo("::");
        assertThat(zeros.reader.indexOf(FlowField.BYTES)).isEqualTo(2);
        assertThat(zeros.number(FlowField.BYTES)).isZero();
    }

    @Test
    void of_a_packet_in_a_packet_the_addresses_of_one_layer_are_taken() {
        final Reading outer =
                ipfix("27=" + V6, "28=" + OTHER_V6, "4=29", "8=" + V4, "12=" + V4, "62=" + V6, "15=" + V4);
        assertThat(outer.address(FlowField.SOURCE_ADDRESS)).isEqualTo("2001:db8::1");
        assertThat(outer.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("2001:db8::2");
        assertThat(outer.address(FlowField.NEXT_HOP)).isEqualTo("2001:db8::1");
        assertThat(outer.number(FlowField.ETHER_TYPE)).isEqualTo(0x86dd);

        final Reading crossed = ipfix("8=" + V4, "28=" + V6, "27=" + V6, "12=" + V4);
        assertThat(crossed.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
        assertThat(crossed.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("192.0.2.1");
    }

    @Test
    void a_destination_of_the_other_version_counts_where_its_own_is_zero() {
        final Reading mixed = ipfix("27=" + V6, "28=" + NO_V6, "8=" + V4, "12=" + V4);
        assertThat(mixed.address(FlowField.SOURCE_ADDRESS)).isEqualTo("2001:db8::1");
        assertThat(mixed.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("192.0.2.1");

        final Reading zerosFirst = ipfix("27=" + NO_V6, "28=" + NO_V6, "8=" + V4, "12=" + V4);
        assertThat(zerosFirst.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
        assertThat(zerosFirst.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("192.0.2.1");
    }

    @Test
    void the_way_back_has_the_same_two_addresses() {
        final Reading back = new Reading(Protocol.IPFIX);
        back.reader.splitBiflows(true);
        back.add("8=" + V4, "28=" + V6, "27=" + V6, "12=c0000202", "1=05", "29305/1=06")
                .wrap();
        assertThat(back.reader.next()).isTrue();
        assertThat(back.reader.next()).isTrue();
        assertThat(back.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.2");
        assertThat(back.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("192.0.2.1");
    }

    @Test
    void a_delta_of_zero_is_not_replaced_by_a_total() {
        assertThat(ipfix("85=0009", "1=0000").number(FlowField.BYTES)).isZero();
        assertThat(ipfix("85=0009", "4=06").number(FlowField.BYTES)).isEqualTo(9);
        assertThat(ipfix("352=0009", "1=0007").number(FlowField.BYTES)).isEqualTo(7);
        assertThat(ipfix("23=0009", "1=0000").number(FlowField.BYTES)).isEqualTo(9);
        assertThat(ipfix("86=03", "298=02").number(FlowField.PACKETS)).isEqualTo(2);
    }

    @Test
    void integers_have_any_width() {
        assertThat(ipfix("1=010203").number(FlowField.BYTES)).isEqualTo(0x010203);
        assertThat(ipfix("7=000001bb").number(FlowField.SOURCE_PORT)).isEqualTo(443);
        assertThat(ipfix("1=ffffffffffffffff").number(FlowField.BYTES)).isEqualTo(-1);
        assertThat(ipfix("1=ff0000000000000009").number(FlowField.BYTES)).isEqualTo(9);
        final Reading signed = ipfix("434=fffe", "434=7f", "434=ff0000000000000009", "~434=");
        assertThat(signed.reader.getSigned(0)).isEqualTo(-2);
        assertThat(signed.reader.getSigned(1)).isEqualTo(127);
        assertThat(signed.reader.getSigned(2)).isEqualTo(9);
        assertThat(signed.reader.getSigned(3)).isZero();
    }

    @Test
    void the_first_of_repeated_elements_counts() {
        assertThat(ipfix("4=06", "4=11").number(FlowField.IP_PROTOCOL)).isEqualTo(6);
    }

    @Test
    void a_variable_field_that_a_record_leaves_empty_lets_the_next_element_count() {
        assertThat(ipfix("~1=", "23=05").number(FlowField.BYTES)).isEqualTo(5);
        assertThat(ipfix("~8=0102", "27=" + V6).address(FlowField.SOURCE_ADDRESS))
                .isEqualTo("2001:db8::1");
        assertThat(ipfix("~1=", "4=06").number(FlowField.BYTES)).isNull();
    }

    @Test
    void ports_are_found_in_the_elements_of_udp_and_tcp() {
        final Reading tcp = ipfix("7=0000", "180=0000", "182=01bb", "181=0000", "183=c000");
        assertThat(tcp.number(FlowField.SOURCE_PORT)).isEqualTo(443);
        assertThat(tcp.number(FlowField.DESTINATION_PORT)).isEqualTo(0xc000);
    }

    @Test
    void mac_addresses_of_before_and_behind_the_box_are_found() {
        final Reading in = netflow9("56=000000000001", "57=000000000002");
        assertThat(in.mac(FlowField.SOURCE_MAC)).isEqualTo("000000000001");
        assertThat(in.mac(FlowField.DESTINATION_MAC)).isEqualTo("000000000002");
        assertThat(in.reader.copyMac(FlowField.SOURCE_ADDRESS, new byte[6], 0)).isFalse();
        assertThat(in.mac(FlowField.NEXT_HOP)).isNull();
    }

    @Test
    void the_ether_type_is_that_of_the_addresses_before_the_version_before_the_element() {
        assertThat(ipfix("8=" + V4, "60=06", "256=8847").number(FlowField.ETHER_TYPE))
                .isEqualTo(0x0800);
        assertThat(ipfix("8=00000000", "60=06", "256=8847").number(FlowField.ETHER_TYPE))
                .isEqualTo(0x86dd);
        assertThat(ipfix("60=04").number(FlowField.ETHER_TYPE)).isEqualTo(0x0800);
        assertThat(ipfix("8=00000000", "256=8847").number(FlowField.ETHER_TYPE)).isEqualTo(0x8847);
        assertThat(ipfix("27=" + NO_V6).number(FlowField.ETHER_TYPE)).isEqualTo(0x86dd);
        assertThat(ipfix("1=05").number(FlowField.ETHER_TYPE)).isNull();
    }

    @Test
    void icmp_type_and_code_are_found_through_one_another() {
        final Reading joined = ipfix("4=01", "32=0801");
        assertThat(joined.number(FlowField.ICMP_TYPE)).isEqualTo(8);
        assertThat(joined.number(FlowField.ICMP_CODE)).isEqualTo(1);
        assertThat(joined.number(FlowField.DESTINATION_PORT)).isEqualTo(0x0801);

        final Reading apart = ipfix("4=3a", "176=00", "177=00", "178=80", "179=03");
        assertThat(apart.number(FlowField.ICMP_TYPE_CODE)).isEqualTo(0x8003);
        assertThat(apart.number(FlowField.DESTINATION_PORT)).isEqualTo(0x8003);

        final Reading inThePort = ipfix("4=01", "11=0303");
        assertThat(inThePort.number(FlowField.ICMP_TYPE)).isEqualTo(3);
        assertThat(inThePort.number(FlowField.ICMP_CODE)).isEqualTo(3);
    }

    @Test
    void a_port_that_the_template_has_stays_and_no_other_protocol_has_icmp() {
        assertThat(ipfix("4=01", "11=0000", "32=0800").number(FlowField.DESTINATION_PORT))
                .isZero();
        final Reading tcp = ipfix("4=06", "11=0050", "32=0000", "176=00");
        assertThat(tcp.number(FlowField.ICMP_TYPE)).isNull();
        assertThat(tcp.number(FlowField.ICMP_CODE)).isNull();
        assertThat(tcp.number(FlowField.ICMP_TYPE_CODE)).isNull();
        assertThat(ipfix("32=0800").number(FlowField.ICMP_TYPE)).isEqualTo(8);
        assertThat(ipfix("11=0800").number(FlowField.ICMP_TYPE)).isNull();
    }

    @Test
    void mpls_labels_are_their_20_bits_also_out_of_the_stack() {
        final Reading labels = netflow9("70=3e8011", "71=000641");
        assertThat(labels.number(FlowField.MPLS_LABEL_1)).isEqualTo(0x3e801);
        assertThat(labels.number(FlowField.MPLS_LABEL_2)).isEqualTo(100);
        assertThat(labels.number(FlowField.MPLS_LABEL_3)).isNull();
        assertThat(ipfix("70=000641ff").number(FlowField.MPLS_LABEL_1)).isEqualTo(100);

        final Reading stack = ipfix("316=00064040 000c8140 00001040");
        assertThat(stack.number(FlowField.MPLS_LABEL_1)).isEqualTo(100);
        assertThat(stack.number(FlowField.MPLS_LABEL_2)).isEqualTo(200);
        assertThat(stack.number(FlowField.MPLS_LABEL_3)).as("behind the bottom").isNull();
        assertThat(stack.number(FlowField.MPLS_LABEL_4)).isNull();
    }

    @Test
    void a_record_about_a_packet_counts_one() {
        final Reading packet = ipfix("312=05dc", "315=00");
        assertThat(packet.number(FlowField.PACKETS)).isEqualTo(1);
        assertThat(packet.number(FlowField.BYTES)).isEqualTo(1500);
        assertThat(ipfix("2=07", "312=05dc").number(FlowField.PACKETS)).isEqualTo(7);
        assertThat(ipfix("4=06").number(FlowField.PACKETS)).isNull();
    }

    @Test
    void a_field_of_another_type_has_no_address_and_an_absent_one_no_number() {
        final Reading reading = ipfix("8=" + V4);
        assertThat(reading.address(FlowField.BYTES)).isNull();
        assertThat(reading.reader.addressLength(FlowField.SOURCE_PORT)).isZero();
        assertThat(reading.reader.getLong(FlowField.DESTINATION_ADDRESS)).isZero();
        assertThat(reading.reader.getLong(FlowField.DIRECTION)).isZero();
        assertThat(reading.number(FlowField.DIRECTION)).isNull();
    }
}
