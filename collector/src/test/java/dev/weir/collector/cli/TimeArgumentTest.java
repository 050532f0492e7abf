package dev.weir.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeArgumentTest {
    private static final long NOW = 1_700_000_000_000L;

    @ParameterizedTest
    @CsvSource({"-30s, 1699999970", "-15m, 1699999100", "-2h, 1699992800", "-7d, 1699395200"})
    void an_age_counts_back_from_now(String text, long seconds) {
        assertThat(TimeArgument.epochNanos(text, NOW)).isEqualTo(seconds * 1_000_000_000L);
    }

    @Test
    void a_number_is_seconds_since_1970() {
        assertThat(TimeArgument.epochNanos("1692077976", NOW)).isEqualTo(1_692_077_976_000_000_000L);
    }

    @Test
    void an_instant_may_have_a_fraction_and_an_offset() {
        assertThat(TimeArgument.epochNanos("2023-08-15T05:39:36.5Z", NOW)).isEqualTo(1_692_077_976_500_000_000L);
        assertThat(TimeArgument.epochNanos("2023-08-15T07:39:36+02:00", NOW)).isEqualTo(1_692_077_976_000_000_000L);
    }

    @Test
    void a_time_without_a_zone_is_local() {
        final long expected = LocalDateTime.of(2023, 8, 15, 5, 39)
                .atZone(ZoneId.systemDefault())
                .toEpochSecond();

        assertThat(TimeArgument.epochNanos("2023-08-15T05:39", NOW)).isEqualTo(expected * 1_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "-15", "15m", "2023-08-15", "12345678901", "-9999999999s"})
    void anything_else_is_refused_with_what_was_expected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeArgument.epochNanos(text, NOW))
                .withMessageStartingWith("expected start, end");
    }
}
