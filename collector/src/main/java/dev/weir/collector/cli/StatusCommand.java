package dev.weir.collector.cli;

import dev.weir.collector.ops.OpsServer;
import dev.weir.collector.ops.StatusClient;
import dev.weir.collector.ops.StatusTable;
import dev.weir.collector.ops.TemplateTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir status}: what a running collector says of itself, as a table or as JSON. */
@Command(
        name = "status",
        description = "Shows what a running collector says of itself: health, listeners, sinks, ledger, exporters.",
        exitCodeOnInvalidInput = 64,
        footer = {
            "",
            "Exit codes: 0 it answered, 64 wrong usage, 74 it could not be reached.",
            "",
            "Example:",
            "  weir status --url http://collector.example.net:8080 --limit 50"
        })
public final class StatusCommand implements Callable<Integer> {
    private static final int OK = 0;
    private static final int IO_ERROR = 74;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where the collector's HTTP server is. Default: ${DEFAULT-VALUE}.")
    private URI url;

    @Option(names = "--json", description = "Print the collector's JSON as it came; without exporters.")
    private boolean json;

    @Option(
            names = "--templates",
            description = "Show the templates of NetFlow v9 and IPFIX instead, with their fields by name.")
    private boolean templates;

    @Option(names = "--exporter", paramLabel = "ADDRESS", description = "With --templates: only of this exporter.")
    private String exporter;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many exporters or templates to show, the last seen first. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() {
        if (limit < 1 || limit > OpsServer.MAX_EXPORTERS) {
            throw usage("--limit must be from 1 to " + OpsServer.MAX_EXPORTERS);
        }
        if (exporter != null && !templates) {
            throw usage("--exporter goes with --templates");
        }
        final StatusClient client = client();
        try {
            final PrintWriter out = spec.commandLine().getOut();
            out.print(answer(client));
            out.flush();
            return OK;
        } catch (IOException e) {
            spec.commandLine().getErr().println("weir: " + e.getMessage());
            return IO_ERROR;
        }
    }

    private String answer(StatusClient client) throws IOException {
        if (templates) {
            final String text = client.templates(exporter, limit);
            return json ? text : TemplateTable.render(text);
        }
        return json ? client.status() : table(client);
    }

    private StatusClient client() {
        try {
            return new StatusClient(url);
        } catch (IllegalArgumentException e) {
            throw usage("--url: " + e.getMessage());
        }
    }

    private String table(StatusClient client) throws IOException {
        final String status = client.status();
        final String exporters = client.exporters(limit);
        try {
            return StatusTable.render(status, exporters);
        } catch (IOException e) {
            throw new IOException(url + ": what answers there is not a Weir collector: " + e.getMessage(), e);
        }
    }

    private CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
