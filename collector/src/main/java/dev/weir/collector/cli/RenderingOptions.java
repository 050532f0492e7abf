package dev.weir.collector.cli;

import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.csv.FlowCsvRenderer;
import dev.weir.sink.filter.FilterException;
import dev.weir.sink.filter.FlowFilter;
import dev.weir.sink.json.FlowJsonRenderer;
import dev.weir.sink.line.LineProtocolRenderer;
import dev.weir.sink.text.LineRenderer;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options by which a command is told which records to print, and how. */
final class RenderingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--where",
            paramLabel = "EXPR",
            description = "Only records for which this holds, such as"
                    + " 'source.ip in 10.0.0.0/8 and destination.port = 443'.")
    private String where;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private OutputFormat format;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description =
                    "JSON and line: everything that was sent (full), or Datakit's keys alone (datakit); default: full.")
    private SinkProfile profile;

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "CSV: these columns, by field or information element name, instead of the usual ones.")
    private List<String> columns;

    RecordFilter filter(InformationElements elements) {
        if (where == null || where.isBlank()) {
            return RecordFilter.ALL;
        }
        try {
            return FlowFilter.parse(where, elements);
        } catch (FilterException e) {
            throw new ParameterException(spec.commandLine(), "--where: " + e.getMessage(), e);
        }
    }

    LineRenderer renderer(InformationElements elements) {
        if (format == OutputFormat.CSV && profile != null) {
            throw new ParameterException(
                    spec.commandLine(), "--profile is for JSON and line; with CSV choose by --columns");
        }
        if (format != OutputFormat.CSV && columns != null) {
            throw new ParameterException(spec.commandLine(), "--columns is for CSV: add --format csv");
        }
        final SinkProfile keys = profile == null ? SinkProfile.FULL : profile;
        return switch (format) {
            case CSV -> csvRenderer(elements);
            case JSON -> new FlowJsonRenderer(elements, keys);
            case LINE -> new LineProtocolRenderer(() -> elements, keys);
        };
    }

    private LineRenderer csvRenderer(InformationElements elements) {
        try {
            return new FlowCsvRenderer(elements, columns == null ? List.of() : columns);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--columns: " + e.getMessage(), e);
        }
    }
}
