package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import org.junit.jupiter.api.Test;

class SequenceTrackerTest {
    private static final int HOUR = 3_600_000;

    private final Counters<Counter> counters = new Counters<>(Counter.class);
    private final SequenceTracker tracker = new SequenceTracker();
    private int uptime = HOUR;
    private long clock = 1_700_000_000_000L;

    private int message(long sequence, int units) {
        uptime += 1000;
        clock += 1000;
        final long systemInit = clock - Integer.toUnsignedLong(uptime);
        return tracker.onMessage((int) sequence, units, units, uptime, systemInit, counters);
    }

    private void assertCounts(long lost, long recovered, long repeated, long restarts) {
        assertThat(counters.get(Counter.SEQUENCE_LOST)).as("lost").isEqualTo(lost);
        assertThat(counters.get(Counter.SEQUENCE_RECOVERED)).as("recovered").isEqualTo(recovered);
        assertThat(counters.get(Counter.SEQUENCE_REPEATED)).as("repeated").isEqualTo(repeated);
        assertThat(counters.get(Counter.EXPORTER_RESTARTS)).as("restarts").isEqualTo(restarts);
        assertThat(tracker.restarts()).isEqualTo(restarts);
        assertThat(tracker.lost()).isEqualTo(lost - recovered);
    }

    @Test
    void the_first_message_tells_nothing_about_loss() {
        assertThat(message(4_000_000_000L, 30)).isZero();

        assertCounts(0, 0, 0, 0);
    }

    @Test
    void messages_that_follow_on_lose_nothing() {
        for (int i = 0; i < 100; i++) {
            assertThat(message(30L * i, 30)).isZero();
        }
        assertCounts(0, 0, 0, 0);
    }

    @Test
    void a_gap_is_what_is_missing() {
        message(0, 30);

        assertThat(message(90, 30)).isEqualTo(60);
        assertThat(message(120, 30)).isZero();
        assertCounts(60, 0, 0, 0);
    }

    @Test
    void numbers_go_on_from_zero_after_the_last_one() {
        message(0xffff_ffffL - 9, 30);

        assertThat(message(20, 30)).isZero();
        assertThat(message(60, 30)).isEqualTo(10);
        assertCounts(10, 0, 0, 0);
    }

    @Test
    void a_gap_may_lie_across_the_wrap() {
        message(0xffff_ffffL - 29, 10);

        assertThat(message(10, 30)).isEqualTo(30);
        assertCounts(30, 0, 0, 0);
    }

    @Test
    void a_message_that_comes_late_fills_the_hole_that_it_left() {
        message(0, 30);
        assertThat(message(60, 30)).isEqualTo(30);
        assertThat(message(30, 30)).isZero();

        assertThat(message(90, 30)).isZero();
        assertCounts(30, 30, 0, 0);
    }

    @Test
    void late_messages_fill_a_hole_in_any_order() {
        message(0, 30);
        message(150, 30);
        message(60, 30);
        message(120, 30);
        message(30, 30);

        assertCounts(120, 90, 0, 0);
        message(90, 30);
        assertCounts(120, 120, 0, 0);
    }

    @Test
    void a_message_that_comes_twice_is_repeated() {
        message(0, 30);
        message(30, 30);
        assertThat(message(30, 30)).isZero();
        assertThat(message(60, 30)).isZero();

        assertCounts(0, 0, 1, 0);
    }

    @Test
    void a_late_message_that_comes_twice_fills_its_hole_once() {
        message(0, 30);
        message(60, 30);
        message(30, 30);
        message(30, 30);

        assertCounts(30, 30, 1, 0);
    }

    @Test
    void a_late_message_fills_no_more_than_its_hole() {
        message(0, 30);
        message(40, 30);
        message(30, 30);

        assertCounts(10, 10, 0, 0);
    }

    @Test
    void holes_are_bounded_and_the_oldest_are_forgotten() {
        message(0, 1);
        for (int i = 1; i <= 100; i++) {
            message(10L * i, 1);
        }
        for (int i = 1; i <= 100; i++) {
            message(10L * i - 5, 1);
        }
        final long recovered = counters.get(Counter.SEQUENCE_RECOVERED);

        assertThat(recovered).isBetween(1L, 32L);
        assertCounts(900, recovered, 100 - recovered, 0);
    }

    /** Sixteen holes are open, one of them is filled and another one split: all that is left is still known. */
    @Test
    void the_place_of_a_filled_hole_is_used_before_a_hole_is_forgotten() {
        message(0, 10);
        for (int i = 1; i <= 16; i++) {
            message(100L * i, 10);
        }
        message(110, 90);
        message(50, 10);
        message(10, 10);
        message(90, 10);

        assertCounts(16 * 90, 90 + 30, 0, 0);
    }

    @Test
    void a_short_step_back_with_the_uptime_is_a_restart() {
        message(600, 30);
        uptime = 5_000;

        assertThat(message(0, 30)).isZero();
        assertThat(message(30, 30)).isZero();
        assertThat(message(90, 30)).isEqualTo(30);
        assertCounts(30, 0, 0, 1);
    }

    @Test
    void a_late_message_that_tells_the_same_start_is_no_restart() {
        message(3_000, 30);
        message(3_060, 30);
        uptime -= 40_000;
        clock -= 40_000;

        assertThat(message(3_030, 30)).isZero();
        assertCounts(30, 30, 0, 0);
    }

    @Test
    void a_step_forward_with_the_uptime_going_back_is_a_restart() {
        message(600, 30);
        uptime = 5_000;

        assertThat(message(1_000, 30)).isZero();
        assertCounts(0, 0, 0, 1);
    }

    @Test
    void numbers_that_follow_on_are_no_restart_whatever_the_uptime_says() {
        message(600, 30);
        uptime = 5_000;

        assertThat(message(630, 30)).isZero();
        assertCounts(0, 0, 0, 0);
    }

    @Test
    void a_big_step_back_is_a_restart_even_without_an_uptime() {
        tracker.onMessage(100_000, 30, 30, 0, 0, counters);

        assertThat(tracker.onMessage(0, 30, 30, 0, 0, counters)).isZero();
        assertThat(tracker.onMessage(30, 30, 30, 0, 0, counters)).isZero();
        assertCounts(0, 0, 0, 1);
    }

    @Test
    void a_step_back_within_the_window_is_a_late_message() {
        tracker.onMessage(100_000, 30, 30, 0, 0, counters);
        tracker.onMessage(100_030 - SequenceTracker.REORDER_WINDOW, 30, 30, 0, 0, counters);
        assertCounts(0, 0, 1, 0);

        tracker.onMessage(100_030 - SequenceTracker.REORDER_WINDOW - 1, 30, 30, 0, 0, counters);
        tracker.onMessage(100_060 - SequenceTracker.REORDER_WINDOW - 1, 30, 30, 0, 0, counters);
        assertCounts(0, 0, 1, 1);
    }

    @Test
    void a_step_forward_beyond_belief_is_a_restart() {
        message(0, 30);
        message(30L + SequenceTracker.LARGEST_GAP, 30);
        assertThat(message(60L + SequenceTracker.LARGEST_GAP, 30)).isEqualTo(SequenceTracker.LARGEST_GAP);
        assertCounts(SequenceTracker.LARGEST_GAP, 0, 0, 0);

        message(2L * SequenceTracker.LARGEST_GAP + 91, 30);
        assertThat(message(2L * SequenceTracker.LARGEST_GAP + 121, 30)).isZero();
        assertCounts(SequenceTracker.LARGEST_GAP, 0, 0, 1);
    }

    @Test
    void the_uptime_s_wrap_after_49_days_is_no_restart() {
        uptime = -2_000;
        message(0, 30);
        message(30, 30);

        assertThat(message(90, 30)).isEqualTo(30);
        assertThat(uptime).isPositive();
        assertCounts(30, 0, 0, 0);
    }

    @Test
    void an_uptime_that_jitters_is_no_restart() {
        message(0, 30);
        uptime -= 9_000;

        assertThat(message(60, 30)).isEqualTo(30);
        assertCounts(30, 0, 0, 0);
    }

    @Test
    void after_a_restart_old_holes_are_not_filled() {
        message(0, 30);
        message(60, 30);
        uptime = 0;
        message(100_000, 30);
        message(30, 30);
        message(60, 30);

        assertCounts(30, 0, 0, 2);
    }

    @Test
    void a_message_of_before_the_restart_s_first_one_is_no_recovery_of_an_old_hole() {
        message(0, 30);
        message(60, 30);
        uptime = 0;
        message(100, 30);
        message(30, 30);

        assertCounts(30, 0, 1, 1);
    }

    @Test
    void it_tells_whether_a_message_would_follow() {
        assertThat(tracker.isNext(0)).isFalse();
        message(0, 30);

        assertThat(tracker.isNext(30)).isTrue();
        assertThat(tracker.isNext(31)).isFalse();
    }
}
