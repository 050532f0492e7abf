package dev.weir.collector.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1000 * MILLI;

    private final VirtualClock clock = new VirtualClock();

    @Test
    void a_rate_spaces_datagrams_evenly() {
        final Pacer pacer = new Pacer(1000, clock);

        assertThat(times(pacer, 0, 0, 0, 0)).containsExactly(0L, MILLI, 2 * MILLI, 3 * MILLI);
    }

    @Test
    void overshooting_waits_are_made_up_for_so_that_the_average_holds() {
        clock.overshootNanos = 7 * MILLI / 2;
        final Pacer pacer = new Pacer(1000, clock);

        final List<Long> times = times(pacer, new long[1000]);

        assertThat(times.get(999)).isBetween(999 * MILLI, 999 * MILLI + clock.overshootNanos);
        assertThat(clock.parks).as("one wait for several datagrams").isLessThan(300);
    }

    @Test
    void the_capture_keeps_its_gaps_up_to_a_second() {
        final Pacer pacer = new Pacer(ReplayOptions.AS_CAPTURED, clock);

        assertThat(times(pacer, 500 * SECOND, 500 * SECOND + MILLI, 700 * SECOND, 100 * SECOND, 100 * SECOND + 1))
                .containsExactly(0L, MILLI, SECOND + MILLI, SECOND + MILLI, SECOND + MILLI + 1);
    }

    @Test
    void a_new_file_follows_at_once() {
        final Pacer pacer = new Pacer(ReplayOptions.AS_CAPTURED, clock);
        times(pacer, 0, MILLI);
        pacer.onFileStart();

        assertThat(times(pacer, 900 * SECOND, 900 * SECOND + MILLI)).containsExactly(MILLI, 2 * MILLI);
    }

    @Test
    void unlimited_never_waits() {
        times(new Pacer(ReplayOptions.UNLIMITED, clock), 0, SECOND, 2 * SECOND);

        assertThat(clock.parks).isZero();
    }

    @Test
    void after_a_long_delay_the_schedule_starts_anew_instead_of_in_a_burst() {
        final Pacer pacer = new Pacer(1000, clock);
        times(pacer, 0, 0);
        clock.now += 10 * SECOND;

        assertThat(times(pacer, 0, 0, 0))
                .containsExactly(10 * SECOND + MILLI, 10 * SECOND + 2 * MILLI, 10 * SECOND + 3 * MILLI);
    }

    @Test
    void being_stopped_ends_the_wait() {
        final Pacer pacer = new Pacer(1, clock);
        pacer.awaitNext(0, () -> true);
        pacer.awaitNext(0, () -> true);

        assertThat(clock.parks).isZero();
    }

    private List<Long> times(Pacer pacer, long... captured) {
        final List<Long> times = new ArrayList<>();
        for (final long at : captured) {
            pacer.awaitNext(at, () -> false);
            times.add(clock.now);
        }
        return times;
    }

    private static final class VirtualClock implements ReplayClock {
        private long now;
        private long overshootNanos;
        private int parks;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void park(long nanos) {
            parks++;
            now += nanos + overshootNanos;
        }
    }
}
