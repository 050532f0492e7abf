package dev.weir.sink.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WayBackTest {
    private static FieldSpecifier turned(int element) {
        final FieldSpecifier field = FieldSpecifier.of(element, 4);
        return WayBack.turn(Shape.compile(Protocol.IPFIX, 256, 0, List.of(field)), field);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1, 2, 6, 15, 18, 23, 24, 62, 63, 85, 86, 171, 172, 231, 298, 352, 353, 417, 420, 430, 431, 32, 70, 176
            })
    void what_was_counted_or_seen_on_the_way_there_is_not_told_of_the_way_back(int element) {
        assertThat(turned(element)).isNull();
    }

    @Test
    void ends_are_exchanged_and_what_both_ways_share_stays() {
        assertThat(turned(7)).isEqualTo(FieldSpecifier.of(11, 4));
        assertThat(turned(10)).isEqualTo(FieldSpecifier.of(14, 4));
        assertThat(turned(4)).isEqualTo(FieldSpecifier.of(4, 4));
        assertThat(turned(136)).isEqualTo(FieldSpecifier.of(136, 4));
        assertThat(turned(232)).isEqualTo(FieldSpecifier.of(1, 4));
    }
}
