package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Protocol;
import dev.weir.testing.Netflow5Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExporterTableTest {
    private static final int CAPACITY = 10;

    private final ExporterTable table = new ExporterTable(CAPACITY);
    private final byte[] payload = Netflow5Bytes.message().flows(1).bytes();
    private long now = Datagrams.NOW;

    /** A datagram that gives a record. */
    private ExporterState datagramFrom(int exporter) {
        final ExporterState state = garbageFrom(exporter);
        if (state != null) {
            state.onRecords(Protocol.NETFLOW5, 1, 0);
        }
        return state;
    }

    /** As the dispatcher does: find, and take note. */
    private ExporterState garbageFrom(int exporter) {
        final Datagram datagram = Datagrams.of(payload, exporter);
        datagram.receivedAtEpochNanos = now;
        final ExporterState state = table.find(datagram);
        if (state != null) {
            state.onDatagram(datagram);
        }
        return state;
    }

    @Test
    void an_exporter_is_known_by_its_address() {
        final ExporterState first = datagramFrom(1);

        assertThat(datagramFrom(2)).isNotSameAs(first);
        assertThat(datagramFrom(1)).isSameAs(first);
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void a_full_table_has_no_room_for_a_new_exporter_while_all_are_alive() {
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(datagramFrom(i)).isNotNull();
        }
        now += ExporterTable.SILENT_NANOS - 1;

        assertThat(datagramFrom(CAPACITY)).isNull();
        assertThat(table.size()).isEqualTo(CAPACITY);
    }

    @Test
    void forged_garbage_takes_no_exporter_s_place_and_keeps_none_out() {
        final ExporterState early = datagramFrom(0);
        for (int forged = 100; forged < 100 + 3 * CAPACITY; forged++) {
            assertThat(garbageFrom(forged)).isNotNull();
        }
        final ExporterState late = datagramFrom(1);
        for (int forged = 200; forged < 200 + 3 * CAPACITY; forged++) {
            assertThat(garbageFrom(forged)).isNotNull();
        }

        assertThat(datagramFrom(0)).isSameAs(early);
        assertThat(datagramFrom(1)).isSameAs(late);
        assertThat(table.size()).isEqualTo(CAPACITY);
        assertThat(table.summaries(CAPACITY)).hasSize(CAPACITY);
    }

    @Test
    void an_exporter_that_is_alive_is_not_pushed_out_by_any_number_of_forged_ones() {
        final ExporterState alive = datagramFrom(0);
        for (int round = 0; round < 50; round++) {
            now += ExporterTable.SILENT_NANOS / 4;
            for (int forged = 1; forged < 3 * CAPACITY; forged++) {
                datagramFrom(1000 * round + forged);
                assertThat(table.size()).isLessThanOrEqualTo(CAPACITY);
            }
            assertThat(datagramFrom(0)).isSameAs(alive);
        }
    }

    @Test
    void the_one_that_is_silent_for_the_longest_time_makes_room() {
        final ExporterState silent = datagramFrom(0);
        now += 1;
        for (int i = 1; i < CAPACITY; i++) {
            datagramFrom(i);
        }
        now += ExporterTable.SILENT_NANOS - 1;

        assertThat(datagramFrom(CAPACITY)).isNotNull();
        assertThat(datagramFrom(0))
                .as("the only silent one has left, and all others are alive")
                .isNull();
        now += 1;
        assertThat(datagramFrom(0)).isNotNull().isNotSameAs(silent);
        assertThat(table.size()).isEqualTo(CAPACITY);
    }

    /** Receive times of a capture that is decoded again lie in the past. */
    @Test
    void a_clock_that_goes_back_pushes_nobody_out() {
        for (int i = 0; i < CAPACITY; i++) {
            datagramFrom(i);
        }
        now -= 10 * ExporterTable.SILENT_NANOS;

        assertThat(datagramFrom(CAPACITY)).isNull();
    }

    @Test
    void summaries_name_the_exporters_seen_last_and_no_more_than_asked_for() {
        for (int i = 0; i < 5; i++) {
            now += 1;
            datagramFrom(i);
        }
        now += 1;
        datagramFrom(1);

        final List<ExporterSummary> summaries = table.summaries(3);

        assertThat(summaries).extracting(summary -> (int) summary.address()[15]).containsExactly(1, 4, 3);
        assertThat(summaries.get(0).figures().datagrams()).isEqualTo(2);
        assertThat(summaries.get(0).figures().octets()).isEqualTo(2L * payload.length);
        assertThat(summaries.get(0).seen()).isEqualTo(new ExporterSummary.Seen(Datagrams.NOW + 2, Datagrams.NOW + 6));
        assertThat(table.summaries(100)).hasSize(5);
    }
}
