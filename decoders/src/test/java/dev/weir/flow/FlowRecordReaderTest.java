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
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowRecordReaderTest {
    private final FlowBatch batch = Samples.batch();
    private final FlowRecordReader reader = new FlowRecordReader();

    private void read(byte[] excerpt) {
        assertThat(reader.wrap(excerpt, 0, excerpt.length)).isTrue();
    }

    @Test
    void records_of_several_exporters_inputs_and_shapes_come_in_order() {
        read(Samples.richExcerpt());
        final List<String> seen = new ArrayList<>();
        while (reader.next()) {
            seen.add(reader.run().exporter.port() + " "
                    + reader.run().exporter.labels().source() + " "
                    + reader.shape().templateId() + " " + reader.run().protocol.label() + " "
                    + reader.getLong(FlowField.BYTES));
        }

        assertThat(seen)
                .containsExactly(
                        "40001 default 256 netflow9 100",
                        "40001 default 256 netflow9 200",
                        "40002 edge 300 ipfix 300",
                        "40002 edge 300 ipfix 400",
                        "40002 edge 256 ipfix 500",
                        "40001 default 300 netflow9 600");
        assertThat(reader.isDamaged()).isFalse();
        assertThat(reader.recordCount()).isEqualTo(6);
    }

    @Test
    void variable_fields_are_found_behind_prefixes_of_one_and_of_three_octets() {
        for (int length : new int[] {0, 1, 254, 255, 256, 3000}) {
            batch.clear();
            final byte[] name = new byte[length];
            Arrays.fill(name, (byte) 'n');
            final byte[] opaque = {1, 2, 3};
            append(batch, run(exporter(1)), VARIABLE, 1, variable(name, -2, opaque));
            read(excerpt(batch));

            assertThat(reader.next()).isTrue();
            assertThat(reader.fieldLength(0)).isEqualTo(length);
            assertThat(reader.fieldOffset(0)).isEqualTo(reader.recordOffset() + (length < 255 ? 1 : 3));
            assertThat(reader.getLong(1)).isEqualTo(-2);
            assertThat(reader.fieldLength(2)).isEqualTo(3);
            assertThat(reader.bytes()[reader.fieldOffset(2) + 2]).isEqualTo((byte) 3);
            assertThat(reader.recordLength()).isEqualTo((length < 255 ? 1 : 3) + length + 8 + 1 + 3);
            assertThat(reader.next()).isFalse();
            assertThat(reader.isDamaged()).isFalse();
        }
    }

    @Test
    void a_short_value_may_have_the_long_prefix() {
        final byte[] record = HexFormat.of().parseHex("ff0002" + "6869" + "0000000000000007" + "ff0000");
        append(batch, run(exporter(1)), VARIABLE, 1, record);
        read(excerpt(batch));

        assertThat(reader.next()).isTrue();
        assertThat(new String(reader.bytes(), reader.fieldOffset(0), reader.fieldLength(0), StandardCharsets.UTF_8))
                .isEqualTo("hi");
        assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(7);
        assertThat(reader.fieldLength(2)).isZero();
    }

    @Test
    void a_field_that_this_record_leaves_empty_is_absent() {
        final Shape shape = Shape.compile(
                Protocol.IPFIX,
                256,
                0,
                List.of(FieldSpecifier.of(1, FieldSpecifier.VARIABLE), FieldSpecifier.of(8, FieldSpecifier.VARIABLE)));
        append(batch, run(exporter(1)), shape, 1, new byte[] {0, 0});
        append(batch, run(exporter(1)), shape, 1, new byte[] {1, 9, 4, 10, 0, 0, 1});
        read(excerpt(batch));
        final byte[] address = new byte[Addresses.LENGTH];
        address[0] = 99;

        reader.next();
        assertThat(reader.has(FlowField.BYTES)).isFalse();
        assertThat(reader.getLong(FlowField.BYTES)).isZero();
        assertThat(reader.copyAddress(FlowField.SOURCE_ADDRESS, address, 0)).isFalse();
        assertThat(address[0]).isEqualTo((byte) 99);
        reader.next();
        assertThat(reader.has(FlowField.BYTES)).isTrue();
        assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(9);
        assertThat(reader.copyAddress(FlowField.SOURCE_ADDRESS, address, 0)).isTrue();
        assertThat(Addresses.text(address)).isEqualTo("10.0.0.1");
    }

    @Test
    void an_absent_field_is_told_from_zero() {
        append(batch, run(exporter(1)), FIXED, 1, fixed(0, 0));
        read(excerpt(batch));
        reader.next();

        assertThat(reader.has(FlowField.BYTES)).isTrue();
        assertThat(reader.has(FlowField.TOS)).isFalse();
        assertThat(reader.getLong(FlowField.TOS)).isZero();
        assertThat(reader.copyAddress(FlowField.NEXT_HOP, new byte[16], 0)).isFalse();
    }

    @Test
    void a_number_longer_than_eight_octets_gives_its_last_eight() {
        final Shape shape = Shape.compile(Protocol.IPFIX, 256, 0, List.of(FieldSpecifier.of(1, 10)));
        append(batch, run(exporter(1)), shape, 1, HexFormat.of().parseHex("ffff0000000000000102"));
        read(excerpt(batch));
        reader.next();

        assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(0x102);
    }

    @Test
    void unknown_and_enterprise_elements_are_reached_by_their_numbers() {
        append(batch, run(exporter(1)), VARIABLE, 1, variable(new byte[300], 5, new byte[] {0x7f, 1}));
        read(excerpt(batch));
        reader.next();
        final int index = reader.shape().indexOf(9, 12_235);

        assertThat(reader.getLong(index)).isEqualTo(0x7f01);
        assertThat(reader.toString()).startsWith("netflow9 0/96=0000").endsWith(" 0/1=0000000000000005 9/12235=7f01");
    }

    @Test
    void the_rest_of_a_run_can_be_skipped() {
        read(Samples.richExcerpt());
        assertThat(reader.next()).isTrue();
        assertThat(reader.nextRun()).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(300);
    }

    @Test
    void an_excerpt_may_lie_anywhere_in_the_array() {
        final byte[] excerpt = Samples.richExcerpt();
        final byte[] padded = Samples.join(new byte[7], excerpt, new byte[] {1, 2, 3});
        assertThat(reader.wrap(padded, 7, excerpt.length)).isTrue();
        int records = 0;
        while (reader.next()) {
            records++;
        }

        assertThat(records).isEqualTo(6);
        assertThat(reader.isDamaged()).isFalse();
    }

    @Test
    void what_the_journal_set_in_the_header_is_told() {
        final byte[] excerpt = Samples.richExcerpt();
        Bytes.putLittleI64(excerpt, Excerpt.RECORD_NUMBER_OFFSET, 77);
        Bytes.putLittleI64(excerpt, Excerpt.APPENDED_AT_OFFSET, 88);
        read(excerpt);

        assertThat(reader.firstRecordNumber()).isEqualTo(77);
        assertThat(reader.appendedAtEpochNanos()).isEqualTo(88);
    }

    /** What a later version writes is skipped and counted; it is no damage. */
    @Test
    void runs_of_a_kind_protocol_or_dialect_to_come_are_skipped_and_counted() {
        final int shapeDialect = Block.HEADER_LENGTH + 2;
        final int[][] blocksAndOffsets = {
            {Block.RUN, Block.NUMBER_OFFSET}, {Block.RUN, Block.NUMBER_OFFSET + 1}, {Block.SHAPE, shapeDialect}
        };
        for (int[] place : blocksAndOffsets) {
            final FlowBatch batch = Samples.batch();
            final Run run = Samples.run(Samples.exporter(1));
            Samples.append(batch, run, Samples.FIXED, 2, Samples.join(Samples.fixed(1, 1), Samples.fixed(2, 1)));
            Samples.append(batch, run, Samples.VARIABLE, 1, Samples.variable(new byte[3], 3, new byte[0]));
            final byte[] excerpt = Samples.excerpt(batch);
            excerpt[firstBlock(excerpt, place[0]) + place[1]] = 7;

            assertThat(reader.wrap(excerpt, 0, excerpt.length)).isTrue();
            assertThat(reader.next()).isTrue();
            assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(3);
            assertThat(reader.next()).isFalse();
            assertThat(reader.unknownRecords()).isEqualTo(2);
            assertThat(reader.isDamaged()).isFalse();
        }
    }

    private static int firstBlock(byte[] excerpt, int type) {
        int block = Excerpt.HEADER_LENGTH;
        while (Bytes.littleU16(excerpt, block) != type) {
            block += (int) Bytes.littleU32(excerpt, block + Block.LENGTH_OFFSET);
        }
        return block;
    }

    @Test
    void an_excerpt_of_layout_version_0_is_refused() {
        final byte[] excerpt = Samples.richExcerpt();
        excerpt[Excerpt.VERSION_OFFSET] = 0;

        assertThat(reader.wrap(excerpt, 0, excerpt.length)).isFalse();
        assertThat(reader.next()).isFalse();
    }

    @Test
    void blocks_of_an_unknown_type_are_stepped_over() {
        final byte[] excerpt = Samples.richExcerpt();
        final byte[] unknown = new byte[24];
        Block.putHeader(unknown, 0, 4711, 9, unknown.length);
        final byte[] more = join(
                Arrays.copyOf(excerpt, Excerpt.HEADER_LENGTH),
                unknown,
                Arrays.copyOfRange(excerpt, Excerpt.HEADER_LENGTH, excerpt.length),
                unknown);
        Bytes.putLittleU32(more, Excerpt.LENGTH_OFFSET, more.length);
        read(more);
        int records = 0;
        while (reader.next()) {
            records++;
        }

        assertThat(records).isEqualTo(6);
        assertThat(reader.isDamaged()).isFalse();
    }

    @Test
    void what_is_not_an_excerpt_of_a_known_version_is_refused() {
        final byte[] excerpt = Samples.richExcerpt();
        for (int offset : new int[] {Excerpt.MAGIC_OFFSET, Excerpt.VERSION_OFFSET, Excerpt.LENGTH_OFFSET}) {
            final byte[] other = excerpt.clone();
            other[offset]++;
            assertThat(reader.wrap(other, 0, other.length)).isFalse();
            assertThat(reader.isDamaged()).isTrue();
            assertThat(reader.next()).isFalse();
        }
        assertThat(reader.wrap(excerpt, 0, Excerpt.HEADER_LENGTH - 1)).isFalse();
        assertThat(reader.wrap(new byte[0], 0, 0)).isFalse();
        assertThat(reader.next()).isFalse();
    }

    @Test
    void before_the_first_record_there_is_nothing_to_show() {
        assertThat(reader).hasToString("no record");
        read(Samples.richExcerpt());
        reader.next();
        append(batch, run(exporter(1)), FIXED, 1, fixed(1, 1));
        read(excerpt(batch));

        assertThatCode(() -> assertThat(reader).hasToString("no record")).doesNotThrowAnyException();
    }
}
