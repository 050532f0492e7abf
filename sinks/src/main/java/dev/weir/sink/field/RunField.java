package dev.weir.sink.field;

import dev.weir.flow.Addresses;
import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.TextBuffer;
import dev.weir.sink.text.TimeText;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What a record shares with its neighbours. Always there. */
final class RunField implements RecordField {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final String name;
    private final Kind kind;
    private final ToLongFunction<FlowRecordReader> number;
    private final Function<Run, String> text;
    private final byte[] address = new byte[Addresses.LENGTH];

    private RunField(String name, Kind kind, ToLongFunction<FlowRecordReader> number, Function<Run, String> text) {
        this.name = name;
        this.kind = kind;
        this.number = number;
        this.text = text;
    }

    /** Makes the field of a name; null if there is none. */
    static RunField of(String name) {
        return switch (name) {
            case "type" -> text(name, run -> run.protocol.label());
            case "kind" -> text(name, run -> KindName.of(run.kind));
            case "namespace" -> text(name, run -> run.exporter.labels().namespace());
            case "source" -> text(name, run -> run.exporter.labels().source());
            case "host" -> text(name, run -> run.exporter.labels().host());
            case "exporter.ip" -> new RunField(name, Kind.ADDRESS, record -> 0, run -> "");
            case "exporter.port" ->
                unsigned(name, record -> record.run().exporter.port());
            case "observation_domain" -> unsigned(name, record -> record.run().observationDomain);
            case "sampling_rate" -> unsigned(name, record -> record.run().samplingRate);
            case "start" -> time(name, record -> record.startEpochMillis() * NANOS_PER_MILLI);
            case "end" -> time(name, record -> record.endEpochMillis() * NANOS_PER_MILLI);
            case "received" -> time(name, record -> record.run().receivedAtEpochNanos);
            default -> null;
        };
    }

    private static RunField text(String name, Function<Run, String> text) {
        return new RunField(name, Kind.TEXT, record -> 0, text);
    }

    private static RunField unsigned(String name, ToLongFunction<FlowRecordReader> number) {
        return new RunField(name, Kind.UNSIGNED, number, run -> "");
    }

    private static RunField time(String name, ToLongFunction<FlowRecordReader> nanos) {
        return new RunField(name, Kind.TIME, nanos, run -> "");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public boolean isIn(FlowRecordReader record) {
        return true;
    }

    @Override
    public long number(FlowRecordReader record) {
        return number.applyAsLong(record);
    }

    @Override
    public void copyAddress(FlowRecordReader record, byte[] into) {
        record.run().exporter.copyIdentity(into, 0);
    }

    @Override
    public void append(FlowRecordReader record, TextBuffer out) {
        switch (kind) {
            case UNSIGNED -> out.appendUnsigned(number(record));
            case TIME -> appendTime(number(record), out);
            case ADDRESS -> {
                copyAddress(record, address);
                AddressText.append(out, address, 0);
            }
            default -> out.append(text.apply(record.run()));
        }
    }

    /** The flow's times have milliseconds, the time of receipt nanoseconds. */
    private void appendTime(long epochNanos, TextBuffer out) {
        if (name.equals("received")) {
            TimeText.appendNanos(out, epochNanos);
        } else {
            TimeText.appendMillis(out, Math.floorDiv(epochNanos, NANOS_PER_MILLI));
        }
    }

    /** The kinds in lower case, made once. */
    private static final class KindName {
        private static final String[] NAMES = names();

        private static String[] names() {
            final RecordKind[] kinds = RecordKind.values();
            final String[] names = new String[kinds.length];
            for (RecordKind kind : kinds) {
                names[kind.ordinal()] = kind.name().toLowerCase(Locale.ROOT);
            }
            return names;
        }

        static String of(RecordKind kind) {
            return NAMES[kind.ordinal()];
        }
    }
}
