package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class NamespaceTest {
    @Test
    void line_breaks_and_tabs_are_dropped_and_brackets_become_hyphens() {
        assertThat(new Namespace("a\n\r\tb<c>")).hasToString("ab-c-");
        assertThat(new Namespace("n".repeat(100)).text()).hasSize(100);
    }

    @Test
    void the_length_counts_before_anything_is_dropped() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Namespace("n".repeat(100) + "\n"))
                .withMessage("must not be longer than 100 bytes");
        assertThatIllegalArgumentException().isThrownBy(() -> new Namespace("\u00fc".repeat(51)));
    }
}
