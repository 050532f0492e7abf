package dev.weir.flow;

import static dev.weir.flow.Reading.ipfix;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Records that carry the first octets of a packet. */
class FrameSectionTest {
    private static final String IP = "45b80034 00004000 40060000 c0000201 c6336402";
    private static final String TCP = "c00001bb 00000000 00000000 50120000 00000000";
    private static final String ICMP_IP = "45000054 00004000 40010000 c0000201 c6336402" + "08010000";
    private static final String MACS = "0000000000a2" + "0000000000a1";
    private static final String FRAME = MACS + "81002064" + "0800" + IP + TCP;

    @Test
    void a_frame_fills_the_fields_that_the_record_lacks() {
        final Reading reading = ipfix("312=05dc", "315=" + FRAME);
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
        assertThat(reading.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("198.51.100.2");
        assertThat(reading.reader.addressLength(FlowField.SOURCE_ADDRESS)).isEqualTo(4);
        assertThat(reading.number(FlowField.SOURCE_PORT)).isEqualTo(0xc000);
        assertThat(reading.number(FlowField.DESTINATION_PORT)).isEqualTo(443);
        assertThat(reading.number(FlowField.IP_PROTOCOL)).isEqualTo(6);
        assertThat(reading.number(FlowField.TOS)).isEqualTo(0xb8);
        assertThat(reading.number(FlowField.TCP_FLAGS)).isEqualTo(0x12);
        assertThat(reading.number(FlowField.ETHER_TYPE)).isEqualTo(0x0800);
        assertThat(reading.number(FlowField.IP_VERSION)).isEqualTo(4);
        assertThat(reading.number(FlowField.INGRESS_VLAN)).isEqualTo(100);
        assertThat(reading.number(FlowField.VLAN_PRIORITY)).isEqualTo(1);
        assertThat(reading.mac(FlowField.SOURCE_MAC)).isEqualTo("0000000000a1");
        assertThat(reading.mac(FlowField.DESTINATION_MAC)).isEqualTo("0000000000a2");
        assertThat(reading.number(FlowField.BYTES)).isEqualTo(1500);
        assertThat(reading.number(FlowField.PACKETS)).isEqualTo(1);
        assertThat(reading.number(FlowField.ICMP_TYPE)).isNull();
        assertThat(reading.number(FlowField.NEXT_HOP)).isNull();
    }

    @Test
    void what_the_record_says_itself_goes_before_the_frame() {
        final Reading reading = ipfix("8=0a000001", "11=0050", "2=09", "315=" + FRAME);
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("10.0.0.1");
        assertThat(reading.number(FlowField.DESTINATION_PORT)).isEqualTo(80);
        assertThat(reading.number(FlowField.PACKETS)).isEqualTo(9);
        assertThat(reading.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("198.51.100.2");
        assertThat(reading.number(FlowField.BYTES)).as("by the IP header").isEqualTo(52);
    }

    @Test
    void a_packet_without_link_layer_is_read_from_its_ip_header_on() {
        final Reading reading = ipfix("~313=" + ICMP_IP);
        assertThat(reading.address(FlowField.DESTINATION_ADDRESS)).isEqualTo("198.51.100.2");
        assertThat(reading.number(FlowField.ICMP_TYPE)).isEqualTo(8);
        assertThat(reading.number(FlowField.ICMP_CODE)).isEqualTo(1);
        assertThat(reading.number(FlowField.ICMP_TYPE_CODE)).isEqualTo(0x0801);
        assertThat(reading.number(FlowField.DESTINATION_PORT)).isEqualTo(0x0801);
        assertThat(reading.mac(FlowField.SOURCE_MAC)).isNull();
    }

    @Test
    void labels_and_the_packet_under_them_are_found() {
        final Reading reading = ipfix("315=" + MACS + "8847" + "00064040" + "000c8140" + IP + TCP);
        assertThat(reading.number(FlowField.MPLS_LABEL_1)).isEqualTo(100);
        assertThat(reading.number(FlowField.MPLS_LABEL_2)).isEqualTo(200);
        assertThat(reading.number(FlowField.MPLS_LABEL_3)).isNull();
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
    }

    @Test
    void each_record_has_its_own_packet() {
        final Reading reading = new Reading(Protocol.IPFIX)
                .add("315=" + FRAME)
                .add("315=" + FRAME.replace("c0000201", "c0000299"))
                .first();
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.1");
        reading.reader.next();
        assertThat(reading.address(FlowField.SOURCE_ADDRESS)).isEqualTo("192.0.2.153");
    }

    @Test
    void a_section_that_is_no_beginning_of_an_ethernet_frame_is_left_alone() {
        assertThat(ipfix("409=0010", "315=" + FRAME).address(FlowField.SOURCE_ADDRESS))
                .isNull();
        assertThat(ipfix("408=0002", "315=" + FRAME).address(FlowField.SOURCE_ADDRESS))
                .isNull();
        assertThat(ipfix("408=0001", "409=00", "315=" + FRAME).address(FlowField.SOURCE_ADDRESS))
                .isEqualTo("192.0.2.1");
        assertThat(ipfix("410=001e", "315=" + FRAME).number(FlowField.SOURCE_PORT))
                .isNull();
    }

    @Test
    void a_frame_cut_off_anywhere_gives_what_is_whole() {
        final String hex = FRAME.replace(" ", "");
        for (int length = 2; length < hex.length(); length += 2) {
            final Reading reading = ipfix("315=" + hex.substring(0, length));
            for (FlowField field : FlowField.values()) {
                if (reading.reader.has(field)) {
                    reading.number(field);
                    reading.address(field);
                    reading.mac(field);
                }
            }
            assertThat(reading.number(FlowField.DESTINATION_PORT) != null).isEqualTo(length / 2 >= 42);
        }
    }
}
