package dev.weir.collector.config.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "0s, 0, 0s",
        "5ms, 5000000, 5ms",
        "1500us, 1500000, 1500us",
        "7\u00b5s, 7000, 7us",
        "3ns, 3, 3ns",
        "1m, 60000000000, 1m",
        "90s, 90000000000, 90s",
        "1h30m, 5400000000000, 90m",
        "1.5s, 1500000000, 1500ms",
        "48h, 172800000000000, 2d",
        "7d, 604800000000000, 7d",
        "106751d, 9223286400000000000, 106751d",
    })
    void a_duration_is_read_and_printed(String text, long nanos, String printed) {
        assertThat(DurationText.parse(text)).hasNanos(nanos);
        assertThat(DurationText.format(nanos)).isEqualTo(printed);
        assertThat(DurationText.parse(printed)).hasNanos(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "5 s", "5S", "1min", "1h 30m", "1e3s", ".5s", "106752d", "0.5ns"})
    void what_is_no_duration_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DurationText.parse(text));
    }
}
