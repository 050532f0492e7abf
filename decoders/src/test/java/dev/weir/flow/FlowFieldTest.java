package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the table of {@code docs/protocols.md} to the code, and both to the registry. */
class FlowFieldTest {
    private static final InformationElements DICTIONARY = InformationElements.builtIn();
    private static final Pattern ELEMENT = Pattern.compile("(\\d+) ([A-Za-z][A-Za-z0-9]+)");
    private static final LayoutPage PAGE = LayoutPage.read("docs/protocols.md");
    private static final Map<String, List<String>> ROWS =
            PAGE.tableUnder("## Where the flow log's fields come from").stream()
                    .collect(Collectors.toMap(row -> row.get(0).replace("`", ""), row -> row));

    private static Set<Integer> documented(FlowField field) {
        return ELEMENT.matcher(ROWS.get(field.fieldName()).get(1))
                .results()
                .map(element -> Integer.valueOf(element.group(1)))
                .collect(Collectors.toSet());
    }

    private static Shape shapeOf(Protocol dialect, FieldSpecifier... fields) {
        return Shape.compile(dialect, 256, 0, List.of(fields));
    }

    private static int lengthFor(FlowField field) {
        return switch (field.type()) {
            case NUMBER, ADDRESS -> 4;
            case MAC -> 6;
        };
    }

    @Test
    void the_table_has_all_fields_and_no_others() {
        assertThat(ROWS.keySet())
                .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(FlowField.class).stream()
                        .map(FlowField::fieldName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void the_table_has_the_elements_in_the_order_of_the_code(FlowField field) {
        final String back = ROWS.get(field.fieldName()).get(2);
        final String reverse =
                ELEMENT.matcher(back).results().map(element -> element.group(1)).collect(Collectors.joining(", "));
        final String elements = ROWS.get(field.fieldName()).get(1).replaceAll("(\\d) [A-Za-z][A-Za-z0-9]+", "$1");

        assertThat(elements + (reverse.isEmpty() ? "" : "; back: " + reverse))
                .isEqualTo(field.elements().describe());
    }

    @ParameterizedTest
    @EnumSource
    void the_table_tells_what_the_way_back_has_from_the_way_there(FlowField field) {
        final FlowField counterpart = ReverseView.counterpart(field);
        final String back = ROWS.get(field.fieldName()).get(2);

        if (counterpart == null) {
            assertThat(back).doesNotContain("the same").doesNotContain("`");
        } else {
            assertThat(back)
                    .endsWith(counterpart == field ? ", else the same" : ", else of `" + counterpart.fieldName() + "`");
            assertThat(ReverseView.counterpart(counterpart)).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_names_in_the_table_are_those_of_the_registry(FlowField field) {
        final String row = String.join(" ", ROWS.get(field.fieldName()));
        for (MatchResult element : ELEMENT.matcher(row).results().toList()) {
            final InformationElement known = DICTIONARY.find(0, Integer.parseInt(element.group(1)));
            if (known != null) {
                assertThat(element.group(2)).isEqualTo(known.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_meaning_is_found_through_each_of_its_elements_and_through_no_other(FlowField field) {
        final Set<Integer> documented = documented(field);
        for (int id = 1; id < 600; id++) {
            final Shape shape =
                    shapeOf(Protocol.IPFIX, FieldSpecifier.of(60_000, 1), FieldSpecifier.of(id, lengthFor(field)));

            assertThat(shape.indexOf(field))
                    .as("%s in element %d", field, id)
                    .isEqualTo(documented.contains(id) ? 1 : -1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void its_type_fits_that_of_its_elements(FlowField field) {
        for (int id : documented(field)) {
            final InformationElement element = DICTIONARY.find(0, id);
            if (element == null) {
                continue;
            }
            final AbstractDataType type = element.type();
            switch (field.type()) {
                case ADDRESS -> assertThat(type).isIn(AbstractDataType.IPV4_ADDRESS, AbstractDataType.IPV6_ADDRESS);
                case MAC -> assertThat(type).isEqualTo(AbstractDataType.MAC_ADDRESS);
                case NUMBER ->
                    assertThat(type)
                            .isIn(
                                    AbstractDataType.OCTET_ARRAY,
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
        final FieldSpecifier delta = FieldSpecifier.of(1, 4);
        final FieldSpecifier post = FieldSpecifier.of(23, 4);

        assertThat(shapeOf(Protocol.IPFIX, delta, post).indexOf(FlowField.BYTES))
                .isZero();
        assertThat(shapeOf(Protocol.IPFIX, post, delta).indexOf(FlowField.BYTES))
                .isEqualTo(1);
        assertThat(shapeOf(Protocol.IPFIX, post).indexOf(FlowField.BYTES)).isZero();
    }

    @Test
    void of_addresses_the_first_of_the_template_wins() {
        final FieldSpecifier v4 = FieldSpecifier.of(8, 4);
        final FieldSpecifier v6 = FieldSpecifier.of(27, 16);

        assertThat(shapeOf(Protocol.IPFIX, v4, v6).indexOf(FlowField.SOURCE_ADDRESS))
                .isZero();
        assertThat(shapeOf(Protocol.IPFIX, v6, v4).indexOf(FlowField.SOURCE_ADDRESS))
                .isZero();
        assertThat(shapeOf(Protocol.IPFIX, FieldSpecifier.of(44, 4), v6).indexOf(FlowField.SOURCE_ADDRESS))
                .isEqualTo(1);
        assertThat(shapeOf(Protocol.IPFIX, v6).indexOf(FlowField.SOURCE_ADDRESS))
                .isZero();
    }

    @Test
    void a_field_of_no_octets_or_of_an_impossible_length_carries_no_meaning() {
        assertThat(shapeOf(Protocol.IPFIX, FieldSpecifier.of(1, 0), FieldSpecifier.of(1, 8))
                        .indexOf(FlowField.BYTES))
                .isEqualTo(1);
        assertThat(shapeOf(Protocol.IPFIX, FieldSpecifier.of(8, 3), FieldSpecifier.of(27, 16))
                        .indexOf(FlowField.SOURCE_ADDRESS))
                .isEqualTo(1);
        assertThat(shapeOf(Protocol.IPFIX, FieldSpecifier.of(56, 8)).indexOf(FlowField.SOURCE_MAC))
                .isEqualTo(-1);
    }

    @Test
    void an_enterprise_s_element_of_the_same_number_means_something_else() {
        for (long enterprise : new long[] {9, InformationElement.REVERSE_ENTERPRISE, 0xffff_ff09L}) {
            assertThat(shapeOf(Protocol.IPFIX, new FieldSpecifier(enterprise, 1, 8))
                            .indexOf(FlowField.BYTES))
                    .isEqualTo(-1);
        }
    }

    /** RFC 3954 has no numbers above 127; the page tells which are believed all the same. */
    @Test
    void above_127_netflow_9_is_believed_where_the_page_says_so() {
        assertThat(String.join(" ", PAGE.lines()).replaceAll("\\s+", " "))
                .contains("registry allows: " + Netflow9Elements.describe() + ".");
        for (FlowField field : FlowField.values()) {
            for (int id : documented(field)) {
                final boolean v6 = id == 281 || id == 282;
                final Shape shape = shapeOf(Protocol.NETFLOW9, FieldSpecifier.of(id, v6 ? 16 : lengthFor(field)));
                assertThat(shape.indexOf(field))
                        .as("%s in type %d", field, id)
                        .isEqualTo(id <= 127 || Netflow9Elements.means(id, v6 ? 16 : 4) ? 0 : -1);
            }
        }
        assertThat(shapeOf(Protocol.NETFLOW9, FieldSpecifier.of(225, 16)).indexOf(FlowField.SOURCE_NAT_ADDRESS))
                .isEqualTo(-1);
        assertThat(shapeOf(Protocol.NETFLOW9, FieldSpecifier.of(148, 9)).indexOf(FlowField.FLOW_ID))
                .isEqualTo(-1);
    }

    @Test
    void the_field_types_that_only_netflow_9_has_are_believed_in_netflow_9_only() {
        final FieldSpecifier translated = FieldSpecifier.of(40_001, 4);

        assertThat(shapeOf(Protocol.NETFLOW9, translated).indexOf(FlowField.SOURCE_NAT_ADDRESS))
                .isZero();
        assertThat(shapeOf(Protocol.IPFIX, translated).indexOf(FlowField.SOURCE_NAT_ADDRESS))
                .isEqualTo(-1);
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

    @Test
    void the_basic_fields_are_those_that_netflow_5_has_or_prints() {
        assertThat(EnumSet.allOf(FlowField.class).stream().filter(FlowField::isBasic))
                .hasSize(21)
                .contains(FlowField.BYTES, FlowField.LAST_SWITCHED)
                .doesNotContain(FlowField.ETHER_TYPE);
    }
}
