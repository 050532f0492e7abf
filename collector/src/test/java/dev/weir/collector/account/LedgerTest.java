package dev.weir.collector.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.account.Identity;
import dev.weir.decode.RejectReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger();
    private final Counters<Counter> receiver = new Counters<>(Counter.class);
    private final Counters<Counter> shard = new Counters<>(Counter.class);
    private final Counters<RejectReason> rejects = new Counters<>(RejectReason.class);
    private final AtomicLong inRing = new AtomicLong();
    private final AtomicLong kernelDrops = new AtomicLong(3);
    private final AtomicLong behind = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong(4);

    /**
     * 100 received = 90 queued + 10 dropped; 90 queued = 85 decoded + 5 rejected; 50 sets = 40 decoded + 4 + 6;
     * 300 decoded + 7 repeated = 295 journaled + 12.
     */
    @BeforeEach
    void closed_books() {
        ledger.addCounters(receiver);
        ledger.addCounters(shard);
        ledger.addRejects(rejects);
        ledger.addRing(inRing::get);
        ledger.addKernelDrops(kernelDrops::get);
        ledger.addSink(() -> new LedgerSnapshot.SinkLine("archive", 288, 280 - behind.get(), 5, 2, 1, behind.get()));
        receiver.add(Counter.DATAGRAMS_RECEIVED, 100);
        receiver.add(Counter.DATAGRAMS_QUEUED, 90);
        receiver.add(Counter.DATAGRAMS_DROPPED_RING_FULL, 7);
        receiver.add(Counter.DATAGRAMS_DROPPED_OVERSIZE, 2);
        receiver.add(Counter.DATAGRAMS_DROPPED_NOT_ALLOWED, 1);
        shard.add(Counter.DATAGRAMS_DECODED, 85);
        shard.add(Counter.DATAGRAMS_REJECTED, 5);
        shard.add(Counter.SETS_SEEN, 50);
        shard.add(Counter.SETS_DECODED, 40);
        shard.add(Counter.SETS_REPLAYED, 8);
        shard.add(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED, 3);
        shard.add(Counter.SETS_DROPPED_WAITING_ROOM_FULL, 2);
        shard.add(Counter.SETS_DROPPED_MALFORMED, 1);
        ledger.addWaiting(waiting::get, () -> 4_000);
        shard.add(Counter.TEMPLATES_ADDED, 21);
        shard.add(Counter.TEMPLATES_CHANGED, 2);
        rejects.add(RejectReason.TOO_SHORT, 4);
        rejects.add(RejectReason.TRAILING_BYTES, 1);
        shard.add(Counter.RECORDS_DECODED, 300);
        shard.add(Counter.RECORDS_SALVAGED, 6);
        shard.add(Counter.RECORDS_OPTIONS, 9);
        shard.add(Counter.RECORDS_REPEATED, 7);
        shard.add(Counter.RECORDS_JOURNALED, 295);
        shard.add(Counter.RECORDS_DROPPED_JOURNAL_REFUSED, 11);
        shard.add(Counter.RECORDS_DROPPED_JOURNAL_FAILED, 1);
    }

    @Test
    void books_close_when_everything_is_in_one_place() {
        final LedgerSnapshot snapshot = ledger.snapshot();
        assertThat(snapshot.closes()).isTrue();
        assertThat(snapshot.droppedByReceivers()).isEqualTo(10);
        assertThat(snapshot.droppedByJournal()).isEqualTo(12);
        assertThat(snapshot.inBatch()).isZero();
    }

    @Test
    void books_of_a_collector_that_saw_nothing_close() {
        assertThat(new Ledger().snapshot().closes()).isTrue();
    }

    @Test
    void a_snapshot_can_be_made_of_nothing() {
        final LedgerSnapshot nothing = new LedgerSnapshot(Map.of(), Map.of(), 0, 0, List.of());

        assertThat(nothing.get(Counter.DATAGRAMS_RECEIVED)).isZero();
        assertThat(nothing.closes()).isTrue();
    }

    @Test
    void a_datagram_too_many_in_any_counter_of_an_equation_opens_the_books() {
        for (Counter counter : Counter.values()) {
            shard.add(counter, 1);
            final boolean partOfAnEquation = counter.identity() != Identity.NONE;
            assertThat(ledger.snapshot().closes()).as(counter.name()).isEqualTo(!partOfAnEquation);
            shard.add(counter, -1);
        }
        assertThat(ledger.snapshot().closes()).isTrue();
    }

    @Test
    void a_reject_without_a_reason_opens_the_books() {
        shard.add(Counter.DATAGRAMS_REJECTED, 1);
        shard.add(Counter.DATAGRAMS_DECODED, -1);
        assertThat(ledger.snapshot().closes()).isFalse();
    }

    @Test
    void a_datagram_that_waits_in_a_ring_is_in_its_place() {
        receiver.add(Counter.DATAGRAMS_RECEIVED, 1);
        receiver.add(Counter.DATAGRAMS_QUEUED, 1);
        assertThat(ledger.snapshot().closes()).isFalse();
        inRing.set(1);
        assertThat(ledger.snapshot().closes()).isTrue();
    }

    @Test
    void records_in_a_batch_keep_the_books_open() {
        shard.add(Counter.RECORDS_DECODED, 30);
        assertThat(ledger.snapshot().inBatch()).isEqualTo(30);
        assertThat(ledger.snapshot().closes()).isFalse();
    }

    @Test
    void what_a_sink_is_behind_belongs_to_its_equation() {
        behind.set(40);
        assertThat(ledger.snapshot().closes()).isTrue();
        ledger.addSink(() -> new LedgerSnapshot.SinkLine("leaky", 288, 280, 0, 0, 0, 7));
        assertThat(ledger.snapshot().closes()).isFalse();
    }

    @Test
    void counters_of_all_threads_are_summed() {
        final Counters<Counter> other = new Counters<>(Counter.class);
        other.add(Counter.BYTES_RECEIVED, 7);
        receiver.add(Counter.BYTES_RECEIVED, 5);
        ledger.addCounters(other);
        assertThat(ledger.snapshot().get(Counter.BYTES_RECEIVED)).isEqualTo(12);
    }

    @Test
    void kernel_drops_are_unknown_if_one_listener_does_not_know_its_own() {
        ledger.addKernelDrops(() -> 4);
        assertThat(ledger.snapshot().droppedByKernel()).isEqualTo(7);
        ledger.addKernelDrops(() -> -1);
        assertThat(ledger.snapshot().droppedByKernel()).isEqualTo(-1);
    }

    @Test
    void a_data_set_in_no_place_keeps_the_books_open() {
        waiting.set(3);
        assertThat(ledger.snapshot().closes()).isFalse();
        shard.add(Counter.SETS_DECODED, 1);
        assertThat(ledger.snapshot().closes()).isTrue();
    }

    @Test
    void a_snapshot_does_not_move_with_the_counters() {
        final LedgerSnapshot snapshot = ledger.snapshot();
        receiver.add(Counter.DATAGRAMS_RECEIVED, 1);
        assertThat(snapshot.get(Counter.DATAGRAMS_RECEIVED)).isEqualTo(100);
    }

    @Test
    void the_json_tells_every_place() {
        assertThat(LedgerJson.render(ledger.snapshot())).isEqualTo("""
                        {"datagrams":{"received":100,"queued":90,\
                        "dropped":{"ring_full":7,"oversize":2,"truncated":0,"not_allowed":1},"dropped_by_kernel":3,\
                        "decoded":85,"rejected":5,"rejected_by_reason":{"too_short":4,"trailing_bytes":1},"in_ring":0},\
                        "sets":{"seen":50,"decoded":40,"replayed":8,"waiting":4,"waiting_bytes":4000,\
                        "dropped":{"no_template_expired":3,"waiting_room_full":2,"malformed":1},"reserved":0},\
                        "templates":{"added":21,"refreshed":0,"changed":2,"withdrawn":0,"expired":0,"refused":0,\
                        "conflicting":0},\
                        "records":{"decoded":300,"options":9,"salvaged":6,"repeated":7,"journaled":295,\
                        "dropped":{"journal_refused":11,"journal_failed":1},"in_batch":0},\
                        "other":{"bytes_received":0,"excerpts":0,"bytes_journaled":0,"sequence_lost":0,\
                        "sequence_recovered":0,"sequence_repeated":0,"exporter_restarts":0,"untracked":0,\
                        "decoder_failures":0,"samples_flow":0,"samples_counter":0,"samples_discarded":0,\
                        "samples_unknown":0,"sflow_records_unknown":0,"samples_dropped_by_agent":0,\
                        "samples_lost":0},\
                        "sinks":[{"name":"archive","due":288,"delivered":280,"filtered":5,"failed":2,\
                        "overtaken_by_retention":1,"behind":0}],"closed":true}""");
    }

    @Test
    void the_json_leaves_out_kernel_drops_that_are_unknown() {
        kernelDrops.set(-1);
        assertThat(LedgerJson.render(ledger.snapshot())).doesNotContain("dropped_by_kernel");
    }

    @Test
    void the_table_leaves_out_what_is_0_and_says_whether_the_books_close() {
        assertThat(LedgerTable.render(ledger.snapshot()))
                .contains(
                        "dropped: ring full", "rejected: too_short", "dropped by the kernel", "sink archive: delivered")
                .doesNotContain("unknown_version", "in the rings", "in batches", "behind")
                .endsWith("the books close\n");
        behind.set(1);
        inRing.set(1);
        assertThat(LedgerTable.render(ledger.snapshot()))
                .contains("in the rings", "behind")
                .endsWith("the books are open: something is in motion\n");
    }
}
