package dev.weir.collector.cli;

import dev.weir.flow.FlowRecordReader;
import dev.weir.flow.RecordKind;
import dev.weir.flow.Run;
import dev.weir.sink.Biflow;
import dev.weir.sink.RecordFilter;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options by which a command is told which kinds of records to print, and what to do with biflows. */
final class RecordSelection {
    /** What {@code --kind} may say. */
    enum Kind {
        /** Flows and sampled packets. */
        FLOW(Set.of(RecordKind.FLOW)),
        /** What exporters say about themselves. */
        OPTIONS(Set.of(RecordKind.OPTIONS)),
        /** Points of time series, such as sFlow's counters. */
        METRIC(Set.of(RecordKind.METRIC)),
        /** Everything. */
        ALL(Set.of(RecordKind.values()));

        private final Set<RecordKind> kinds;

        Kind(Set<RecordKind> kinds) {
            this.kinds = kinds;
        }
    }

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "flow",
            description = "Records of this kind: ${COMPLETION-CANDIDATES}; options are what exporters say about"
                    + " themselves, metrics are counters such as sFlow's (default: ${DEFAULT-VALUE}).")
    private Kind kind;

    @Option(
            names = "--biflow",
            paramLabel = "HOW",
            defaultValue = "keep",
            description = "Records of both directions (RFC 5103): one record (keep), or one for each direction (split);"
                    + " default: ${DEFAULT-VALUE}.")
    private Biflow biflow;

    /** Has a reader give biflows as was asked for. */
    void prepare(FlowRecordReader reader) {
        reader.splitBiflows(biflow == Biflow.SPLIT);
    }

    /** The filter with the kinds before it; what the collector only repeats for new readers never passes. */
    RecordFilter with(RecordFilter filter) {
        return record -> kind.kinds.contains(record.run().kind)
                && (record.run().flags & Run.REPEATED) == 0
                && filter.accepts(record);
    }
}
