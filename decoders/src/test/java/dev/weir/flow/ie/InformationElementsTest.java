package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InformationElementsTest {
    private final InformationElements elements = InformationElements.builtIn();

    @ParameterizedTest
    @CsvSource({
        "1, octetDeltaCount, UNSIGNED64, DELTA_COUNTER, octets",
        "4, protocolIdentifier, UNSIGNED8, IDENTIFIER, ''",
        "6, tcpControlBits, UNSIGNED16, FLAGS, ''",
        "8, sourceIPv4Address, IPV4_ADDRESS, DEFAULT, ''",
        "22, flowStartSysUpTime, UNSIGNED32, UNSPECIFIED, milliseconds",
        "27, sourceIPv6Address, IPV6_ADDRESS, DEFAULT, ''",
        "34, samplingInterval, UNSIGNED32, QUANTITY, packets",
        "56, sourceMacAddress, MAC_ADDRESS, DEFAULT, ''",
        "82, interfaceName, STRING, DEFAULT, ''",
        "95, applicationId, OCTET_ARRAY, DEFAULT, ''",
        "150, flowStartSeconds, DATE_TIME_SECONDS, DEFAULT, seconds",
        "152, flowStartMilliseconds, DATE_TIME_MILLISECONDS, DEFAULT, milliseconds",
        "154, flowStartMicroseconds, DATE_TIME_MICROSECONDS, DEFAULT, microseconds",
        "156, flowStartNanoseconds, DATE_TIME_NANOSECONDS, DEFAULT, nanoseconds",
        "210, paddingOctets, OCTET_ARRAY, DEFAULT, ''",
        "276, dataRecordsReliability, BOOLEAN, DEFAULT, ''",
        "291, basicList, BASIC_LIST, LIST, ''",
        "292, subTemplateList, SUB_TEMPLATE_LIST, LIST, ''",
        "293, subTemplateMultiList, SUB_TEMPLATE_MULTI_LIST, LIST, ''",
        "311, samplingProbability, FLOAT64, QUANTITY, ''",
        "434, mibObjectValueInteger, SIGNED32, QUANTITY, ''",
        "439, mibObjectValueCounter, UNSIGNED64, SNMP_COUNTER, ''",
        "440, mibObjectValueGauge, UNSIGNED32, SNMP_GAUGE, ''",
        "494, srhSegmentIPv6, IPV6_ADDRESS, DEFAULT, ''",
        "515, ipv6ExtensionHeadersFull, UNSIGNED256, FLAGS, ''",
        "533, pathDelaySumDeltaMicroseconds, UNSIGNED64, DELTA_COUNTER, ''",
    })
    void an_element_is_as_the_registry_has_it(
            int id, String name, AbstractDataType type, DataTypeSemantics semantics, String units) {
        final InformationElement expected = new InformationElement(0, id, name, type, semantics, units);

        assertThat(elements.find(0, id)).isEqualTo(expected);
        assertThat(elements.find(Protocol.IPFIX, 0, id)).isEqualTo(expected);
        assertThat(elements.find(Protocol.NETFLOW9, 0, id)).isEqualTo(expected);
        assertThat(elements.find(name)).isEqualTo(expected);
    }

    /** Only these numbers up to the last one have no element: reserved, v9 only, or taken back. */
    @Test
    void the_registry_is_complete() {
        for (int id = 1; id <= 533; id++) {
            final boolean unassigned =
                    id >= 65 && id <= 69 || id == 97 || id >= 105 && id <= 127 || id == 416 || id == 419;
            assertThat(elements.find(0, id) == null).as("element " + id).isEqualTo(unassigned);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9, 12235, appHTTPHost, STRING",
        "637, 91, aluInsideServiceId, UNSIGNED16",
        "3054, 110, l7ApplicationID, UNSIGNED32",
        "5951, 130, httpReqUrl, STRING",
        "6871, 106, yafFlowKeyHash, UNSIGNED32",
        "6871, 16398, reverseInitialTCPFlags, UNSIGNED16",
        "6876, 888, egressInterfaceAttr, UNSIGNED16",
        "15397, 18, proceraServerHostname, STRING",
        "35632, 118, L7_PROTO, UNSIGNED16",
        "56506, 101, sourcePodName, STRING",
    })
    void an_enterprise_element_is_found_by_its_numbers(long enterprise, int id, String name, AbstractDataType type) {
        final InformationElement element = elements.find(enterprise, id);

        assertThat(element.name()).isEqualTo(name);
        assertThat(element.type()).isEqualTo(type);
        assertThat(element.enterprise()).isEqualTo(enterprise);
        assertThat(element.id()).isEqualTo(id);
    }

    @Test
    void what_is_not_in_the_dictionary_is_not_found() {
        assertThat(elements.find(0, 0)).isNull();
        assertThat(elements.find(0, 33_002)).isNull();
        assertThat(elements.find(0, 65_535)).isNull();
        assertThat(elements.find(4711, 1)).isNull();
        assertThat(elements.find(29_305, 65)).isNull();
        assertThat(elements.find("OctetDeltaCount")).isNull();
    }

    /** RFC 5103 section 6.1. */
    @Test
    void a_reverse_element_is_named_after_the_forward_one() {
        final InformationElement reverse = elements.find(29_305, 1);

        assertThat(reverse.name()).isEqualTo("reverseOctetDeltaCount");
        assertThat(reverse.type()).isEqualTo(AbstractDataType.UNSIGNED64);
        assertThat(reverse.semantics()).isEqualTo(DataTypeSemantics.DELTA_COUNTER);
        assertThat(reverse.units()).isEqualTo("octets");
        assertThat(elements.find("reverseOctetDeltaCount")).isEqualTo(reverse);
    }

    @ParameterizedTest
    @CsvSource({
        "33002, 0, 33002, firewallEventExtended",
        "40000, 0, 40000, userName",
        "56701, 0, 56701, paloAltoAppId",
        "45003, 9, 12235, appHTTPHost",
        "57590, 35632, 118, L7_PROTO",
        "8256, 0, 8256, streamcoreHostname",
    })
    void a_field_type_of_netflow_9_is_found_in_its_own_dialect(int id, long enterprise, int number, String name) {
        final InformationElement element = elements.find(Protocol.NETFLOW9, 0, id);

        assertThat(element.name()).isEqualTo(name);
        assertThat(element.enterprise()).isEqualTo(enterprise);
        assertThat(element.id()).isEqualTo(number);
        assertThat(elements.find(Protocol.IPFIX, 0, id)).isNull();
        assertThat(elements.find(0, id)).isNull();
    }

    @Test
    void a_scope_type_of_netflow_9_is_named() {
        assertThat(elements.find(Protocol.NETFLOW9, 0xffff_ff09L, 1).name()).isEqualTo("scopeSystem");
        assertThat(elements.find(Protocol.NETFLOW9, 0xffff_ff09L, 5).name()).isEqualTo("scopeTemplate");
        assertThat(elements.find(Protocol.NETFLOW9, 0xffff_ff09L, 6)).isNull();
    }

    /** A collector that turns NetFlow version 9 into IPFIX sends its field types so. */
    @Test
    void a_field_type_of_netflow_9_that_was_passed_on_as_ipfix_is_named() {
        assertThat(elements.find(0xffff_ffffL, 57_590 - 32_768).name()).isEqualTo("L7_PROTO");
        assertThat(elements.find(0xffff_fffeL, 8256).name()).isEqualTo("streamcoreHostname");
    }

    @Test
    void a_name_means_the_standard_element_first() {
        for (String name : elements.names()) {
            final InformationElement found = elements.find(name);
            assertThat(found.name()).isEqualTo(name);
        }
        for (InformationElement element : elements.ofEnterprise(0)) {
            assertThat(elements.find(element.name())).isSameAs(element);
        }
    }

    @ParameterizedTest
    @EnumSource(AbstractDataType.class)
    void a_type_is_found_by_its_name(AbstractDataType type) {
        assertThat(AbstractDataType.ofName(type.registryName())).isEqualTo(type);
        assertThat(AbstractDataType.ofName(type.name())).isNull();
    }

    @ParameterizedTest
    @EnumSource(DataTypeSemantics.class)
    void semantics_are_found_by_their_name(DataTypeSemantics semantics) {
        assertThat(DataTypeSemantics.ofName(semantics.registryName())).isEqualTo(semantics);
        assertThat(DataTypeSemantics.ofName(semantics.name())).isNull();
    }
}
