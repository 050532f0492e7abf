package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Structured data, RFC 6313. */
class ListReaderTest {
    private final ListReader list = new ListReader();
    private byte[] bytes;

    private boolean wrap(int kind, String hex) {
        final byte[] value = HexFormat.of().parseHex(hex.replace(" ", ""));
        bytes = Samples.join(new byte[3], value, new byte[2]);
        return list.wrap(kind, bytes, 3, value.length);
    }

    private List<String> values() {
        final List<String> values = new ArrayList<>();
        while (list.next()) {
            values.add(HexFormat.of().formatHex(bytes, list.valueOffset(), list.valueOffset() + list.valueLength()));
        }
        return values;
    }

    @Test
    void a_basic_list_gives_its_values() {
        assertThat(wrap(291, "03 000a 0004 00000001 00000002")).isTrue();
        assertThat(list.semantic()).isEqualTo(3);
        assertThat(ListReader.semanticName(list.semantic())).isEqualTo("allOf");
        assertThat(list.enterprise()).isZero();
        assertThat(list.elementId()).isEqualTo(10);
        assertThat(list.elementLength()).isEqualTo(4);
        assertThat(values()).containsExactly("00000001", "00000002");
        assertThat(list.isDamaged()).isFalse();
    }

    @Test
    void a_basic_list_of_an_enterprise_s_element_with_values_of_any_length() {
        final String longValue = "ab".repeat(300);
        assertThat(wrap(291, "ff 8123 ffff 00000009 01 41 00 ff012c" + longValue))
                .isTrue();
        assertThat(list.enterprise()).isEqualTo(9);
        assertThat(list.elementId()).isEqualTo(0x123);
        assertThat(ListReader.semanticName(list.semantic())).isEqualTo("undefined");
        assertThat(values()).containsExactly("41", "", longValue);
        assertThat(list.isDamaged()).isFalse();
    }

    @Test
    void an_empty_list_has_no_value() {
        assertThat(wrap(291, "00 000a 0004")).isTrue();
        assertThat(values()).isEmpty();
        assertThat(wrap(292, "01 0101")).isTrue();
        assertThat(values()).isEmpty();
        assertThat(wrap(293, "02")).isTrue();
        assertThat(values()).isEmpty();
        assertThat(list.isDamaged()).isFalse();
    }

    @Test
    void a_list_of_one_template_gives_its_records_together() {
        assertThat(wrap(292, "04 0105 0a0b0c0d")).isTrue();
        assertThat(list.templateId()).isEqualTo(0x105);
        assertThat(values()).containsExactly("0a0b0c0d");
    }

    @Test
    void a_list_of_several_templates_gives_the_records_of_each() {
        assertThat(wrap(293, "03 0105 0008 0a0b0c0d 0106 0004 0107 0005 ee")).isTrue();
        final List<String> seen = new ArrayList<>();
        while (list.next()) {
            seen.add(list.templateId() + ":" + list.valueLength());
        }
        assertThat(seen).containsExactly("261:4", "262:0", "263:1");
        assertThat(list.isDamaged()).isFalse();
    }

    @Test
    void a_list_may_lie_in_a_list_but_not_without_end() {
        wrap(291, "03 0123 ffff 07 00 0004 0001 06 11");
        assertThat(ListReader.isList(list.enterprise(), list.elementId())).isTrue();
        assertThat(list.next()).isTrue();
        final ListReader inner = list.child();
        assertThat(inner.wrap(list.elementId(), bytes, list.valueOffset(), list.valueLength()))
                .isTrue();
        assertThat(inner.next()).isTrue();
        assertThat(bytes[inner.valueOffset()]).isEqualTo((byte) 6);
        assertThat(list.child()).isSameAs(inner);

        assertThat(inner.child().child()).isNotNull();
        assertThat(inner.child().child().child()).isNull();
    }

    @Test
    void a_value_that_runs_past_the_list_is_damage() {
        for (String hex : new String[] {"00 000a 0004 000000", "00 000a ffff 05 00", "00 000a ffff ff00"}) {
            assertThat(wrap(291, hex)).isTrue();
            assertThat(values()).isEmpty();
            assertThat(list.isDamaged()).as(hex).isTrue();
        }
        for (String hex : new String[] {"00 0101 0003", "00 0101 0005", "00 0101"}) {
            assertThat(wrap(293, hex)).isTrue();
            assertThat(values()).isEmpty();
            assertThat(list.isDamaged()).as(hex).isTrue();
        }
    }

    @Test
    void a_header_that_is_not_whole_or_values_of_no_octets_are_refused() {
        for (String hex : new String[] {"", "00", "00 000a 00", "00 000a 0000 11", "00 800a 0001 000000"}) {
            assertThat(wrap(291, hex)).as(hex).isFalse();
            assertThat(list.next()).isFalse();
        }
        assertThat(wrap(292, "00 01")).isFalse();
        assertThat(wrap(293, "")).isFalse();
        assertThat(wrap(290, "00 000a 0004")).isFalse();
    }

    @Test
    void any_octets_end_and_stay_within_the_list() {
        final Random random = new Random(6313);
        for (int i = 0; i < 20_000; i++) {
            final byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            final int kind = 291 + random.nextInt(3);
            if (list.wrap(kind, octets, 0, octets.length)) {
                int values = 0;
                while (list.next()) {
                    assertThat(list.valueOffset() + list.valueLength()).isLessThanOrEqualTo(octets.length);
                    values++;
                }
                assertThat(values).isLessThanOrEqualTo(octets.length);
            }
        }
    }
}
