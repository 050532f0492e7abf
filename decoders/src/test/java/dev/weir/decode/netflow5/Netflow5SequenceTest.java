package dev.weir.decode.netflow5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.decode.ExporterSummary;
import dev.weir.testing.Netflow5Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** NetFlow v5 counts flows. */
class Netflow5SequenceTest {
    private final Shard shard = new Shard();

    private long lostBefore(Netflow5Bytes message) {
        shard.receive(message.bytes());
        final List<Long> lost = shard.readAll(record -> record.run().lostBefore);
        assertThat(lost).isNotEmpty().containsOnly(lost.get(0));
        return lost.get(0);
    }

    private long lostBefore(long sequence, int flows) {
        return lostBefore(Netflow5Bytes.message().sequence(sequence).flows(flows));
    }

    private ExporterSummary.Figures figures() {
        return shard.exporters.summaries(1).get(0).figures();
    }

    @Test
    void a_gap_is_counted_in_flows_and_told_with_the_run_that_follows_it() {
        assertThat(lostBefore(1000, 30)).isZero();
        assertThat(lostBefore(1030, 7)).isZero();
        assertThat(lostBefore(1097, 30)).isEqualTo(60);
        assertThat(lostBefore(1127, 30)).isZero();

        assertThat(shard.count(Counter.SEQUENCE_LOST)).isEqualTo(60);
        assertThat(figures().lost()).isEqualTo(60);
    }

    @Test
    void the_sequence_wraps_after_32_bits() {
        assertThat(lostBefore(0xffff_fff6L, 30)).isZero();
        assertThat(lostBefore(20, 30)).isZero();
        assertThat(shard.count(Counter.SEQUENCE_LOST)).isZero();
    }

    @Test
    void a_restart_is_counted_and_is_no_loss() {
        lostBefore(Netflow5Bytes.message()
                .uptimeMillis(90_000_000)
                .sequence(5_000_000)
                .flows(30));
        assertThat(lostBefore(
                        Netflow5Bytes.message().uptimeMillis(60_000).sequence(0).flows(30)))
                .isZero();
        assertThat(lostBefore(Netflow5Bytes.message()
                        .uptimeMillis(61_000)
                        .sequence(60)
                        .flows(30)))
                .isEqualTo(30);

        assertThat(shard.count(Counter.EXPORTER_RESTARTS)).isOne();
        assertThat(figures().restarts()).isOne();
    }

    @Test
    void a_new_source_port_with_continuing_numbers_is_no_loss() {
        lostBefore(0, 30);
        shard.from(0x0207, 50_001);
        assertThat(lostBefore(30, 30)).isZero();
        assertThat(lostBefore(90, 30)).isEqualTo(30);
    }

    /** A datagram that lies about its count carries on the sequence by the records that are there. */
    @Test
    void records_salvaged_from_a_lying_message_do_not_show_as_loss_in_the_next_one() {
        lostBefore(0, 30);
        lostBefore(Netflow5Bytes.message().sequence(30).flows(30).announcing(163));

        assertThat(lostBefore(60, 30)).isZero();
        assertThat(shard.count(Counter.SEQUENCE_LOST)).isZero();
    }

    @Test
    void a_message_that_was_cut_shows_the_records_that_were_cut_off_as_loss() {
        lostBefore(0, 30);
        shard.receive(Netflow5Bytes.message().sequence(30).flows(30).bytes(), 0, 24 + 20 * 48);
        shard.flush();

        assertThat(lostBefore(60, 30)).isEqualTo(10);
    }

    /** Whoever lies about the count may lie about the sequence. */
    @Test
    void a_lying_message_out_of_order_moves_nothing() {
        lostBefore(0, 30);
        for (long sequence : new long[] {0, 15, 31, 5_000, 500_000_000L, 0xffff_0000L}) {
            lostBefore(Netflow5Bytes.message().sequence(sequence).flows(1).announcing(2));
        }

        assertThat(lostBefore(30, 30)).isZero();
        assertThat(shard.count(Counter.SEQUENCE_LOST)).isZero();
        assertThat(shard.count(Counter.SEQUENCE_REPEATED)).isZero();
        assertThat(shard.count(Counter.EXPORTER_RESTARTS)).isZero();
    }

    @Test
    void a_lying_first_message_is_no_start() {
        lostBefore(Netflow5Bytes.message().sequence(77).flows(1).announcing(2));

        assertThat(lostBefore(4_000, 30)).isZero();
        assertThat(shard.count(Counter.SEQUENCE_LOST)).isZero();
        assertThat(shard.count(Counter.EXPORTER_RESTARTS)).isZero();
    }

    @Test
    void octets_behind_the_records_do_not_disturb_the_sequence() {
        lostBefore(0, 30);
        lostBefore(Netflow5Bytes.message().sequence(30).flows(30).followedBy(new byte[100]));

        assertThat(lostBefore(60, 30)).isZero();
    }
}
