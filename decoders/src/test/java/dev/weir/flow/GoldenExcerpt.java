package dev.weir.flow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The excerpt of the golden file of layout version 1: two inputs, two exporters, a fixed and a variable shape, two
 * kinds of record, samplers, and a continuation.
 */
final class GoldenExcerpt {
    static final Shape FLOWS = Shape.compile(
            Protocol.NETFLOW9,
            260,
            0,
            List.of(
                    FieldSpecifier.of(8, 4),
                    FieldSpecifier.of(12, 4),
                    FieldSpecifier.of(1, 8),
                    FieldSpecifier.of(22, 4),
                    FieldSpecifier.of(21, 4),
                    FieldSpecifier.of(4, 1)));

    static final Shape APPLICATIONS = Shape.compile(
            Protocol.IPFIX,
            261,
            1,
            List.of(
                    FieldSpecifier.of(95, 4),
                    FieldSpecifier.of(96, FieldSpecifier.VARIABLE),
                    new FieldSpecifier(9, 12_235, FieldSpecifier.VARIABLE)));

    private GoldenExcerpt() {}

    static byte[] write() {
        final FlowBatch batch = new FlowBatch(7, 4096, 4096);
        final byte[] flows = HexFormat.of()
                .parseHex("0a000001" + "c6336401" + "0000000100000002" + "0036ee80" + "0036f268" + "06" + "0a000002"
                        + "c6336402" + "00000000000005dc" + "fffffff0" + "00000010" + "11");
        final byte[] applications = Samples.join(application(80, "http", "x"), application(53, "d".repeat(255), ""));
        append(batch, flowRun(), FLOWS, 2, flows);
        append(batch, optionsRun(), APPLICATIONS, 2, applications);
        append(batch, flowRun(), FLOWS, 1, Arrays.copyOf(flows, 25));
        append(batch, sampledRun(0), FLOWS, 1, Arrays.copyOf(flows, 25));
        append(batch, sampledRun(1), FLOWS, 2, flows);
        final byte[] excerpt = Samples.excerpt(batch);
        // What the journal sets in the moment of appending.
        Bytes.putLittleI64(excerpt, Excerpt.RECORD_NUMBER_OFFSET, 1_000_000_000_001L);
        Bytes.putLittleI64(excerpt, Excerpt.BYTE_NUMBER_OFFSET, 52_000_000_000_004L);
        Bytes.putLittleI64(excerpt, Excerpt.APPENDED_AT_OFFSET, 1_700_000_000_777_777_777L);
        return excerpt;
    }

    private static void append(FlowBatch batch, Run run, Shape shape, int count, byte[] records) {
        if (!Samples.append(batch, run, shape, count, records)) {
            throw new IllegalStateException("no room");
        }
    }

    private static final Exporter ROUTER = new Exporter(
            HexFormat.of().parseHex("00000000000000000000ffffc0000201"),
            50_001,
            2055,
            null,
            new InputLabels("edge", "lab", "collector-1", Map.of("site", "Zürich", "role", "core")));

    private static final Exporter SWITCH = new Exporter(
            HexFormat.of().parseHex("20010db8000000000000000000000001"),
            50_002,
            6343,
            HexFormat.of().parseHex("00000000000000000000ffffc0000263"),
            new InputLabels("default", "namespace", "collector-1", Map.of()));

    private static Run flowRun() {
        final Run run = new Run();
        run.protocol = Protocol.NETFLOW9;
        run.exporter = ROUTER;
        run.observationDomain = 0xfffe_0001L;
        run.receivedAtEpochNanos = 1_700_000_000_123_456_789L;
        run.exportTimeEpochNanos = 1_700_000_000_000_000_000L;
        run.systemInitEpochMillis = 1_700_000_000_000L - 3_600_500L;
        run.sequence = 0xffff_fff0L;
        run.samplingRate = 1000;
        run.samplingOrigin = SamplingOrigin.OPTIONS;
        run.samplingAlgorithm = 2;
        run.flags = Run.HAS_SYSTEM_INIT | Run.SALVAGED;
        run.lostBefore = 90;
        return run;
    }

    /** The second one is in all but time and number as the first, so it continues it. */
    private static Run sampledRun(int message) {
        final Run run = flowRun();
        run.samplers = SAMPLERS;
        run.samplingRate = 0;
        run.samplingOrigin = SamplingOrigin.UNKNOWN;
        run.lostBefore = 0;
        run.receivedAtEpochNanos += message * 1_000_000_007L;
        run.exportTimeEpochNanos += message * 1_000_000_000L;
        run.systemInitEpochMillis -= message * 3L;
        run.sequence += message;
        return run;
    }

    private static final Samplers SAMPLERS =
            Samplers.of(List.of(new Sampler(1, 100, 1), new Sampler(0xffff_ffff_ffffL, 0xffff_ffffL, 2)));

    private static Run optionsRun() {
        final Run run = new Run();
        run.kind = RecordKind.OPTIONS;
        run.protocol = Protocol.IPFIX;
        run.exporter = SWITCH;
        run.observationDomain = 5;
        run.receivedAtEpochNanos = 1_700_000_001_000_000_000L;
        run.exportTimeEpochNanos = 1_699_999_999_000_000_000L;
        run.sequence = 12;
        return run;
    }

    private static byte[] application(int id, String name, String opaque) {
        final byte[] number = new byte[4];
        Bytes.putU32(number, 0, id);
        return Samples.join(number, text(name), text(opaque));
    }

    private static byte[] text(String text) {
        return Samples.prefixed(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the golden file of a new layout version; the file of a released version is never written again. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), write());
    }
}
