package dev.weir.collector.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SavePaceTest {
    private static final long BEGAN = Long.MAX_VALUE - 5;

    private final SavePace pace = new SavePace();

    @Test
    void the_first_save_is_due_at_once() {
        assertThat(pace.isDue(Long.MIN_VALUE)).isTrue();
    }

    @Test
    void a_pause_is_twenty_times_what_the_save_took() {
        assertPause(millis(100), millis(2_000));
        assertPause(millis(1_000), millis(20_000));
    }

    @Test
    void a_pause_is_neither_shorter_than_250_milliseconds_nor_longer_than_30_seconds() {
        assertPause(0, millis(250));
        assertPause(millis(12), millis(250));
        assertPause(millis(1_501), millis(30_000));
        assertPause(Long.MAX_VALUE, millis(30_000));
    }

    /** Nano times run over. */
    private void assertPause(long took, long pause) {
        final long ended = BEGAN + took;
        pace.onSaved(BEGAN, ended);
        assertThat(pace.isDue(ended + pause - 1)).isFalse();
        assertThat(pace.isDue(ended + pause)).isTrue();
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
