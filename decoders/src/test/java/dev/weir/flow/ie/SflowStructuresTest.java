package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SflowStructuresTest {
    private final SflowStructures structures = SflowStructures.builtIn();

    /** Lengths as the specifications' structures add up to, and as real agents send them. */
    @ParameterizedTest
    @CsvSource({
        "1, if_counters, 88",
        "2, ethernet_counters, 52",
        "3, tokenring_counters, 72",
        "4, vg_counters, 80",
        "5, vlan_counters, 28",
        "6, ieee80211_counters, 80",
        "7, lag_port_stats, 56",
        "1001, processor, 28",
        "1002, radio_utilization, 12",
        "1004, of_port, 12",
        "2002, host_parent, 8",
        "2003, host_cpu, 80",
        "2004, host_memory, 72",
        "2005, host_disk_io, 52",
        "2006, host_net_io, 40",
        "2007, mib2_ip_group, 76",
        "2008, mib2_icmp_group, 100",
        "2009, mib2_tcp_group, 60",
        "2010, mib2_udp_group, 28",
        "2100, virt_node, 28",
        "2101, virt_cpu, 12",
        "2102, virt_memory, 16",
        "2103, virt_disk_io, 52",
        "2104, virt_net_io, 40",
        "2106, jvm_statistics, 108",
        "2201, http_counters, 60",
        "2203, app_resources, 40",
        "2204, memcache_counters, 140",
        "2206, app_workers, 20"
    })
    void a_counter_structure_has_the_length_that_agents_send(int format, String name, int octets) {
        final SflowStructure structure = structures.counters(format);
        assertThat(structure.name()).isEqualTo(name);
        assertThat(octets(structure)).isEqualTo(octets);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 24",
        "3, 32",
        "4, 56",
        "1001, 16",
        "1018, 16",
        "1019, 8",
        "1020, 8",
        "1021, 24",
        "1023, 32",
        "1025, 56",
        "1027, 4",
        "1029, 4",
        "1031, 40",
        "1032, 48",
        "1033, 12",
        "1036, 4",
        "1039, 4",
        "1040, 4",
        "2000, 32",
        "2002, 12",
        "2100, 20",
        "2101, 44",
        "2102, 20",
        "2103, 44",
        "2208, 92",
        "2209, 48",
        "2210, 16"
    })
    void a_flow_structure_has_the_length_that_agents_send(int format, int octets) {
        assertThat(octets(structures.flow(format))).isEqualTo(octets);
    }

    private static int octets(SflowStructure structure) {
        return structure.fields().stream()
                .mapToInt(field -> field.type().octets())
                .sum();
    }

    @Test
    void the_fields_of_a_structure_are_numbered_as_they_stand() {
        for (SflowStructure structure : structures.all()) {
            final List<Integer> ids = structure.fields().stream()
                    .filter(field -> !field.type().isDerived() && field.type() != XdrType.REPEAT)
                    .map(SflowStructure.Field::id)
                    .toList();
            assertThat(ids)
                    .as(structure.name())
                    .containsExactlyElementsOf(
                            Stream.iterate(1, id -> id + 1).limit(ids.size()).toList());
            assertThat(structure.fields().stream().map(SflowStructure.Field::name))
                    .as(structure.name())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_field_is_found_by_the_number_under_which_it_is_journaled() {
        final InformationElement octets = structures.find(SflowStructures.COUNTERS | 1, 6);
        assertThat(octets.name()).isEqualTo("if_counters.ifInOctets");
        assertThat(octets.type()).isEqualTo(AbstractDataType.UNSIGNED64);
        assertThat(octets.units()).isEqualTo("octets");
    }

    @Test
    void an_ipv6_address_and_a_list_item_have_numbers_of_their_own() {
        final long mpls = SflowStructures.FLOW | 1006;
        assertThat(structures.find(mpls, 1).type()).isEqualTo(AbstractDataType.IPV4_ADDRESS);
        assertThat(structures.find(mpls, 1 | SflowStructures.IPV6).type()).isEqualTo(AbstractDataType.IPV6_ADDRESS);
        assertThat(structures.find(mpls, 2).type()).isEqualTo(AbstractDataType.BASIC_LIST);
        assertThat(structures.find(mpls, 2 | SflowStructures.ITEM).type()).isEqualTo(AbstractDataType.UNSIGNED32);
        assertThat(structures
                        .find(SflowStructures.COUNTERS | 2001, 2 | SflowStructures.ITEM)
                        .type())
                .isEqualTo(AbstractDataType.MAC_ADDRESS);
    }

    @Test
    void what_is_not_known_is_not_found() {
        assertThat(structures.flow(9)).isNull();
        assertThat(structures.find(SflowStructures.FLOW | 1001, 9)).isNull();
        assertThat(structures.find(SflowStructures.FLOW | 1001, 0)).isNull();
        assertThat(structures.find(0, 1)).isNull();
    }

    @Test
    void every_element_is_given_once() {
        assertThat(structures.elements())
                .hasSizeGreaterThan(600)
                .doesNotContainNull()
                .doesNotHaveDuplicates()
                .allSatisfy(element -> assertThat(structures.find(element.enterprise(), element.id()))
                        .isEqualTo(element));
    }

    @Test
    void an_element_of_the_inner_packet_says_so_in_its_name() {
        final InformationElement inner =
                SflowStructures.inner(InformationElements.builtIn().find(0, 8));
        assertThat(inner.name()).isEqualTo("innerSourceIPv4Address");
        assertThat(inner.enterprise()).isEqualTo(SflowStructures.INNER);
    }

    @Test
    void the_dictionary_has_them_by_number_and_by_name() {
        final InformationElements dictionary = InformationElements.builtIn();
        assertThat(dictionary.find(SflowStructures.FLOW | 2209, 8).name()).isEqualTo("extended_tcp_info.rtt");
        assertThat(dictionary.find("extended_tcp_info.rtt").id()).isEqualTo(8);
        assertThat(dictionary.find(SflowStructures.INNER, 12).name()).isEqualTo("innerDestinationIPv4Address");
        assertThat(dictionary.find(SflowStructures.SAMPLE, 1).name()).isEqualTo("sample.unknown_record");
    }
}
