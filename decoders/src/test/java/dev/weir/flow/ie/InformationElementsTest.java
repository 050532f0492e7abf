package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InformationElementsTest {
    private final InformationElements elements = InformationElements.builtIn();

    @ParameterizedTest
    @CsvSource({
        "1, octetDeltaCount, UNSIGNED64, deltaCounter, octets",
        "4, protocolIdentifier, UNSIGNED8, identifier, ''",
        "8, sourceIPv4Address, IPV4_ADDRESS, default, ''",
        "22, flowStartSysUpTime, UNSIGNED32, '', milliseconds",
        "27, sourceIPv6Address, IPV6_ADDRESS, default, ''",
        "56, sourceMacAddress, MAC_ADDRESS, default, ''",
        "152, flowStartMilliseconds, DATE_TIME_MILLISECONDS, default, milliseconds",
        "210, paddingOctets, OCTET_ARRAY, default, ''",
    })
    void an_element_is_as_the_registry_has_it(
            int id, String name, AbstractDataType type, String semantics, String units) {
        final InformationElement expected = new InformationElement(0, id, name, type, semantics, units);

        assertThat(elements.find(0, id)).isEqualTo(expected);
        assertThat(elements.find(name)).isEqualTo(expected);
    }

    @Test
    void what_is_not_in_the_dictionary_is_not_found() {
        assertThat(elements.find(0, 0)).isNull();
        assertThat(elements.find(0, 65_535)).isNull();
        assertThat(elements.find(29_305, 1)).isNull();
        assertThat(elements.find("OctetDeltaCount")).isNull();
    }

    /** A number or a name that stood there twice would hide one of the two. */
    @Test
    void numbers_and_names_are_unique() {
        final Set<String> names = new HashSet<>();
        int found = 0;
        for (int id = 0; id <= 65_535; id++) {
            final InformationElement element = elements.find(0, id);
            if (element != null) {
                found++;
                assertThat(element.id()).isEqualTo(id);
                assertThat(names.add(element.name())).as(element.name()).isTrue();
                assertThat(elements.find(element.name())).isSameAs(element);
            }
        }
        assertThat(found).isEqualTo(elements.size()).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"unsigned8, UNSIGNED8", "string, STRING", "subTemplateMultiList, SUB_TEMPLATE_MULTI_LIST"})
    void a_type_is_found_by_its_name(String name, AbstractDataType type) {
        assertThat(AbstractDataType.ofName(name)).isEqualTo(type);
        assertThat(type.registryName()).isEqualTo(name);
        assertThat(AbstractDataType.ofName("Unsigned8")).isNull();
    }

    @Test
    void a_dictionary_that_is_missing_is_named() {
        assertThatThrownBy(() -> InformationElements.builtIn().load(4711))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("4711.csv");
    }
}
