package dev.weir.decode.sflow5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import org.junit.jupiter.api.Test;

class SourceTableTest {
    private final Counters<Counter> counters = new Counters<>(Counter.class);
    private final SourceTable sources = new SourceTable(new SourceTable.Budget(1 << 16), counters);

    private void flow(int sequence, int drops) {
        sources.onFlowSample(SourceTable.FLOW, 0, 3, sequence, drops);
    }

    @Test
    void the_first_sample_of_a_source_says_nothing_about_what_was_before() {
        flow(1_000_000, 77);
        assertThat(counters.get(Counter.SAMPLES_LOST)).isZero();
        assertThat(counters.get(Counter.SAMPLES_DROPPED_BY_AGENT)).isZero();
    }

    @Test
    void numbers_go_on_over_the_wrap() {
        flow(-2, -3);
        flow(2, 4);
        assertThat(counters.get(Counter.SAMPLES_LOST)).isEqualTo(3);
        assertThat(counters.get(Counter.SAMPLES_DROPPED_BY_AGENT)).isEqualTo(7);
    }

    @Test
    void a_late_sample_changes_nothing() {
        flow(10, 5);
        flow(12, 9);
        flow(11, 7);
        flow(13, 9);
        assertThat(counters.get(Counter.SAMPLES_LOST)).isOne();
        assertThat(counters.get(Counter.SAMPLES_DROPPED_BY_AGENT)).isEqualTo(4);
    }

    @Test
    void a_restart_is_no_loss_and_no_drop() {
        flow(500_000, 400);
        flow(1, 0);
        flow(2, 3);
        assertThat(counters.get(Counter.SAMPLES_LOST)).isZero();
        assertThat(counters.get(Counter.SAMPLES_DROPPED_BY_AGENT)).isEqualTo(3);
    }

    @Test
    void sources_and_kinds_of_samples_are_kept_apart() {
        flow(1, 0);
        sources.onFlowSample(SourceTable.DISCARDED, 0, 3, 50, 0);
        sources.onFlowSample(SourceTable.FLOW, 1, 3, 900, 0);
        sources.onCounterSample(0, 3, 7000);
        flow(2, 0);
        sources.onCounterSample(0, 3, 7001);
        assertThat(counters.get(Counter.SAMPLES_LOST)).isZero();
        assertThat(sources.size()).isEqualTo(4);
    }

    @Test
    void every_source_of_a_large_device_is_followed() {
        for (int round = 0; round < 3; round++) {
            for (int index = 0; index < 2000; index++) {
                sources.onFlowSample(SourceTable.FLOW, 0, index, 10 * index + round, 0);
            }
        }
        assertThat(sources.size()).isEqualTo(2000);
        assertThat(counters.get(Counter.SAMPLES_LOST)).isZero();
    }

    @Test
    void sources_beyond_the_bound_and_the_budget_are_not_followed() {
        for (int index = 0; index < 100_000; index++) {
            sources.onFlowSample(SourceTable.FLOW, 0, index, 1, 0);
        }
        assertThat(sources.size()).isEqualTo(2048);

        final SourceTable.Budget budget = new SourceTable.Budget(10);
        final SourceTable poor = new SourceTable(budget, counters);
        for (int index = 0; index < 100; index++) {
            poor.onCounterSample(0, index, 1);
        }
        assertThat(poor.size()).isEqualTo(4);
        poor.release();
        assertThat(budget.left()).isEqualTo(10);
    }
}
