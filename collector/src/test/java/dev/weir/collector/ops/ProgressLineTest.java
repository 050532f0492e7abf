package dev.weir.collector.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import dev.weir.decode.RejectReason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final LedgerSnapshot NOTHING = ledger(Map.of(), 0);

    private static LedgerSnapshot ledger(
            Map<Counter, Long> counts, long kernelDrops, LedgerSnapshot.SinkLine... sinks) {
        final Map<Counter, Long> all = new EnumMap<>(Counter.class);
        all.putAll(counts);
        return new LedgerSnapshot(all, new EnumMap<>(RejectReason.class), kernelDrops, 0, List.of(sinks));
    }

    private static String line(LedgerSnapshot before, LedgerSnapshot now) {
        return ProgressLine.render(before, 5, now, 5 + TEN_SECONDS);
    }

    @Test
    void rates_are_per_second_since_the_line_before() {
        final LedgerSnapshot before =
                ledger(Map.of(Counter.DATAGRAMS_RECEIVED, 1_000L, Counter.RECORDS_DECODED, 30_000L), 0);
        final LedgerSnapshot now = ledger(
                Map.of(
                        Counter.DATAGRAMS_RECEIVED, 124_450L,
                        Counter.RECORDS_DECODED, 3_733_500L,
                        Counter.BYTES_JOURNALED, 10_240_000L),
                0);
        assertThat(line(before, now)).isEqualTo("12,345 datagrams/s, 370,350 records/s, 1,000 KiB/s journaled");
    }

    @Test
    void a_slow_trickle_keeps_a_digit_after_the_point() {
        assertThat(line(NOTHING, ledger(Map.of(Counter.DATAGRAMS_RECEIVED, 3L), 0)))
                .isEqualTo("0.3 datagrams/s");
    }

    @Test
    void an_idle_collector_says_only_that() {
        assertThat(line(NOTHING, NOTHING)).isEqualTo("nothing received");
    }

    @Test
    void every_kind_of_loss_is_named_with_its_count_since_the_line_before() {
        final LedgerSnapshot before = ledger(Map.of(Counter.DATAGRAMS_REJECTED, 5L), 100);
        final LedgerSnapshot now = ledger(
                Map.of(
                        Counter.DATAGRAMS_DROPPED_RING_FULL, 1_000L,
                        Counter.DATAGRAMS_DROPPED_OVERSIZE, 1L,
                        Counter.DATAGRAMS_DROPPED_NOT_ALLOWED, 2L,
                        Counter.DATAGRAMS_REJECTED, 9L,
                        Counter.RECORDS_DROPPED_JOURNAL_REFUSED, 6L,
                        Counter.RECORDS_DROPPED_JOURNAL_FAILED, 1L,
                        Counter.SEQUENCE_LOST, 30L,
                        Counter.SEQUENCE_RECOVERED, 10L),
                102);
        assertThat(line(before, now))
                .isEqualTo("nothing received, 1,003 dropped, 2 dropped by the kernel, 4 rejected,"
                        + " 7 records dropped at the journal, 20 lost on the way");
    }

    @Test
    void losses_of_before_are_not_said_again() {
        final LedgerSnapshot same =
                ledger(Map.of(Counter.DATAGRAMS_REJECTED, 5L, Counter.DATAGRAMS_DROPPED_RING_FULL, 5L), 7);
        assertThat(line(same, same)).isEqualTo("nothing received");
    }

    @Test
    void kernel_drops_that_become_unknown_or_known_are_no_loss() {
        final LedgerSnapshot unknown = ledger(Map.of(), -1);
        final LedgerSnapshot known = ledger(Map.of(), 7);
        assertThat(line(unknown, known)).isEqualTo("nothing received");
        assertThat(line(known, unknown)).isEqualTo("nothing received");
    }

    @Test
    void sinks_that_are_behind_are_named_and_others_are_not() {
        final LedgerSnapshot now = ledger(
                Map.of(),
                0,
                new LedgerSnapshot.SinkLine("quick", 10, 10, 0, 0, 0, 0),
                new LedgerSnapshot.SinkLine("slow", 5_000, 766, 0, 0, 0, 4_234));
        assertThat(line(NOTHING, now)).isEqualTo("nothing received, sink slow is 4,234 records behind");
    }

    @Test
    void two_ledgers_of_one_moment_give_a_line_without_an_infinite_rate() {
        final LedgerSnapshot now = ledger(Map.of(Counter.DATAGRAMS_RECEIVED, 3L), 0);
        assertThat(ProgressLine.render(NOTHING, 5, now, 5)).isEqualTo("0.0 datagrams/s");
    }
}
