package dev.weir.flow;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A record made of fields written as {@code element=octets} or {@code enterprise/element=octets}, and a reader that
 * stands before it. An empty value after {@code =} with {@code ~} before the element makes a variable-length field.
 */
final class Reading {
    static final long EXPORTED = 1_700_000_000L;
    static final long RECEIVED_NANOS = 1_700_000_005_000_000_000L;

    final Run run = Samples.run(Samples.exporter(1));
    final FlowRecordReader reader = new FlowRecordReader();
    private byte[] excerpt = {};
    private final FlowBatch batch = Samples.batch();
    private final byte[] address = new byte[Addresses.LENGTH];

    Reading(Protocol protocol) {
        run.protocol = protocol;
        run.receivedAtEpochNanos = RECEIVED_NANOS;
        run.exportTimeEpochNanos = EXPORTED * 1_000_000_000;
    }

    static Reading ipfix(String... fields) {
        return new Reading(Protocol.IPFIX).add(fields).first();
    }

    static Reading netflow9(String... fields) {
        return new Reading(Protocol.NETFLOW9).add(fields).first();
    }

    /** Appends a record of a shape of its own. */
    Reading add(String... fields) {
        return add(0, fields);
    }

    Reading add(int scopeCount, String... fields) {
        final List<FieldSpecifier> specifiers = new ArrayList<>();
        byte[] record = {};
        for (String field : fields) {
            final String[] parts = field.replace("~", "").split("=", -1);
            final String[] numbers = parts[0].split("/");
            final long enterprise = numbers.length == 2 ? Long.parseLong(numbers[0]) : 0;
            final byte[] value = HexFormat.of().parseHex(parts[1].replace(" ", ""));
            final boolean variable = field.startsWith("~");
            specifiers.add(new FieldSpecifier(
                    enterprise,
                    Integer.parseInt(numbers[numbers.length - 1]),
                    variable ? FieldSpecifier.VARIABLE : value.length));
            record = Samples.join(record, variable ? Samples.prefixed(value) : value);
        }
        final Shape shape = Shape.compile(run.protocol, 256, scopeCount, specifiers);
        Samples.append(batch, run, shape, 1, record);
        return this;
    }

    /** Puts the reader before the first record that has been added. */
    Reading wrap() {
        excerpt = Samples.excerpt(batch);
        rewind();
        return this;
    }

    /** Puts the reader before the first record again. */
    void rewind() {
        reader.wrap(excerpt, 0, excerpt.length);
    }

    Reading first() {
        wrap();
        if (!reader.next()) {
            throw new AssertionError("no record");
        }
        return this;
    }

    /** A number by its meaning; null if there is none. */
    Long number(FlowField field) {
        return reader.has(field) ? Long.valueOf(reader.getLong(field)) : null;
    }

    /** An address by its meaning as text; null if there is none. */
    String address(FlowField field) {
        return reader.copyAddress(field, address, 0) ? Addresses.text(address) : null;
    }

    /** A MAC address by its meaning in hexadecimal; null if there is none. */
    String mac(FlowField field) {
        final byte[] octets = new byte[Addresses.MAC_LENGTH];
        return reader.copyMac(field, octets, 0) ? HexFormat.of().formatHex(octets) : null;
    }
}
