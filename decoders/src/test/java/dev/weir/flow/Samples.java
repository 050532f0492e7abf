package dev.weir.flow;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Labels, exporters, shapes, runs and excerpts that the tests of this package share. */
final class Samples {
    static final InputLabels LABELS = new InputLabels("default", "namespace", "collector-1", Map.of());

    /** Two fixed fields: bytes in 4 octets, packets in 2. */
    static final Shape FIXED =
            Shape.compile(Protocol.NETFLOW9, 256, 0, List.of(FieldSpecifier.of(1, 4), FieldSpecifier.of(2, 2)));

    /** A fixed field between two variable ones: an application name, bytes in 8 octets, an enterprise's octets. */
    static final Shape VARIABLE = Shape.compile(
            Protocol.IPFIX,
            300,
            0,
            List.of(
                    FieldSpecifier.of(96, FieldSpecifier.VARIABLE),
                    FieldSpecifier.of(1, 8),
                    new FieldSpecifier(9, 12_235, FieldSpecifier.VARIABLE)));

    private Samples() {}

    static Exporter exporter(int lastOctet) {
        return exporter(lastOctet, LABELS);
    }

    static Exporter exporter(int lastOctet, InputLabels labels) {
        final byte[] address = HexFormat.of().parseHex("00000000000000000000ffffc0000200");
        address[15] = (byte) lastOctet;
        return new Exporter(address, 40_000 + lastOctet, 2055, null, labels);
    }

    static Run run(Exporter exporter) {
        final Run run = new Run();
        run.protocol = Protocol.NETFLOW9;
        run.exporter = exporter;
        return run;
    }

    /** A record of {@link #FIXED}. */
    static byte[] fixed(long octets, int packets) {
        final byte[] record = new byte[6];
        Bytes.putU32(record, 0, (int) octets);
        Bytes.putU16(record, 4, packets);
        return record;
    }

    /** A record of {@link #VARIABLE}. */
    static byte[] variable(byte[] name, long octets, byte[] opaque) {
        final ByteArrayOutputStream record = new ByteArrayOutputStream();
        final byte[] number = new byte[8];
        Bytes.putI64(number, 0, octets);
        record.writeBytes(prefixed(name));
        record.writeBytes(number);
        record.writeBytes(prefixed(opaque));
        return record.toByteArray();
    }

    /** A value with the length before it that RFC 7011 section 7 asks for. */
    static byte[] prefixed(byte[] value) {
        final byte[] prefix = value.length < 255
                ? new byte[] {(byte) value.length}
                : new byte[] {(byte) 255, (byte) (value.length >> 8), (byte) value.length};
        return join(prefix, value);
    }

    static byte[] join(byte[]... parts) {
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static FlowBatch batch() {
        return new FlowBatch(3, 64 * 1024, 9216);
    }

    static boolean append(FlowBatch batch, Run run, Shape shape, int count, byte[] records) {
        return batch.tryAppend(run, shape, records, 0, records.length, count);
    }

    /** The finished excerpt, copied. */
    static byte[] excerpt(FlowBatch batch) {
        return java.util.Arrays.copyOf(batch.bytes(), batch.finish());
    }

    /** Several exporters, inputs and shapes, both kinds of record: enough that every block type is there twice. */
    static byte[] richExcerpt() {
        final FlowBatch batch = batch();
        final InputLabels other = new InputLabels("edge", "lab", "collector-1", Map.of("site", "north", "row", "7"));
        final Run first = run(exporter(1));
        final Run second = run(exporter(2, other));
        second.protocol = Protocol.IPFIX;
        append(batch, first, FIXED, 2, join(fixed(100, 1), fixed(200, 2)));
        append(batch, second, VARIABLE, 2, join(variable(new byte[3], 300, new byte[0]), long3()));
        append(batch, second, FIXED, 1, fixed(500, 5));
        append(
                batch,
                first,
                VARIABLE,
                1,
                variable("dns".getBytes(java.nio.charset.StandardCharsets.UTF_8), 600, new byte[1]));
        return excerpt(batch);
    }

    private static byte[] long3() {
        return variable(new byte[260], 400, new byte[255]);
    }
}
