package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Bytes;
import dev.weir.flow.Excerpt;
import dev.weir.flow.FlowField;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SinkBatchTest {
    private final byte[] excerpt = Records.excerpt(
            Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", Records.LABELS)),
            Records.shape(Protocol.IPFIX, "1:4"),
            "00000001",
            "00000002",
            "00000003",
            "00000004");

    private final SinkBatch batch = new SinkBatch(Set.of(RecordKind.FLOW), RecordFilter.ALL);

    private void assertCounts(int delivered, int filtered, int failed) {
        assertThat(new int[] {batch.delivered(), batch.filtered(), batch.failed()})
                .containsExactly(delivered, filtered, failed);
    }

    @Test
    void a_batch_can_be_rewound_and_forgets_its_counts() {
        assertThat(batch.open(excerpt, 0, excerpt.length)).isTrue();
        assertThat(batch.next()).isTrue();
        assertThat(batch.next()).isTrue();
        assertCounts(2, 0, 0);
        assertThat(batch.isAtEnd()).isFalse();
        batch.rewind();
        assertCounts(0, 0, 0);
        while (batch.next()) {
            assertThat(batch.record().getLong(FlowField.BYTES)).isEqualTo(batch.delivered());
        }
        assertThat(batch.next()).isFalse();
        assertCounts(4, 0, 0);
    }

    @Test
    void a_record_that_is_given_up_counts_as_failed_once() {
        batch.open(excerpt, 0, excerpt.length);
        batch.fail();
        batch.next();
        batch.fail();
        batch.fail();
        while (batch.next()) {
            assertThat(batch.failed()).isEqualTo(1);
        }
        batch.fail();
        assertCounts(3, 0, 1);
    }

    @Test
    void what_a_filter_refuses_is_counted() {
        final SinkBatch some = new SinkBatch(Set.of(RecordKind.FLOW), record -> record.getLong(FlowField.BYTES) > 3);
        some.open(excerpt, 0, excerpt.length);
        assertThat(some.next()).isTrue();
        assertThat(some.next()).isFalse();
        assertThat(some.filtered()).isEqualTo(3);
    }

    @Test
    void records_of_a_kind_that_only_a_later_version_knows_are_filtered() {
        final byte[] later = excerpt.clone();
        later[runBlock(later) + 2] = 7;
        batch.open(later, 0, later.length);

        assertThat(batch.next()).isFalse();
        assertCounts(0, 4, 0);
        assertThat(batch.isDamaged()).isFalse();
    }

    /** The last block: a run has type 4. */
    private static int runBlock(byte[] bytes) {
        int block = Excerpt.HEADER_LENGTH;
        while (Bytes.littleU16(bytes, block) != 4) {
            block += Bytes.littleI32(bytes, block + 4);
        }
        return block;
    }

    @Test
    void what_a_damaged_excerpt_promised_counts_as_failed() {
        Bytes.putLittleU32(excerpt, Excerpt.RECORD_COUNT_OFFSET, 9);
        batch.open(excerpt, 0, excerpt.length);
        while (batch.next()) {
            assertThat(batch.isAtEnd()).isFalse();
        }
        assertCounts(4, 0, 5);
    }

    @Test
    void what_is_no_excerpt_holds_nothing() {
        assertThat(batch.open(new byte[50], 0, 50)).isFalse();
        assertThat(batch.next()).isFalse();
        assertThat(batch.isDamaged()).isTrue();
        assertCounts(0, 0, 0);
    }

    @Test
    void what_the_collector_only_repeats_is_neither_given_nor_filtered() {
        final Run run = Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", Records.LABELS));
        run.kind = RecordKind.OPTIONS;
        run.flags = Run.REPEATED;
        final byte[] repeated = Records.excerpt(run, Records.shape(Protocol.IPFIX, "10:4"), "00000001", "00000002");
        final SinkBatch options = new SinkBatch(Set.of(RecordKind.OPTIONS), RecordFilter.ALL);

        options.open(repeated, 0, repeated.length);
        assertThat(options.next()).isFalse();
        assertThat(options.repeated()).isEqualTo(2);
        assertThat(options.filtered() + options.delivered() + options.failed()).isZero();
    }

    /** Octets of the way back of the first record; the second has none. */
    private byte[] biflows() {
        return Records.excerpt(
                Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", Records.LABELS)),
                Records.shape(Protocol.IPFIX, "7:2", "11:2", "1:4", "29305/1:4"),
                "9c40 01bb 0000000a 00000014",
                "9c41 01bb 0000000b 00000000");
    }

    private static List<String> directions(SinkBatch split) {
        final List<String> directions = new ArrayList<>();
        while (split.next()) {
            directions.add(split.record().getLong(FlowField.SOURCE_PORT) + " "
                    + split.record().getLong(FlowField.DESTINATION_PORT) + " "
                    + split.record().getLong(FlowField.BYTES));
        }
        return directions;
    }

    @Test
    void a_biflow_that_is_split_is_given_twice_and_counted_once() {
        final byte[] biflows = biflows();
        final SinkBatch split = new SinkBatch(Set.of(RecordKind.FLOW), RecordFilter.ALL, Biflow.SPLIT);
        split.open(biflows, 0, biflows.length);
        assertThat(directions(split)).containsExactly("40000 443 10", "443 40000 20", "40001 443 11");
        assertThat(split.delivered()).isEqualTo(2);
        assertThat(split.filtered() + split.failed() + split.repeated()).isZero();

        batch.open(biflows, 0, biflows.length);
        assertThat(directions(batch)).containsExactly("40000 443 10", "40001 443 11");
        assertCounts(2, 0, 0);
    }

    @Test
    void a_biflow_that_only_came_back_is_given_and_counted_once() {
        final byte[] biflows = Records.excerpt(
                Records.run(Protocol.IPFIX, Records.exporter("192.0.2.1", Records.LABELS)),
                Records.shape(Protocol.IPFIX, "7:2", "11:2", "1:4", "29305/1:4"),
                "9c40 01bb 00000000 00000014");
        final SinkBatch split = new SinkBatch(Set.of(RecordKind.FLOW), RecordFilter.ALL, Biflow.SPLIT);
        split.open(biflows, 0, biflows.length);
        assertThat(directions(split)).containsExactly("443 40000 20");
        assertThat(split.delivered()).isEqualTo(1);
        assertThat(split.filtered() + split.failed() + split.repeated()).isZero();
    }

    @Test
    void a_filter_is_asked_for_each_direction_of_a_biflow_that_is_split() {
        final byte[] biflows = biflows();
        final SinkBatch back = new SinkBatch(
                Set.of(RecordKind.FLOW), record -> record.getLong(FlowField.SOURCE_PORT) == 443, Biflow.SPLIT);
        back.open(biflows, 0, biflows.length);
        assertThat(directions(back)).containsExactly("443 40000 20");
        assertThat(back.delivered()).isEqualTo(1);
        assertThat(back.filtered()).isEqualTo(1);
    }

    @Test
    void a_biflow_of_which_a_direction_is_given_up_failed_as_a_whole_and_once() {
        final byte[] biflows = biflows();
        final SinkBatch split = new SinkBatch(Set.of(RecordKind.FLOW), RecordFilter.ALL, Biflow.SPLIT);
        split.open(biflows, 0, biflows.length);
        split.next();
        split.next();
        split.fail();
        assertThat(directions(split)).hasSize(1);
        assertThat(split.failed()).isEqualTo(1);
        assertThat(split.delivered()).isEqualTo(1);
    }

    @Test
    void an_excerpt_that_is_only_learned_from_gives_nothing() {
        batch.learn(excerpt, 0, excerpt.length);
        assertThat(batch.next()).isFalse();
        batch.open(excerpt, 0, excerpt.length);
        assertThat(batch.next()).isTrue();
    }
}
