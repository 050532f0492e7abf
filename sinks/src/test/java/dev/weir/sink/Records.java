package dev.weir.sink;

import dev.weir.decode.Datagram;
import dev.weir.decode.DatagramDispatcher;
import dev.weir.decode.DecoderContext;
import dev.weir.decode.ExporterTable;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.Exporter;
import dev.weir.flow.FieldSpecifier;
import dev.weir.flow.FlowBatch;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Excerpts made by hand, for tests of what reads them. */
public final class Records {
    /** 2026-11-20T21:00:00.123456789Z. */
    public static final long RECEIVED_AT = 1_795_208_400_123_456_789L;

    public static final InputLabels LABELS = new InputLabels("default", "namespace", "collector-1", Map.of());

    private static final int MESSAGE_LIMIT = 1 << 16;

    private Records() {}

    /** An exporter that sends from port 50000 to port 4739. */
    public static Exporter exporter(String address, InputLabels labels) {
        return new Exporter(mapped(address), 50_000, 4739, null, labels);
    }

    public static byte[] mapped(String hexOrDotted) {
        return dev.weir.flow.IpPrefix.parse(hexOrDotted).address();
    }

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** A run of IPFIX, received and exported at {@link #RECEIVED_AT}, without anything else known. */
    public static Run run(Protocol protocol, Exporter exporter) {
        final Run run = new Run();
        run.protocol = protocol;
        run.exporter = exporter;
        run.receivedAtEpochNanos = RECEIVED_AT;
        run.exportTimeEpochNanos = RECEIVED_AT / 1_000_000_000L * 1_000_000_000L;
        run.observationDomain = 7;
        run.sequence = 42;
        return run;
    }

    /** A shape of fields as {@code 8:4}, {@code 9/12232:65535}. */
    public static Shape shape(Protocol dialect, String... fields) {
        final List<FieldSpecifier> specifiers = new ArrayList<>();
        for (String field : fields) {
            final String[] parts = field.split("[/:]");
            final boolean enterprise = parts.length == 3;
            specifiers.add(new FieldSpecifier(
                    enterprise ? Long.parseLong(parts[0]) : 0,
                    Integer.parseInt(parts[parts.length - 2]),
                    Integer.parseInt(parts[parts.length - 1])));
        }
        return Shape.compile(dialect, 256, 0, specifiers);
    }

    /** One excerpt of one run; each record in hexadecimal. */
    public static byte[] excerpt(Run run, Shape shape, String... records) {
        final FlowBatch batch = new FlowBatch(0, MESSAGE_LIMIT, MESSAGE_LIMIT);
        append(batch, run, shape, records);
        return Arrays.copyOf(batch.bytes(), batch.finish());
    }

    public static void append(FlowBatch batch, Run run, Shape shape, String... records) {
        final byte[] bytes = new byte[MESSAGE_LIMIT];
        int length = 0;
        for (String record : records) {
            final byte[] octets = hex(record);
            System.arraycopy(octets, 0, bytes, length, octets.length);
            length += octets.length;
        }
        if (!batch.tryAppend(run, shape, bytes, 0, length, records.length)) {
            throw new AssertionError("the records do not fit");
        }
    }

    /** A reader that stands on the first record. */
    public static FlowRecordReader first(byte[] excerpt) {
        final FlowRecordReader reader = new FlowRecordReader();
        if (!reader.wrap(excerpt, 0, excerpt.length) || !reader.next()) {
            throw new AssertionError("no record");
        }
        return reader;
    }

    public static FlowRecordReader first(Run run, Shape shape, String record) {
        return first(excerpt(run, shape, record));
    }

    /** What the shard makes of one datagram. */
    public static byte[] decode(String exporter, InputLabels labels, byte[] payload) {
        final FlowBatch batch = new FlowBatch(0, MESSAGE_LIMIT, MESSAGE_LIMIT);
        final DatagramDispatcher dispatcher = new DatagramDispatcher(
                DatagramDispatcher.protocols(),
                DecoderContext.create(),
                new ExporterTable(4),
                batch::tryAppend,
                (datagram, reason, failure) -> {});
        final Datagram datagram = new Datagram();
        datagram.bytes = payload;
        datagram.length = payload.length;
        System.arraycopy(mapped(exporter), 0, datagram.address, 0, datagram.address.length);
        datagram.port = 50_000;
        datagram.receivedAtEpochNanos = RECEIVED_AT;
        datagram.listener = new Listener(2056, EnumSet.allOf(Protocol.class), labels, SamplingRules.NONE);
        dispatcher.onDatagram(datagram);
        return Arrays.copyOf(batch.bytes(), batch.finish());
    }

    /** A NetFlow v5 datagram with a record for each text of 48 octets. */
    public static byte[] netflow5(String header, String... records) {
        return hex(header + String.join("", records));
    }
}
