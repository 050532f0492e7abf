package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/journal-layout.md} to the code. An excerpt is written in which every field has a value of its own
 * that fills its width. Each field that the page describes must be found where the page says, and the page must
 * describe every byte.
 */
class JournalLayoutDocTest {
    private static final String ADDRESS = "101112131415161718191a1b1c1d1e1f";
    private static final String AGENT = "202122232425262728292a2b2c2d2e2f";
    private static final Shape SHAPE = Shape.compile(
            Protocol.IPFIX,
            0x4142,
            2,
            List.of(
                    new FieldSpecifier(0x5152_5354L, 0x5556, 0x0758),
                    FieldSpecifier.of(1, 8),
                    FieldSpecifier.of(2, 1)));

    private final LayoutPage page = LayoutPage.read();
    private byte[] excerpt;
    private int input;
    private int exporter;
    private int shape;
    private int samplers;
    private int run;
    private int continuation;

    @BeforeEach
    void write() {
        final FlowBatch batch = new FlowBatch(0x7172, 4096, 8192);
        // Each definition gets a number other than 0, so that a reference is told from a reserved field.
        final Run warmUp = Samples.run(Samples.exporter(1));
        Samples.append(batch, warmUp, Samples.FIXED, 1, Samples.fixed(1, 1));
        final int start = batch.finish();
        final Run known = knownRun();
        Samples.append(batch, known, SHAPE, 2, new byte[2 * SHAPE.minimumRecordLength()]);
        known.receivedAtEpochNanos += 0x8182_8384L;
        known.exportTimeEpochNanos += 0x7172_7374 * 1000L;
        known.systemInitEpochMillis -= 0x5152_5354;
        known.sequence = 0xe1e2_e3e4L;
        known.lostBefore = 0;
        Samples.append(batch, known, SHAPE, 1, new byte[SHAPE.minimumRecordLength()]);
        excerpt = Samples.excerpt(batch);
        Bytes.putLittleI64(excerpt, Excerpt.RECORD_NUMBER_OFFSET, 0x0102030405060708L);
        Bytes.putLittleI64(excerpt, Excerpt.BYTE_NUMBER_OFFSET, 0x1112131415161718L);
        Bytes.putLittleI64(excerpt, Excerpt.APPENDED_AT_OFFSET, 0x2122232425262728L);
        input = start;
        exporter = next(input);
        shape = next(exporter);
        samplers = next(shape);
        run = next(samplers);
        continuation = next(run);
        assertThat(next(continuation)).isEqualTo(excerpt.length);
    }

    private int next(int block) {
        return block + (int) Bytes.littleU32(excerpt, block + 4);
    }

    private static Run knownRun() {
        final HexFormat hex = HexFormat.of();
        final InputLabels labels =
                new InputLabels("the source", "the namespace", "the host", Map.of("k", "v", "a", "b"));
        final Run run = new Run();
        run.kind = RecordKind.CONNECTION;
        run.protocol = Protocol.SFLOW5;
        run.exporter = new Exporter(hex.parseHex(ADDRESS), 0x3132, 0x3334, hex.parseHex(AGENT), labels);
        run.observationDomain = 0x8182_8384L;
        run.receivedAtEpochNanos = 0x1112_1314_1516_1718L;
        run.exportTimeEpochNanos = 0x2122_2324_2526_2728L;
        run.systemInitEpochMillis = 0x3132_3334_3536_3738L;
        run.sequence = 0x9192_9394L;
        run.samplingRate = 0xa1a2_a3a4L;
        run.samplingOrigin = SamplingOrigin.SAMPLE;
        run.samplingAlgorithm = 0xb1;
        run.flags = 0xc1c2;
        run.samplers =
                Samplers.of(List.of(new Sampler(0x0182_8384_8586_8788L, 0x9192_9394L, 0xd1), new Sampler(1, 2, 3)));
        run.lostBefore = 0xd1d2_d3d4L;
        return run;
    }

    /** Compares the fields under a heading with the bytes, both ways; returns where the last one ends. */
    private int assertFields(String heading, int start, int firstOffset, Map<String, ?> expected) {
        final List<String> documented = new ArrayList<>();
        int end = firstOffset;
        for (List<String> row : page.tableUnder(heading)) {
            final int offset = Integer.parseInt(row.get(0));
            final int width = Integer.parseInt(row.get(1));
            final String name = row.get(3);
            assertThat(offset).as("%s: %s follows on", heading, name).isEqualTo(end);
            assertThat(Map.of("u8", 1, "u16", 2, "u24", 3, "u32", 4, "i32", 4, "u64", 8, "i64", 8, "bytes", 16))
                    .as("%s: type of %s", heading, name)
                    .containsEntry(row.get(2), width);
            documented.add(name);
            assertThat(value(start + offset, width, row.get(2)))
                    .as("%s: %s at %d", heading, name, offset)
                    .isEqualTo(String.valueOf(expected.get(name)));
            end = offset + width;
        }
        assertThat(documented).containsExactlyElementsOf(expected.keySet());
        return end;
    }

    private String value(int from, int width, String type) {
        final byte[] bytes = Arrays.copyOfRange(excerpt, from, from + width);
        if (type.equals("bytes")) {
            return HexFormat.of().formatHex(bytes);
        }
        final byte[] turned = new byte[width];
        for (int i = 0; i < width; i++) {
            turned[i] = bytes[width - 1 - i];
        }
        return (type.charAt(0) == 'i' ? new BigInteger(turned) : new BigInteger(1, turned)).toString();
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    @Test
    void the_excerpt_header_is_as_documented() {
        final int end = assertFields(
                "## Excerpt header",
                0,
                0,
                fields(
                        "magic",
                        0x52494557,
                        "version",
                        1,
                        "kinds",
                        1 << 1 | 1 << 4,
                        "shard",
                        0x7172,
                        "record number",
                        0x0102030405060708L,
                        "byte number",
                        0x1112131415161718L,
                        "appended at",
                        0x2122232425262728L,
                        "record count",
                        4,
                        "length",
                        excerpt.length));

        assertThat(end).isEqualTo(Excerpt.HEADER_LENGTH);
    }

    @Test
    void block_headers_are_as_documented() {
        final int[] blocks = {input, exporter, shape, samplers, run, continuation};
        final int[] types = {Block.INPUT, Block.EXPORTER, Block.SHAPE, Block.SAMPLERS, Block.RUN, Block.CONTINUATION};
        final int[] numbers = {1, 1, 1, 0, 4 << 8 | 4, 1};
        for (int i = 0; i < blocks.length; i++) {
            final int length = (i + 1 < blocks.length ? blocks[i + 1] : excerpt.length) - blocks[i];
            final int end = assertFields(
                    "## Blocks", blocks[i], 0, fields("type", types[i], "number", numbers[i], "length", length));

            assertThat(end).isEqualTo(Block.HEADER_LENGTH);
            assertThat(blocks[i] % 4).isZero();
        }
    }

    @Test
    void the_parts_of_an_input_are_as_documented() {
        final Map<String, Object> expected = fields(
                "source", "the source",
                "namespace", "the namespace",
                "host", "the host",
                "tag count", "2",
                "key", "a",
                "value", "b");
        final List<String> documented = new ArrayList<>();
        int position = input + Block.HEADER_LENGTH;
        for (List<String> row : page.tableUnder("### Input")) {
            final boolean text = row.get(1).equals("text");
            final int number = Integer.parseInt(value(position, 2, "u16"));
            position += 2;
            documented.add(row.get(0));
            assertThat(text ? new String(excerpt, position, number, StandardCharsets.UTF_8) : String.valueOf(number))
                    .as(row.get(0))
                    .isEqualTo(expected.get(row.get(0)));
            position += text ? number : 0;
        }
        assertThat(documented).containsExactlyElementsOf(expected.keySet());
        assertThat(exporter - position - 2 * 3)
                .as("after the other tag, padding")
                .isBetween(0, 3);
    }

    @Test
    void an_exporter_is_as_documented() {
        final int end = assertFields(
                "### Exporter",
                exporter,
                Block.HEADER_LENGTH,
                fields(
                        "address", ADDRESS,
                        "agent", AGENT,
                        "source port", 0x3132,
                        "listener port", 0x3334,
                        "input", 1,
                        "reserved", 0));

        assertThat(exporter + end).isEqualTo(shape);
    }

    @Test
    void a_shape_is_as_documented() {
        final int end = assertFields(
                "### Shape",
                shape,
                Block.HEADER_LENGTH,
                fields(
                        "template id", 0x4142,
                        "dialect", Protocol.IPFIX.code(),
                        "reserved", 0,
                        "scope fields", 2,
                        "field count", 3,
                        "record length", 0x0758 + 9,
                        "enterprise", 0x5152_5354L,
                        "element", 0x5556,
                        "field length", 0x0758));

        assertThat(shape + end + 2 * 8).as("the other fields take 8 bytes each").isEqualTo(samplers);
        assertThat(value(shape + end + 8 + 4, 2, "u16")).isEqualTo("2");
    }

    @Test
    void a_run_is_as_documented() {
        final int end = assertFields(
                "### Run",
                run,
                Block.HEADER_LENGTH,
                fields(
                        "shape",
                        1,
                        "exporter",
                        1,
                        "observation domain",
                        0x8182_8384L,
                        "received at",
                        0x1112_1314_1516_1718L,
                        "export time",
                        0x2122_2324_2526_2728L,
                        "system init",
                        0x3132_3334_3536_3738L,
                        "sequence",
                        0x9192_9394L,
                        "sampling rate",
                        0xa1a2_a3a4L,
                        "sampling origin",
                        SamplingOrigin.SAMPLE.code(),
                        "sampling algorithm",
                        0xb1,
                        "flags",
                        0xc1c2,
                        "samplers",
                        1,
                        "reserved",
                        0,
                        "record count",
                        2,
                        "lost before",
                        0xd1d2_d3d4L));

        assertThat(end).isEqualTo(Run.HEADER_LENGTH).isEqualTo(64);
        assertThat(run + end + Block.padded(2 * SHAPE.minimumRecordLength())).isEqualTo(continuation);
    }

    @Test
    void samplers_are_as_documented() {
        final int end = assertFields(
                "### Samplers",
                samplers,
                Block.HEADER_LENGTH,
                fields(
                        "sampler count", 2,
                        "reserved", 0,
                        "id", 0x0182_8384_8586_8788L,
                        "rate", 0x9192_9394L,
                        "algorithm", 0xd1,
                        "reserved, 3 bytes", 0));

        assertThat(samplers + end + 16).as("the other sampler takes 16 bytes").isEqualTo(run);
    }

    @Test
    void a_continuation_is_as_documented() {
        final int end = assertFields(
                "### Continuation",
                continuation,
                Block.HEADER_LENGTH,
                fields(
                        "received after",
                        0x8182_8384L,
                        "exported after",
                        0x7172_7374,
                        "init after",
                        -0x5152_5354,
                        "sequence",
                        0xe1e2_e3e4L,
                        "record count",
                        1,
                        "reserved",
                        0));

        assertThat(end).isEqualTo(RunContinuation.HEADER_LENGTH).isEqualTo(28);
        assertThat(continuation + end + Block.padded(SHAPE.minimumRecordLength()))
                .isEqualTo(excerpt.length);
    }

    private Map<String, Integer> numbers(String title) {
        final Map<String, Integer> numbers = new LinkedHashMap<>();
        page.tableOf(title).forEach(row -> numbers.put(row.get(1), Integer.valueOf(row.get(0))));
        return numbers;
    }

    private static <E extends Enum<E>> Map<String, Integer> codes(Class<E> type, ToIntFunction<E> code) {
        final Map<String, Integer> codes = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            codes.put(constant.name(), code.applyAsInt(constant));
        }
        return codes;
    }

    @Test
    void the_numbers_are_as_documented() {
        assertThat(numbers("Kind")).isEqualTo(codes(RecordKind.class, RecordKind::code));
        assertThat(numbers("Protocol")).isEqualTo(codes(Protocol.class, Protocol::code));
        assertThat(numbers("Sampling origin")).isEqualTo(codes(SamplingOrigin.class, SamplingOrigin::code));
        assertThat(numbers("Block type"))
                .isEqualTo(Map.of(
                        "INPUT",
                        Block.INPUT,
                        "EXPORTER",
                        Block.EXPORTER,
                        "SHAPE",
                        Block.SHAPE,
                        "RUN",
                        Block.RUN,
                        "SAMPLERS",
                        Block.SAMPLERS,
                        "CONTINUATION",
                        Block.CONTINUATION));
        assertThat(numbers("Name"))
                .isEqualTo(Map.of(
                        "HAS_SYSTEM_INIT",
                        Run.HAS_SYSTEM_INIT,
                        "SALVAGED",
                        Run.SALVAGED,
                        "SAMPLING_DEFAULT",
                        Run.SAMPLING_DEFAULT,
                        "REPEATED",
                        Run.REPEATED));
        for (List<String> row : page.tableOf("Protocol")) {
            assertThat(row.get(2)).isEqualTo(Protocol.valueOf(row.get(1)).label());
        }
    }

    @Test
    void the_example_is_what_the_code_writes_and_reads() {
        final byte[] example = page.example();

        assertThat(HexFormat.ofDelimiter(" ").formatHex(LayoutExample.write()))
                .isEqualTo(HexFormat.ofDelimiter(" ").formatHex(example));
        final FlowRecordReader reader = new FlowRecordReader();
        assertThat(reader.wrap(example, 0, example.length)).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.getLong(FlowField.BYTES)).isEqualTo(1500);
        assertThat(reader.startEpochMillis()).isEqualTo(1_700_000_000_000L - 2000);
        assertThat(reader.endEpochMillis()).isEqualTo(1_700_000_000_000L + 10);
    }
}
