package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowFieldTest {
    private static final InformationElements DICTIONARY = InformationElements.builtIn();

    /** Which standard elements carry which meaning: written down a second time, from the registry's names. */
    private static final Map<FlowField, List<String>> ELEMENTS = new EnumMap<>(Map.ofEntries(
            Map.entry(FlowField.BYTES, List.of("octetDeltaCount")),
            Map.entry(FlowField.PACKETS, List.of("packetDeltaCount")),
            Map.entry(FlowField.IP_PROTOCOL, List.of("protocolIdentifier")),
            Map.entry(FlowField.TOS, List.of("ipClassOfService")),
            Map.entry(FlowField.TCP_FLAGS, List.of("tcpControlBits")),
            Map.entry(FlowField.SOURCE_ADDRESS, List.of("sourceIPv4Address", "sourceIPv6Address")),
            Map.entry(FlowField.SOURCE_PORT, List.of("sourceTransportPort")),
            Map.entry(FlowField.SOURCE_MAC, List.of("sourceMacAddress")),
            Map.entry(FlowField.SOURCE_PREFIX_LENGTH, List.of("sourceIPv4PrefixLength", "sourceIPv6PrefixLength")),
            Map.entry(FlowField.SOURCE_AS, List.of("bgpSourceAsNumber")),
            Map.entry(FlowField.DESTINATION_ADDRESS, List.of("destinationIPv4Address", "destinationIPv6Address")),
            Map.entry(FlowField.DESTINATION_PORT, List.of("destinationTransportPort")),
            Map.entry(FlowField.DESTINATION_MAC, List.of("destinationMacAddress")),
            Map.entry(
                    FlowField.DESTINATION_PREFIX_LENGTH,
                    List.of("destinationIPv4PrefixLength", "destinationIPv6PrefixLength")),
            Map.entry(FlowField.DESTINATION_AS, List.of("bgpDestinationAsNumber")),
            Map.entry(FlowField.INGRESS_INTERFACE, List.of("ingressInterface")),
            Map.entry(FlowField.EGRESS_INTERFACE, List.of("egressInterface")),
            Map.entry(FlowField.NEXT_HOP, List.of("ipNextHopIPv4Address", "ipNextHopIPv6Address")),
            Map.entry(FlowField.DIRECTION, List.of("flowDirection")),
            Map.entry(FlowField.FIRST_SWITCHED, List.of("flowStartSysUpTime")),
            Map.entry(FlowField.LAST_SWITCHED, List.of("flowEndSysUpTime"))));

    private static Shape shapeOf(InformationElement... elements) {
        return Shape.compile(
                Protocol.IPFIX,
                256,
                0,
                java.util.Arrays.stream(elements)
                        .map(element -> new FieldSpecifier(element.enterprise(), element.id(), 4))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_meaning_is_found_through_each_of_its_elements_and_through_no_other(FlowField field) {
        for (int id = 1; id < 500; id++) {
            final InformationElement element = DICTIONARY.find(0, id);
            final boolean carries = element != null && ELEMENTS.get(field).contains(element.name());

            final Shape shape = Shape.compile(
                    Protocol.IPFIX, 256, 0, List.of(FieldSpecifier.of(60_000, 1), FieldSpecifier.of(id, 4)));

            assertThat(shape.indexOf(field)).as("%s in element %d", field, id).isEqualTo(carries ? 1 : -1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_type_fits_that_of_its_elements(FlowField field) {
        for (String name : ELEMENTS.get(field)) {
            final AbstractDataType type = DICTIONARY.find(name).type();
            switch (field.type()) {
                case ADDRESS -> assertThat(type).isIn(AbstractDataType.IPV4_ADDRESS, AbstractDataType.IPV6_ADDRESS);
                case MAC -> assertThat(type).isEqualTo(AbstractDataType.MAC_ADDRESS);
                case NUMBER ->
                    assertThat(type)
                            .isIn(
                                    AbstractDataType.UNSIGNED8,
                                    AbstractDataType.UNSIGNED16,
                                    AbstractDataType.UNSIGNED32,
                                    AbstractDataType.UNSIGNED64);
                default -> throw new AssertionError(field.type());
            }
        }
    }

    @Test
    void the_preferred_element_wins_wherever_it_stands() {
        final InformationElement v4 = DICTIONARY.find("sourceIPv4Address");
        final InformationElement v6 = DICTIONARY.find("sourceIPv6Address");

        assertThat(shapeOf(v4, v6).indexOf(FlowField.SOURCE_ADDRESS)).isZero();
        assertThat(shapeOf(v6, v4).indexOf(FlowField.SOURCE_ADDRESS)).isEqualTo(1);
        assertThat(shapeOf(v6).indexOf(FlowField.SOURCE_ADDRESS)).isZero();
    }

    @Test
    void an_enterprise_s_element_of_the_same_number_means_something_else() {
        final Shape shape = Shape.compile(Protocol.IPFIX, 256, 0, List.of(new FieldSpecifier(29_305, 1, 8)));

        assertThat(shape.indexOf(FlowField.BYTES)).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource
    void a_field_is_found_by_its_name_in_any_case(FlowField field) {
        assertThat(FlowField.ofName(field.fieldName())).isEqualTo(field);
        assertThat(FlowField.ofName(field.fieldName().toUpperCase(Locale.ROOT))).isEqualTo(field);
    }

    @Test
    void no_two_fields_have_one_name_and_an_unknown_name_finds_nothing() {
        final Map<String, FlowField> names = new HashMap<>();
        for (FlowField field : FlowField.values()) {
            assertThat(names.put(field.fieldName(), field)).isNull();
        }
        assertThat(FlowField.ofName("source")).isNull();
    }
}
