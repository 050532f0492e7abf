package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever happened to an excerpt, reading it ends, throws nothing, and gives records that lie inside it. */
class DamagedExcerptTest {
    private final FlowRecordReader reader = new FlowRecordReader();
    private final byte[] address = new byte[Addresses.LENGTH];
    private long shown;

    /** Reads everything there is and returns how many records. */
    private int readAll(byte[] excerpt, int length) {
        if (!reader.wrap(excerpt, 0, length)) {
            assertThat(reader.isDamaged()).isTrue();
        }
        int records = 0;
        while (reader.next()) {
            records++;
            readRecord(length);
        }
        return records;
    }

    /** Plain comparisons: this is called some hundred thousand times. */
    private void readRecord(int length) {
        final int end = reader.recordOffset() + reader.recordLength();
        if (reader.recordOffset() < Excerpt.HEADER_LENGTH || end > length) {
            fail("a record from %d to %d in an excerpt of %d", reader.recordOffset(), end, length);
        }
        for (int i = 0; i < reader.shape().fieldCount(); i++) {
            if (reader.fieldOffset(i) < reader.recordOffset() || reader.fieldOffset(i) + reader.fieldLength(i) > end) {
                fail("field %d lies outside of its record", i);
            }
            reader.getLong(i);
        }
        for (FlowField field : FlowField.values()) {
            if (reader.has(field) && field.type() == FlowField.Type.ADDRESS) {
                reader.copyAddress(field, address, 0);
            }
            reader.getLong(field);
        }
        reader.startEpochMillis();
        reader.run().exporter.labels().host();
        shown += reader.toString().length();
    }

    @Test
    void an_excerpt_cut_off_anywhere_is_refused() {
        final byte[] excerpt = Samples.richExcerpt();
        for (int length = 0; length < excerpt.length; length++) {
            assertThat(readAll(excerpt, length)).as("length %d", length).isZero();
        }
    }

    /** As above, but with a header that believes in the shorter length. */
    @Test
    void a_cut_excerpt_with_an_honest_length_gives_its_whole_runs_and_says_that_it_is_damaged() {
        final byte[] excerpt = Samples.richExcerpt();
        final int all = readAll(excerpt, excerpt.length);
        for (int length = Excerpt.HEADER_LENGTH; length < excerpt.length; length++) {
            final byte[] cut = Arrays.copyOf(excerpt, length);
            Bytes.putLittleU32(cut, Excerpt.LENGTH_OFFSET, length);
            final int records = readAll(cut, length);

            assertThat(records).isLessThan(all);
            assertThat(reader.isDamaged()).as("length %d", length).isTrue();
        }
    }

    @Test
    void an_excerpt_mutated_at_random_never_throws_and_always_ends() {
        final byte[] excerpt = Samples.richExcerpt();
        for (int seed = 0; seed < 12_000; seed++) {
            final byte[] mutant = mutate(excerpt, new Random(seed));
            try {
                readAll(mutant, mutant.length);
            } catch (RuntimeException | Error e) {
                fail("seed " + seed, e);
            }
        }
    }

    private static byte[] mutate(byte[] excerpt, Random random) {
        final int length = random.nextInt(4) == 0
                ? Excerpt.HEADER_LENGTH + random.nextInt(excerpt.length - Excerpt.HEADER_LENGTH)
                : excerpt.length;
        final byte[] mutant = Arrays.copyOf(excerpt, length);
        Bytes.putLittleU32(mutant, Excerpt.LENGTH_OFFSET, length);
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            final int at = Excerpt.HEADER_LENGTH + random.nextInt(Math.max(1, length - Excerpt.HEADER_LENGTH));
            if (at < length) {
                mutant[at] = interesting(random);
            }
        }
        return mutant;
    }

    private static byte interesting(Random random) {
        final int[] values = {0, 1, 2, 3, 4, 7, 8, 63, 64, 127, 128, 254, 255};
        return (byte) (random.nextBoolean() ? values[random.nextInt(values.length)] : random.nextInt(256));
    }

    @Test
    void a_reference_to_what_is_not_there_is_damage_and_the_other_runs_are_read() {
        for (int offset : new int[] {Run.SHAPE_OFFSET, Run.EXPORTER_OFFSET}) {
            final byte[] excerpt = Samples.richExcerpt();
            Bytes.putLittleU16(excerpt, firstRun(excerpt) + offset, 60_000);

            assertThat(readAll(excerpt, excerpt.length)).isEqualTo(4);
            assertThat(reader.isDamaged()).isTrue();
        }
    }

    @Test
    void a_continuation_of_a_run_that_is_not_there_is_damage_and_the_other_runs_are_read() {
        final FlowBatch batch = Samples.batch();
        final Run run = Samples.run(Samples.exporter(1));
        Samples.append(batch, run, Samples.FIXED, 1, Samples.fixed(1, 1));
        final int continuation = batch.finish();
        Samples.append(batch, run, Samples.FIXED, 1, Samples.fixed(2, 2));
        final byte[] excerpt = Samples.excerpt(batch);
        assertThat(Bytes.littleU16(excerpt, continuation)).isEqualTo(Block.CONTINUATION);
        Bytes.putLittleU16(excerpt, continuation + Block.NUMBER_OFFSET, 1);

        assertThat(readAll(excerpt, excerpt.length)).isOne();
        assertThat(reader.isDamaged()).isTrue();
    }

    @Test
    void a_reference_to_samplers_that_are_not_there_is_damage() {
        final byte[] excerpt = Samples.richExcerpt();
        Bytes.putLittleU16(excerpt, firstRun(excerpt) + Run.SAMPLERS_OFFSET, 9);

        assertThat(readAll(excerpt, excerpt.length)).isEqualTo(4);
        assertThat(reader.isDamaged()).isTrue();
    }

    @Test
    void a_count_that_exceeds_the_run_gives_the_records_that_are_there() {
        for (int lie : new int[] {3, 1000, Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            final byte[] excerpt = Samples.richExcerpt();
            Bytes.putLittleU32(excerpt, firstRun(excerpt) + Run.RECORD_COUNT_OFFSET, lie);

            assertThat(readAll(excerpt, excerpt.length)).as("count %d", lie).isEqualTo(6);
            assertThat(reader.isDamaged()).isTrue();
        }
    }

    @Test
    void a_header_that_counts_other_than_its_runs_is_damage_and_every_record_is_read() {
        for (int lie : new int[] {0, 5, 7, -1}) {
            final byte[] excerpt = Samples.richExcerpt();
            Bytes.putLittleU32(excerpt, Excerpt.RECORD_COUNT_OFFSET, lie);

            assertThat(readAll(excerpt, excerpt.length)).as("count %d", lie).isEqualTo(6);
            assertThat(reader.isDamaged()).as("count %d", lie).isTrue();
        }
    }

    @Test
    void a_kind_or_protocol_of_number_0_is_damage() {
        for (int offset : new int[] {Block.NUMBER_OFFSET, Block.NUMBER_OFFSET + 1}) {
            final byte[] excerpt = Samples.richExcerpt();
            excerpt[firstRun(excerpt) + offset] = 0;

            assertThat(readAll(excerpt, excerpt.length)).isEqualTo(4);
            assertThat(reader.isDamaged()).isTrue();
            assertThat(reader.unknownRecords()).isZero();
        }
    }

    @Test
    void a_record_longer_than_its_run_ends_the_run() {
        final FlowBatch batch = Samples.batch();
        final byte[] record = Samples.variable(new byte[4], 1, new byte[4]);
        record[0] = (byte) (record.length + 40);
        Samples.append(batch, Samples.run(Samples.exporter(1)), Samples.VARIABLE, 1, record);
        Samples.append(batch, Samples.run(Samples.exporter(1)), Samples.FIXED, 1, Samples.fixed(1, 1));
        final byte[] excerpt = Samples.excerpt(batch);

        assertThat(readAll(excerpt, excerpt.length)).isEqualTo(1);
        assertThat(reader.isDamaged()).isTrue();
    }

    @Test
    void a_block_that_is_shorter_than_its_own_header_ends_the_walk() {
        for (int length : new int[] {0, 1, 7}) {
            final byte[] excerpt = Samples.richExcerpt();
            Bytes.putLittleU32(excerpt, Excerpt.HEADER_LENGTH + Block.LENGTH_OFFSET, length);

            assertThat(readAll(excerpt, excerpt.length)).isZero();
            assertThat(reader.isDamaged()).isTrue();
        }
    }

    /** Each damaged run must cost a step of a loop, not a frame of the stack. */
    @Test
    void any_number_of_damaged_runs_is_walked() {
        final int runs = 100_000;
        final FlowBatch batch = new FlowBatch(0, 10_000_000, 1000);
        final Run run = Samples.run(Samples.exporter(1));
        IntStream.range(0, runs)
                .forEach(i -> Samples.append(
                        batch, run, Samples.VARIABLE, 1, new byte[] {-1, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
        Samples.append(batch, run, Samples.FIXED, 1, Samples.fixed(1, 1));
        final byte[] excerpt = Samples.excerpt(batch);

        assertThat(readAll(excerpt, excerpt.length)).isOne();
        assertThat(reader.isDamaged()).isTrue();
    }

    @Test
    void a_reader_that_has_seen_damage_reads_the_next_excerpt_well() {
        final byte[] broken = Samples.richExcerpt();
        Bytes.putLittleU16(broken, firstRun(broken) + Run.SHAPE_OFFSET, 60_000);
        readAll(broken, broken.length);
        final byte[] whole = Samples.richExcerpt();

        assertThat(readAll(whole, whole.length)).isEqualTo(6);
        assertThat(reader.isDamaged()).isFalse();
    }

    /** Definitions are an excerpt's own: what an earlier excerpt defined under a number is gone. */
    @Test
    void an_earlier_excerpt_s_definitions_are_not_used() {
        final FlowBatch batch = Samples.batch();
        Samples.append(batch, Samples.run(Samples.exporter(1)), Samples.FIXED, 1, Samples.fixed(1, 1));
        final byte[] excerpt = Samples.excerpt(batch);
        final byte[] bare = Samples.join(
                Arrays.copyOf(excerpt, Excerpt.HEADER_LENGTH),
                Arrays.copyOfRange(excerpt, firstRun(excerpt), excerpt.length));
        Bytes.putLittleU32(bare, Excerpt.LENGTH_OFFSET, bare.length);
        readAll(excerpt, excerpt.length);

        assertThat(readAll(bare, bare.length)).isZero();
        assertThat(reader.isDamaged()).isTrue();
    }

    /** Numbers may have gaps and be as high as 16 bits allow. */
    @Test
    void the_highest_number_of_a_definition_is_read() {
        final FlowBatch batch = Samples.batch();
        Samples.append(batch, Samples.run(Samples.exporter(1)), Samples.FIXED, 1, Samples.fixed(1, 1));
        final byte[] excerpt = Samples.excerpt(batch);
        final int run = firstRun(excerpt);
        int block = Excerpt.HEADER_LENGTH;
        while (Bytes.littleU16(excerpt, block) != Block.EXPORTER) {
            block += (int) Bytes.littleU32(excerpt, block + Block.LENGTH_OFFSET);
        }
        Bytes.putLittleU16(excerpt, block + Block.NUMBER_OFFSET, 0xffff);
        Bytes.putLittleU16(excerpt, run + Run.EXPORTER_OFFSET, 0xffff);

        assertThat(readAll(excerpt, excerpt.length)).isOne();
        assertThat(reader.isDamaged()).isFalse();
    }

    /** Labels of 60 000 octets that are not UTF-8 any more. */
    @Test
    void labels_that_are_no_text_any_more_are_read() {
        final FlowBatch batch = Samples.batch();
        final InputLabels labels = new InputLabels("x".repeat(60_000), "n", "h", Map.of("k", "v"));
        Samples.append(batch, Samples.run(Samples.exporter(1, labels)), Samples.FIXED, 1, Samples.fixed(1, 1));
        final byte[] excerpt = Samples.excerpt(batch);
        Arrays.fill(excerpt, Excerpt.HEADER_LENGTH + 10, Excerpt.HEADER_LENGTH + 60_010, (byte) 0xff);

        assertThat(readAll(excerpt, excerpt.length)).isOne();
        assertThat(reader.isDamaged()).isFalse();
        assertThat(List.copyOf(reader.run().exporter.labels().tags().values())).containsExactly("v");
    }

    private static int firstRun(byte[] excerpt) {
        int block = Excerpt.HEADER_LENGTH;
        while (Bytes.littleU16(excerpt, block) != Block.RUN) {
            block += (int) Bytes.littleU32(excerpt, block + Block.LENGTH_OFFSET);
        }
        return block;
    }
}
