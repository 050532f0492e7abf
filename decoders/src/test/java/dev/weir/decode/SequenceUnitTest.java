package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exporters that count something else than their protocol says. */
class SequenceUnitTest {
    private final Counters<Counter> counters = new Counters<>(Counter.class);
    private final Random random = new Random(11);
    private int sequence = 1000;

    /** An exporter's messages: mostly flows, now and then a message with options too. */
    private void send(SequenceTracker tracker, SequenceUnit truth, int messages, int lostMessage) {
        for (int i = 0; i < messages; i++) {
            final int flows = 2 + random.nextInt(20);
            final int records = flows + (i % 10 == 0 ? 1 : 0);
            final int units = truth.units(records, flows);
            final int number = truth.isThrough() ? sequence + units : sequence;
            sequence += units;
            if (i != lostMessage) {
                tracker.onMessage(number, records, flows, 0, 0, counters);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MESSAGES, MESSAGES",
        "MESSAGES, RECORDS",
        "MESSAGES, FLOWS",
        "MESSAGES, FLOWS_THROUGH",
        "RECORDS, RECORDS",
        "RECORDS, MESSAGES",
        "RECORDS, FLOWS",
        "RECORDS, RECORDS_THROUGH",
        "RECORDS, FLOWS_THROUGH",
    })
    void what_an_exporter_counts_is_learned_without_false_loss(SequenceUnit told, SequenceUnit truth) {
        final SequenceTracker tracker = new SequenceTracker(told);
        send(tracker, truth, 200, -1);

        assertThat(counters.get(Counter.SEQUENCE_LOST)).isZero();
        assertThat(counters.get(Counter.SEQUENCE_REPEATED)).isZero();
        assertThat(counters.get(Counter.EXPORTER_RESTARTS)).isZero();
        assertThat(tracker.unit()).isEqualTo(truth);

        send(tracker, truth, 200, 100);
        assertThat(counters.get(Counter.SEQUENCE_LOST)).isPositive();
        assertThat(tracker.unit()).isEqualTo(truth);
    }

    @Test
    void a_gap_that_another_unit_would_explain_is_counted_when_the_next_message_decides() {
        final SequenceTracker tracker = new SequenceTracker(SequenceUnit.MESSAGES);
        tracker.onMessage(10, 2, 2, 0, 0, counters);

        assertThat(tracker.missingBefore(12, 0, 0)).isZero();
        assertThat(tracker.onMessage(12, 5, 5, 0, 0, counters)).isZero();
        assertThat(tracker.onMessage(13, 7, 7, 0, 0, counters)).isOne();
        assertThat(counters.get(Counter.SEQUENCE_LOST)).isOne();
    }

    @Test
    void one_wrong_number_is_no_loss_of_millions() {
        final SequenceTracker tracker = new SequenceTracker();
        tracker.onMessage(1_000, 30, 30, 0, 0, counters);
        for (int wrong : new int[] {2_000_000, -5, 900_000_000, Integer.MIN_VALUE}) {
            assertThat(tracker.onMessage(wrong, 30, 30, 0, 0, counters)).isZero();
        }

        assertThat(tracker.onMessage(1_030, 30, 30, 0, 0, counters)).isZero();
        assertThat(counters.get(Counter.SEQUENCE_LOST)).isZero();
        assertThat(counters.get(Counter.EXPORTER_RESTARTS)).isZero();
    }

    @Test
    void a_great_loss_counts_when_the_next_message_confirms_it() {
        final SequenceTracker tracker = new SequenceTracker();
        tracker.onMessage(1_000, 30, 30, 0, 0, counters);
        tracker.onMessage(1_001_030, 30, 30, 0, 0, counters);

        assertThat(tracker.onMessage(1_001_060, 30, 30, 0, 0, counters)).isEqualTo(1_000_000);
        assertThat(tracker.onMessage(1_001_090, 30, 30, 0, 0, counters)).isZero();
    }

    @Test
    void a_forged_restart_is_taken_back_by_the_next_true_message() {
        final SequenceTracker tracker = new SequenceTracker();
        tracker.onMessage(1_000_000, 30, 30, 90_000_000, 1_000, counters);
        tracker.onMessage(0, 30, 30, 5_000, 90_001_000, counters);

        assertThat(tracker.onMessage(1_000_030, 30, 30, 90_001_000, 1_000, counters))
                .isZero();
        assertThat(tracker.onMessage(1_000_060, 30, 30, 90_002_000, 1_000, counters))
                .isZero();
        assertThat(counters.get(Counter.SEQUENCE_LOST)).isZero();
    }

    @Test
    void a_message_whose_records_are_unknown_makes_the_next_one_the_new_base() {
        final SequenceTracker tracker = new SequenceTracker();
        tracker.onMessage(0, 30, 30, 0, 0, counters);
        tracker.onMessage(30, -1, -1, 0, 0, counters);

        assertThat(tracker.missingBefore(70, 0, 0)).isZero();
        assertThat(tracker.onMessage(70, 10, 10, 0, 0, counters)).isZero();
        assertThat(tracker.onMessage(100, 10, 10, 0, 0, counters)).isEqualTo(20);
    }

    @Test
    void the_header_tells_what_is_missing_before_the_records_are_read() {
        final SequenceTracker tracker = new SequenceTracker();
        assertThat(tracker.missingBefore(7, 0, 0)).isZero();
        tracker.onMessage(0, 30, 30, 0, 0, counters);

        assertThat(tracker.missingBefore(30, 0, 0)).isZero();
        assertThat(tracker.missingBefore(25, 0, 0)).isZero();
        assertThat(tracker.missingBefore(47, 0, 0)).isEqualTo(17);
        assertThat(tracker.missingBefore(5_000_000, 0, 0)).isZero();
    }
}
