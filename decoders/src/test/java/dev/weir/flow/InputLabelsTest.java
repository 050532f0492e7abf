package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InputLabelsTest {
    private static InputLabels again(InputLabels labels) {
        return InputLabels.decode(labels.encoded(), 0, labels.encoded().length);
    }

    @Test
    void labels_and_tags_are_read_back_from_their_bytes() {
        final InputLabels labels =
                new InputLabels("default", "ns", "host-1", Map.of("site", "Köln", "empty", "", "a", "b"));

        final InputLabels again = again(labels);

        assertThat(again.source()).isEqualTo("default");
        assertThat(again.namespace()).isEqualTo("ns");
        assertThat(again.host()).isEqualTo("host-1");
        assertThat(again.tags())
                .containsExactly(Map.entry("a", "b"), Map.entry("empty", ""), Map.entry("site", "Köln"));
        assertThat(again.encoded()).isEqualTo(labels.encoded());
    }

    @Test
    void labels_without_tags_are_read_back() {
        assertThat(again(Samples.LABELS).tags()).isEmpty();
        assertThat(again(Samples.LABELS).namespace()).isEqualTo("namespace");
    }

    @Test
    void the_tag_host_overrides_the_host() {
        final InputLabels labels = new InputLabels("s", "n", "real", Map.of("host", "given"));

        assertThat(labels.host()).isEqualTo("given");
        assertThat(again(labels).host()).isEqualTo("given");
    }

    @Test
    void tags_cannot_be_changed_from_outside() {
        final Map<String, String> mine = new TreeMap<>(Map.of("a", "1"));
        final InputLabels labels = new InputLabels("s", "n", "h", mine);
        mine.put("b", "2");

        assertThat(labels.tags()).hasSize(1);
        assertThatThrownBy(() -> labels.tags().put("c", "3")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void labels_beyond_64_kib_are_refused() {
        final String most = "x".repeat(0xffff - 4 * 2);

        assertThat(again(new InputLabels(most, "", "", Map.of())).source()).isEqualTo(most);
        assertThatThrownBy(() -> new InputLabels(most + "x", "", "", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536 bytes");
    }

    @Test
    void labels_cut_short_are_not_read() {
        final byte[] encoded = new InputLabels("s", "n", "h", Map.of("key", "value")).encoded();
        for (int length = 0; length < 3 * 3 + 2 + 5 + 7; length++) {
            assertThat(InputLabels.decode(encoded, 0, length))
                    .as("length %d", length)
                    .isNull();
        }
    }

    /** Octets that are not UTF-8 are read as replacement characters, which take more room than the octets did. */
    @Test
    void damaged_text_is_read_and_never_thrown_at() {
        final byte[] encoded = new InputLabels("x".repeat(60_000), "", "", Map.of()).encoded();
        java.util.Arrays.fill(encoded, 2, 60_002, (byte) 0xff);

        final InputLabels labels = InputLabels.decode(encoded, 0, encoded.length);

        assertThat(labels.source()).hasSize(60_000).containsOnlyOnce("\uFFFD".repeat(60_000));
        assertThat(labels.encoded()).isEqualTo(encoded);
    }

    @Test
    void a_block_longer_than_labels_can_be_is_not_read() {
        final byte[] body = new byte[4 * 0xffff];
        Bytes.putLittleU16(body, 0, 0xffff);
        Bytes.putLittleU16(body, 2 + 0xffff, 0xffff);

        assertThat(InputLabels.decode(body, 0, body.length)).isNull();
    }
}
