package dev.weir.flow;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The excerpt that {@code docs/journal-layout.md} shows in hexadecimal. */
final class LayoutExample {
    private static final Shape SHAPE = Shape.compile(
            Protocol.NETFLOW9,
            256,
            0,
            List.of(FieldSpecifier.of(1, 4), FieldSpecifier.of(22, 4), FieldSpecifier.of(21, 4)));

    private LayoutExample() {}

    static byte[] write() {
        final HexFormat hex = HexFormat.of();
        final Run run = new Run();
        run.protocol = Protocol.NETFLOW9;
        run.exporter = new Exporter(
                hex.parseHex("00000000000000000000ffffc0000201"),
                50_000,
                2055,
                null,
                new InputLabels("default", "lab", "weir-1", Map.of("site", "north")));
        run.observationDomain = 1;
        run.receivedAtEpochNanos = 1_700_000_000_250_000_000L;
        run.exportTimeEpochNanos = 1_700_000_000_000_000_000L;
        run.systemInitEpochMillis = 1_700_000_000_000L - 3_600_000L;
        run.sequence = 42;
        run.samplingRate = 100;
        run.samplingOrigin = SamplingOrigin.OPTIONS;
        run.samplingAlgorithm = 1;
        run.flags = Run.HAS_SYSTEM_INIT;
        final byte[] record = new byte[12];
        Bytes.putU32(record, 0, 1500);
        Bytes.putU32(record, 4, 3_600_000 - 2000);
        Bytes.putU32(record, 8, 3_600_000 + 10);
        final FlowBatch batch = new FlowBatch(0, 4096, 4096);
        Samples.append(batch, run, SHAPE, 1, record);
        final byte[] excerpt = Samples.excerpt(batch);
        Bytes.putLittleI64(excerpt, Excerpt.RECORD_NUMBER_OFFSET, 1000);
        Bytes.putLittleI64(excerpt, Excerpt.BYTE_NUMBER_OFFSET, 60_000);
        Bytes.putLittleI64(excerpt, Excerpt.APPENDED_AT_OFFSET, 1_700_000_000_253_000_000L);
        return excerpt;
    }
}
