package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers that stand for constants in the journal: each leads back to its constant, and none has two. */
class CodesTest {
    @Test
    void protocols_are_found_by_their_codes() {
        for (Protocol protocol : Protocol.values()) {
            assertThat(Protocol.ofCode(protocol.code())).isEqualTo(protocol);
            assertThat(protocol.code()).isBetween(1, 255);
        }
        assertThat(known(IntStream.range(-1, 300).mapToObj(Protocol::ofCode))).hasSize(Protocol.values().length);
    }

    @Test
    void kinds_are_found_by_their_codes_and_fit_the_header_s_set() {
        for (RecordKind kind : RecordKind.values()) {
            assertThat(RecordKind.ofCode(kind.code())).isEqualTo(kind);
            assertThat(kind.code()).isBetween(1, 7);
        }
        assertThat(known(IntStream.range(-1, 300).mapToObj(RecordKind::ofCode))).hasSize(RecordKind.values().length);
    }

    @Test
    void sampling_origins_are_found_by_their_codes_and_unknown_ones_are_unknown() {
        for (SamplingOrigin origin : SamplingOrigin.values()) {
            assertThat(SamplingOrigin.ofCode(origin.code())).isEqualTo(origin);
        }
        assertThat(SamplingOrigin.ofCode(-1)).isEqualTo(SamplingOrigin.UNKNOWN);
        assertThat(SamplingOrigin.ofCode(255)).isEqualTo(SamplingOrigin.UNKNOWN);
    }

    private static <T> List<T> known(Stream<T> found) {
        return found.filter(java.util.Objects::nonNull).toList();
    }
}
