package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.Protocol;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.csv.FlowCsvRenderer;
import dev.weir.sink.json.FlowJsonRenderer;
import dev.weir.sink.text.TextBuffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an exporter announces and sends, a line comes out that a strict reader takes. */
class RandomRecordsTest {
    private static final int SHAPES = 3000;
    private static final int LONGEST = 20;
    private static final long[] ENTERPRISES = {0, 0, 0, 0, 0, 9, 29_305, 0xffff_ff09L};
    private static final InformationElements ELEMENTS = InformationElements.builtIn();

    private final JsonFactory strict = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static Shape shape(Random random) {
        final List<FieldSpecifier> fields = new ArrayList<>();
        fields.add(FieldSpecifier.of(1 + random.nextInt(230), 1 + random.nextInt(LONGEST)));
        for (int i = random.nextInt(12); i > 0; i--) {
            final int length = random.nextInt(6) == 0 ? FieldSpecifier.VARIABLE : random.nextInt(LONGEST);
            fields.add(
                    new FieldSpecifier(ENTERPRISES[random.nextInt(ENTERPRISES.length)], random.nextInt(500), length));
        }
        final Protocol dialect = random.nextBoolean() ? Protocol.IPFIX : Protocol.NETFLOW9;
        return Shape.compile(dialect, 256, random.nextInt(fields.size()), fields);
    }

    private static String record(Shape shape, Random random) {
        final StringBuilder hex = new StringBuilder();
        for (int i = 0; i < shape.fieldCount(); i++) {
            int length = shape.field(i).length();
            if (shape.field(i).isVariable()) {
                length = random.nextInt(LONGEST);
                hex.append("%02x".formatted(length));
            }
            final byte[] octets = new byte[length];
            random.nextBytes(octets);
            hex.append(HexFormat.of().formatHex(octets));
        }
        return hex.toString();
    }

    private void assertJson(TextBuffer text) {
        try (JsonParser parser = strict.createParser(text.array(), 0, text.length())) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
        } catch (IOException e) {
            throw new AssertionError(text.toString(), e);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_line_is_well_formed_whatever_was_sent(long seed) {
        final Random random = new Random(seed);
        final FlowJsonRenderer json = new FlowJsonRenderer(ELEMENTS, SinkProfile.FULL);
        final FlowCsvRenderer csv = new FlowCsvRenderer(ELEMENTS, List.of("flowStartMilliseconds", "source.ip", "0/4"));
        final TextBuffer out = new TextBuffer(64);
        final FlowRecordReader reader = new FlowRecordReader();
        for (int i = 0; i < SHAPES; i++) {
            final Shape shape = shape(random);
            final Run run = Records.run(Protocol.values()[random.nextInt(4)], Records.exporter("::1", Records.LABELS));
            run.exportTimeEpochNanos = random.nextLong(1L << 62);
            run.systemInitEpochMillis = random.nextLong(1L << 43);
            run.flags = random.nextInt(4);
            run.kind = random.nextInt(4) == 0 ? RecordKind.OPTIONS : RecordKind.FLOW;
            final byte[] excerpt = Records.excerpt(run, shape, record(shape, random), record(shape, random));
            reader.splitBiflows(random.nextBoolean());
            reader.wrap(excerpt, 0, excerpt.length);
            int lines = 0;
            while (reader.next()) {
                assertLines(reader, json, csv, out);
                lines++;
            }
            assertThat(lines).isBetween(2, 4);
        }
    }

    private void assertLines(FlowRecordReader reader, FlowJsonRenderer json, FlowCsvRenderer csv, TextBuffer out) {
        out.clear();
        json.render(reader, out);
        assertJson(out);
        assertThat(out.toString()).endsWith("}\n");
        out.clear();
        csv.render(reader, out);
        assertThat(out.toString().chars().filter(c -> c == ',')).hasSize(2);
    }
}
