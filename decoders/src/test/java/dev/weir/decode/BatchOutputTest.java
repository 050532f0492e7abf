package dev.weir.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import dev.weir.flow.Exporter;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowField;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever comes out of one message gets into batches, in order, each record once. */
class BatchOutputTest {
    private static final int WHOLE_RECORD = Shape.MAX_RECORD_LENGTH;

    private final FlowBatch batch = new FlowBatch(0, 4096, 1500);
    private final BatchOutput output = new BatchOutput(batch, this::read);
    private final Run run = new Run();
    private final FlowRecordReader reader = new FlowRecordReader();
    private final List<Long> octets = new ArrayList<>();

    private void read() {
        reader.wrap(batch.bytes(), 0, batch.finish());
        while (reader.next()) {
            octets.add(reader.getLong(FlowField.BYTES));
        }
        assertThat(reader.isDamaged()).isFalse();
        batch.clear();
    }

    private void append(Shape shape, byte[] records, int count, InputLabels labels) {
        run.protocol = Protocol.IPFIX;
        run.exporter = new Exporter(new byte[Addresses.LENGTH], 1, 2, null, labels);
        output.append(run, shape, records, 0, records.length, count);
        read();
    }

    private static InputLabels labels(int length) {
        return new InputLabels("s".repeat(length), "", "", Map.of());
    }

    @Test
    void records_of_a_fixed_length_that_fit_no_batch_are_split_between_records() {
        final Shape shape = Shape.compile(Protocol.IPFIX, 256, 0, List.of(FieldSpecifier.of(1, 4)));
        final int count = 100_001;
        final byte[] records = new byte[4 * count];
        for (int i = 0; i < count; i++) {
            Bytes.putU32(records, 4 * i, i);
        }
        append(shape, records, count, labels(0));

        assertThat(octets).isEqualTo(LongStream.range(0, count).boxed().toList());
    }

    @Test
    void records_of_different_lengths_that_fit_no_batch_are_split_between_records() {
        final Shape shape = Shape.compile(
                Protocol.IPFIX,
                256,
                0,
                List.of(FieldSpecifier.of(1, 4), FieldSpecifier.of(96, FieldSpecifier.VARIABLE)));
        final int count = 2_001;
        final byte[] records = new byte[count * (4 + 1 + 254)];
        int at = 0;
        for (int i = 0; i < count; i++) {
            final int text = i % 255;
            Bytes.putU32(records, at, i);
            records[at + 4] = (byte) text;
            at += 4 + 1 + text;
        }
        append(shape, Arrays.copyOf(records, at), count, labels(0));

        assertThat(octets).isEqualTo(LongStream.range(0, count).boxed().toList());
    }

    /** The longest record, the longest labels and the most fields at once. */
    @Test
    void an_empty_batch_takes_any_single_record() {
        final List<FieldSpecifier> fields = new ArrayList<>(List.of(FieldSpecifier.of(1, 4)));
        for (int i = 0; i < Shape.MAX_FIELDS - 2; i++) {
            fields.add(FieldSpecifier.of(210, 1));
        }
        fields.add(FieldSpecifier.of(96, FieldSpecifier.VARIABLE));
        final Shape shape = Shape.compile(Protocol.IPFIX, 256, 0, fields);
        final byte[] record = new byte[WHOLE_RECORD];
        final int text = shape.minimumRecordLength() - 1;
        Bytes.putU32(record, 0, 42);
        record[text] = (byte) 255;
        Bytes.putU16(record, text + 1, record.length - text - 3);
        append(shape, record, 1, labels(65_527));

        assertThat(octets).containsExactly(42L);
    }
}
