package dev.weir.collector.config.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> KNOWN = List.of("shards", "ring_size", "linger", "port");

    @ParameterizedTest
    @CsvSource({
        "shrads, shards",
        "shard, shards",
        "shardss, shards",
        "ringsize, ring_size",
        "ring-size, ring_size",
        "prot, port",
        "linger, linger",
        "lnger, linger",
    })
    void a_slip_of_the_finger_is_found(String word, String meant) {
        assertThat(Nearest.to(word, KNOWN)).hasValue(meant);
    }

    @ParameterizedTest
    @CsvSource({"colour", "xyz", "x"})
    void another_word_is_not(String word) {
        assertThat(Nearest.to(word, KNOWN)).isEmpty();
        assertThat(Nearest.hint(word, KNOWN)).isEqualTo("known here: shards, ring_size, linger, port");
    }

    @Test
    void an_endless_word_and_an_empty_choice_are_no_trouble() {
        assertThat(Nearest.to("x".repeat(1_000_000), KNOWN)).isEmpty();
        assertThat(Nearest.hint("x", List.of())).isEmpty();
    }
}
