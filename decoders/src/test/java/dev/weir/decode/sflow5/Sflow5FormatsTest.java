package dev.weir.decode.sflow5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.ie.SflowStructure;
import dev.weir.flow.ie.SflowStructures;
import dev.weir.flow.ie.XdrType;
import dev.weir.testing.Sflow5Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each structure, made from hand-written XDR, comes out field by field, whole and cut at every octet. */
class Sflow5FormatsTest {
    /** A structure's octets, and the values that must be found, keyed by enterprise and number. */
    private static final class Example {
        final Sflow5Bytes xdr = Sflow5Bytes.xdr();
        final Map<String, String> values = new LinkedHashMap<>();
        final List<Integer> ends = new ArrayList<>();

        Example(SflowStructure structure) {
            int n = 1;
            for (SflowStructure.Field field : structure.fields()) {
                if (!field.type().isDerived()) {
                    add(structure, field, n++);
                    ends.add(xdr.bytes().length);
                }
            }
        }

        private void add(SflowStructure structure, SflowStructure.Field field, int n) {
            final String place = structure.enterprise() + "/" + field.id();
            switch (field.type()) {
                case UNSIGNED_INT -> number(structure, field, place, n);
                case INT, FLOAT, PERCENTAGE, IP_V4 -> fixed(structure, field, place, 4, n);
                case UNSIGNED_HYPER -> fixed(structure, field, place, 8, n);
                case IP_V6, OPAQUE16 -> fixed(structure, field, place, 16, n);
                case MAC -> {
                    fixed(structure, field, place, 6, n);
                    xdr.raw(new byte[2]);
                }
                case ADDRESS -> {
                    xdr.u32(1);
                    fixed(structure, field, place, 4, n);
                }
                case STRING, OPAQUE -> {
                    xdr.opaque(octets(n, n % 5));
                    values.put(place, hex(n, n % 5));
                }
                case UNSIGNED_INTS -> {
                    xdr.u32(2, n, n + 1);
                    values.put(place, list(structure, field, 4) + "%08x%08x".formatted(n, n + 1));
                }
                case MACS -> {
                    xdr.u32(1).raw(octets(n, 6)).raw(new byte[2]);
                    values.put(place, list(structure, field, 6) + hex(n, 6));
                }
                case AS_PATH -> {
                    xdr.u32(1, 2, 2, 64500, 64501);
                    values.put(place, list(structure, field, 4) + "%08x%08x".formatted(64500, 64501));
                    values.put("0/128", "%08x".formatted(64500));
                    values.put("0/17", "%08x".formatted(64501));
                }
                case REMAINDER -> {
                    xdr.raw(octets(n, 12));
                    values.put(place, hex(n, 12));
                }
                case REPEAT -> xdr.u32(1);
                default -> throw new AssertionError(field);
            }
        }

        private void number(SflowStructure structure, SflowStructure.Field field, String place, int n) {
            xdr.u32(n);
            final var standard = StandardElements.find(RecordBuilder.key(structure.enterprise(), field.id()));
            values.put(
                    standard == null ? place : "0/" + standard.id(),
                    standard == null ? "%08x".formatted(n) : ("%0" + 2 * standard.octets() + "x").formatted(n));
        }

        private void fixed(SflowStructure structure, SflowStructure.Field field, String place, int length, int n) {
            xdr.raw(octets(n, length));
            final var standard = StandardElements.find(RecordBuilder.key(structure.enterprise(), field.id()));
            values.put(standard == null ? place : "0/" + standard.id(), hex(n, length));
        }

        private static String list(SflowStructure structure, SflowStructure.Field field, int itemLength) {
            return "04%04x%04x%08x".formatted(field.id() + 0x100 | 0x8000, itemLength, structure.enterprise());
        }

        private static byte[] octets(int n, int length) {
            final byte[] octets = new byte[length];
            for (int i = 0; i < length; i++) {
                octets[i] = (byte) (n * 16 + i);
            }
            return octets;
        }

        private static String hex(int n, int length) {
            return HexFormat.of().formatHex(octets(n, length));
        }
    }

    static Stream<SflowStructure> flows() {
        return SflowStructures.builtIn().all().stream()
                .filter(structure -> structure.enterprise() >>> 12 == SflowStructures.FLOW >>> 12)
                .filter(structure -> structure.format() > 1);
    }

    static Stream<SflowStructure> counters() {
        return SflowStructures.builtIn().all().stream()
                .filter(structure -> structure.enterprise() >>> 12 == SflowStructures.COUNTERS >>> 12);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void a_flow_structure_comes_out_whole(SflowStructure structure) {
        final Example example = new Example(structure);
        final SflowShard shard = new SflowShard();
        shard.receive(flow(structure, example.xdr.bytes()));

        assertThat(shard.readAll(Sflow5FormatsTest::values)).singleElement().satisfies(values -> {
            assertThat(values).containsAllEntriesOf(example.values);
            assertThat(values).doesNotContainKey(SflowStructures.SAMPLE + "/5");
        });
        assertThat(shard.rejects).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("counters")
    void a_counter_structure_comes_out_whole(SflowStructure structure) {
        final Example example = new Example(structure);
        final SflowShard shard =
                new SflowShard().showing(record -> assertThat(record.run().kind).isEqualTo(RecordKind.METRIC));
        shard.receive(counters(structure, example.xdr.bytes()));

        assertThat(shard.readAll(Sflow5FormatsTest::values)).singleElement().satisfies(values -> {
            assertThat(values).containsAllEntriesOf(example.values);
            assertThat(values).hasSize(example.values.size() + SampleFields.SOURCE_COUNT);
        });
        assertThat(shard.rejects).isEmpty();
    }

    @ParameterizedTest
    @MethodSource({"flows", "counters"})
    void a_structure_that_ends_early_gives_the_fields_that_are_whole(SflowStructure structure) {
        final Example example = new Example(structure);
        final byte[] whole = example.xdr.bytes();
        final boolean flow = structure.enterprise() >>> 12 == SflowStructures.FLOW >>> 12;
        final SflowShard shard = new SflowShard();
        for (int length = 0; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            shard.receive(flow ? flow(structure, cut) : counters(structure, cut));
            final Map<String, String> values =
                    shard.readAll(Sflow5FormatsTest::values).get(0);
            for (Map.Entry<String, String> value : values.entrySet()) {
                if (!isAboutSample(value.getKey()) && !isRemainder(structure)) {
                    assertThat(example.values).contains(value);
                }
            }
            shard.assertBooksClose();
        }
    }

    private static boolean isRemainder(SflowStructure structure) {
        return structure.fields().get(0).type() == XdrType.REMAINDER;
    }

    private static boolean isAboutSample(String place) {
        return place.startsWith(SflowStructures.SAMPLE + "/")
                || List.of("0/2", "0/10", "0/14", "0/34").contains(place);
    }

    private static byte[] flow(SflowStructure structure, byte[] body) {
        return Sflow5Bytes.datagram(1, Sflow5Bytes.flowSample(1, record(structure, body)));
    }

    private static byte[] counters(SflowStructure structure, byte[] body) {
        return Sflow5Bytes.datagram(1, Sflow5Bytes.counterSample(1, record(structure, body)));
    }

    private static byte[] record(SflowStructure structure, byte[] body) {
        return Sflow5Bytes.xdr()
                .u32(structure.format(), body.length)
                .raw(body)
                .raw(new byte[-body.length & 3])
                .bytes();
    }

    private static Map<String, String> values(FlowRecordReader record) {
        final Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < record.shape().fieldCount(); i++) {
            final int from = record.fieldOffset(i);
            values.putIfAbsent(
                    record.shape().field(i).enterprise() + "/"
                            + record.shape().field(i).id(),
                    HexFormat.of().formatHex(record.bytes(), from, from + record.fieldLength(i)));
        }
        return values;
    }
}
