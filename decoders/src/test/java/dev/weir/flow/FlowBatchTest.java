package dev.weir.flow;

import static dev.weir.flow.Samples.FIXED;
import static dev.weir.flow.Samples.VARIABLE;
import static dev.weir.flow.Samples.append;
import static dev.weir.flow.Samples.excerpt;
import static dev.weir.flow.Samples.exporter;
import static dev.weir.flow.Samples.fixed;
import static dev.weir.flow.Samples.join;
import static dev.weir.flow.Samples.run;
import static dev.weir.flow.Samples.variable;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FlowBatchTest {
    private final FlowBatch batch = Samples.batch();
    private final FlowRecordReader reader = new FlowRecordReader();

    private int recordsIn(byte[] excerpt) {
        assertThat(reader.wrap(excerpt, 0, excerpt.length)).isTrue();
        int records = 0;
        while (reader.next()) {
            records++;
        }
        assertThat(reader.isDamaged()).isFalse();
        return records;
    }

    @Test
    void a_definition_is_written_once_an_excerpt() {
        final Run run = run(exporter(1));
        append(batch, run, FIXED, 1, fixed(1, 1));
        final int once = batch.finish();
        append(batch, run, FIXED, 1, fixed(2, 2));

        assertThat(batch.finish() - once).isEqualTo(Block.padded(RunContinuation.HEADER_LENGTH + 6));
        assertThat(recordsIn(excerpt(batch))).isEqualTo(2);
    }

    /** What a continuation cannot say must not be lost: each of these needs a run of its own. */
    @Test
    void a_run_that_differs_in_more_than_times_and_sequence_is_written_whole() {
        final List<Consumer<Run>> changes = List.of(
                run -> run.observationDomain++,
                run -> run.flags = Run.SALVAGED,
                run -> run.kind = RecordKind.OPTIONS,
                run -> run.protocol = Protocol.IPFIX,
                run -> run.samplingRate = 9,
                run -> run.samplingAlgorithm = 1,
                run -> run.samplingOrigin = SamplingOrigin.HEADER,
                run -> run.samplers = Samplers.of(List.of(new Sampler(1, 2, 3))),
                run -> run.lostBefore = 1,
                run -> run.receivedAtEpochNanos -= 1,
                run -> run.receivedAtEpochNanos += 1L << 32,
                run -> run.exportTimeEpochNanos += 1,
                run -> run.exportTimeEpochNanos += 1_000L << 31,
                run -> run.exportTimeEpochNanos = Long.MIN_VALUE,
                run -> run.systemInitEpochMillis -= (1L << 31) + 1);
        for (int i = 0; i < changes.size(); i++) {
            batch.clear();
            final Run run = run(exporter(1));
            run.receivedAtEpochNanos = 1_700_000_000_123_456_789L;
            append(batch, run, FIXED, 1, fixed(1, 1));
            changes.get(i).accept(run);
            append(batch, run, FIXED, 1, fixed(2, 2));
            final byte[] excerpt = excerpt(batch);
            reader.wrap(excerpt, 0, excerpt.length);
            reader.next();
            reader.next();

            assertThat(reader.run())
                    .as("change %d", i)
                    .usingRecursiveComparison()
                    .ignoringFields("exporter")
                    .isEqualTo(run);
        }
    }

    @Test
    void a_run_goes_on_from_the_last_one_of_its_own_exporter_and_shape() {
        final Run first = run(exporter(1));
        final Run second = run(exporter(2));
        for (int message = 0; message < 50; message++) {
            for (Run run : List.of(first, second)) {
                run.sequence++;
                run.receivedAtEpochNanos += 0xffff_ffffL / 100;
                append(batch, run, FIXED, 1, fixed(message, run.exporter.port()));
                append(batch, run, VARIABLE, 1, variable(new byte[message], message, new byte[0]));
            }
        }
        final byte[] excerpt = excerpt(batch);
        reader.wrap(excerpt, 0, excerpt.length);
        for (int record = 0; record < 200; record++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(record / 4);
            assertThat(reader.run().sequence).isEqualTo(record / 4 + 1);
            assertThat(reader.run().exporter.port()).isEqualTo(40_001 + record / 2 % 2);
            assertThat(reader.run().receivedAtEpochNanos).isEqualTo((record / 4 + 1) * (0xffff_ffffL / 100));
        }
        assertThat(recordsIn(excerpt)).isEqualTo(200);
        assertThat(excerpt.length).isLessThan(200 * 64);
    }

    @Test
    void after_clear_an_excerpt_is_complete_in_itself_again() {
        final Run run = run(exporter(1));
        append(batch, run, FIXED, 1, fixed(1, 1));
        final byte[] first = excerpt(batch);
        batch.clear();
        assertThat(batch.isEmpty()).isTrue();
        append(batch, run, FIXED, 1, fixed(1, 1));

        assertThat(excerpt(batch)).isEqualTo(first);
    }

    /** What an excerpt holds must not depend on the excerpts before it: bytes of other exporters' records least. */
    @Test
    void padding_is_zero_even_where_an_earlier_excerpt_left_bytes() {
        append(batch, run(exporter(1)), FIXED, 40, noise(240));
        batch.clear();
        append(batch, run(exporter(1)), FIXED, 1, fixed(1, 1));
        final FlowBatch fresh = Samples.batch();
        append(fresh, run(exporter(1)), FIXED, 1, fixed(1, 1));

        assertThat(excerpt(batch)).isEqualTo(excerpt(fresh));
    }

    private static byte[] noise(int length) {
        final byte[] noise = new byte[length];
        java.util.Arrays.fill(noise, (byte) 0xee);
        return noise;
    }

    @Test
    void the_header_tells_shard_kinds_count_and_length() {
        final Run options = run(exporter(1));
        options.kind = RecordKind.OPTIONS;
        append(batch, run(exporter(1)), FIXED, 2, join(fixed(1, 1), fixed(2, 2)));
        append(batch, options, VARIABLE, 1, variable(new byte[2], 1, new byte[2]));
        final byte[] excerpt = excerpt(batch);

        assertThat(Bytes.littleU16(excerpt, Excerpt.SHARD_OFFSET)).isEqualTo(3);
        assertThat(Bytes.u8(excerpt, Excerpt.KINDS_OFFSET)).isEqualTo(0b110);
        assertThat(Bytes.littleU32(excerpt, Excerpt.RECORD_COUNT_OFFSET)).isEqualTo(3);
        assertThat(Bytes.littleU32(excerpt, Excerpt.LENGTH_OFFSET)).isEqualTo(excerpt.length);
        assertThat(batch.recordCount()).isEqualTo(3);
        assertThat(excerpt.length % 4).isZero();
    }

    @Test
    void it_calls_itself_full_from_its_target_on_and_refuses_what_does_not_fit() {
        final FlowBatch small = new FlowBatch(0, 2000, 1000);
        final Run run = run(exporter(1));
        int accepted = 0;
        while (append(small, run, FIXED, 100, new byte[600])) {
            accepted++;
            assertThat(small.isFull()).isEqualTo(small.finish() >= 2000);
        }

        assertThat(small.isFull()).isTrue();
        assertThat(recordsIn(excerpt(small))).isEqualTo(100 * accepted).isEqualTo(small.recordCount());
        small.clear();
        assertThat(append(small, run, FIXED, 100, new byte[600])).isTrue();
    }

    @Test
    void an_empty_batch_takes_the_longest_message_with_the_longest_definitions() {
        final InputLabels labels = new InputLabels("x".repeat(0xffff - 8), "", "", Map.of());
        final Shape widest = Shape.compile(
                Protocol.IPFIX, 256, 0, java.util.Collections.nCopies(Shape.MAX_FIELDS, FieldSpecifier.of(1, 8)));
        final FlowBatch small = new FlowBatch(0, 1, 8192);

        assertThat(append(small, run(exporter(1, labels)), widest, 1, new byte[8192]))
                .isTrue();
        assertThat(recordsIn(excerpt(small))).isOne();
    }

    /** Refused records must leave no definition behind that the next excerpt would take for written. */
    @Test
    void a_refusal_leaves_the_batch_as_it_was() {
        final FlowBatch small = new FlowBatch(0, 100, 100);
        append(small, run(exporter(1)), FIXED, 1, fixed(7, 7));
        final byte[] before = excerpt(small);
        final Run other = run(exporter(2, new InputLabels("other", "n", "h", Map.of())));

        assertThat(append(small, other, VARIABLE, 1, new byte[150_000])).isFalse();

        assertThat(excerpt(small)).isEqualTo(before);
        assertThat(append(small, other, VARIABLE, 1, variable(new byte[3], 9, new byte[0])))
                .isTrue();
        assertThat(recordsIn(excerpt(small))).isEqualTo(2);
    }

    @Test
    void more_definitions_than_an_excerpt_may_have_are_refused_until_it_is_cleared() {
        final FlowBatch large = new FlowBatch(0, 1 << 20, 1000);
        int accepted = 0;
        while (accepted < 5000 && append(large, run(exporter(accepted)), FIXED, 1, fixed(accepted, 1))) {
            accepted++;
        }

        assertThat(accepted).isEqualTo(1024);
        assertThat(recordsIn(excerpt(large))).isEqualTo(1024);
        large.clear();
        assertThat(append(large, run(exporter(1)), FIXED, 1, fixed(1, 1))).isTrue();
    }

    @Test
    void many_shapes_and_exporters_keep_their_numbers_apart() {
        final List<Shape> shapes = java.util.stream.IntStream.range(0, 50)
                .mapToObj(id -> Shape.compile(Protocol.NETFLOW9, id, 0, List.of(FieldSpecifier.of(1, 6))))
                .toList();
        final List<Exporter> exporters = java.util.stream.IntStream.range(0, 70)
                .mapToObj(Samples::exporter)
                .toList();
        for (int i = 0; i < 500; i++) {
            append(batch, run(exporters.get(i * 7 % 70)), shapes.get(i * 3 % 50), 1, fixed(i, i));
        }
        final byte[] excerpt = excerpt(batch);
        reader.wrap(excerpt, 0, excerpt.length);
        for (int i = 0; i < 500; i++) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.shape().templateId()).isEqualTo(i * 3 % 50);
            assertThat(reader.run().exporter.port()).isEqualTo(40_000 + i * 7 % 70);
        }
        assertThat(reader.next()).isFalse();
    }
}
