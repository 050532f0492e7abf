package dev.weir.collector.cli;

import dev.weir.collector.JournalSetup;
import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.journal.JournalTailer;
import dev.weir.sink.text.LineRenderer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir tail}: reads the journal, also while the collector writes it. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Prints the records of a journal, from its start unless told otherwise, one line a record. The"
                + " collector need not run.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir tail -f",
            "  weir tail --from end -f --where 'destination.port in (22, 3389)'",
            "  weir tail --from 2026-11-20T21:00:00Z --count 100 --format csv",
            "  weir tail --journal /var/lib/weir/journal --from -15m --count-only",
            "  weir tail --kind options"
        })
public final class TailCommand implements Callable<Integer> {
    private static final String DEFAULT_CONFIGURATION = "config/weir.toml";

    @Spec
    private CommandSpec spec;

    @Mixin
    private RenderingOptions rendering;

    @Mixin
    private RecordSelection selection;

    @Mixin
    private DictionaryOptions dictionary;

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            description = "The journal, or the data directory that holds it (default: that of the configuration).")
    private Path journal;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Where to look for the dictionary files, and without --journal for the data directory"
                    + " (default: " + DEFAULT_CONFIGURATION + ", but none with --journal).")
    private Path configuration;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with the records to come, until interrupted or --count is reached.")
    private boolean follow;

    @Option(
            names = "--from",
            paramLabel = "start|end|TIME",
            defaultValue = "start",
            description =
                    "Where to begin; a TIME is 2026-11-20T21:00:00Z, a local 2026-11-20T21:00, seconds since 1970,"
                            + " or an age such as -15m (default: ${DEFAULT-VALUE}).")
    private String from;

    @Option(names = "--count", paramLabel = "N", description = "Stop after N records.")
    private Long count;

    @Option(names = "--count-only", description = "Print only how many records there are.")
    private boolean countOnly;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        if (count != null && count < 0) {
            throw new ParameterException(spec.commandLine(), "--count " + count + ": expected 0 or more");
        }
        // What is wrong with the command line is told before what is wrong with the journal.
        final Consumer<JournalTailer> start = start();
        final InformationElements elements = elements();
        final RecordFilter filter = selection.with(rendering.filter(elements));
        final LineRenderer renderer = rendering.renderer(elements);
        try (JournalTailer tailer = JournalTailer.open(journalDirectory())) {
            start.accept(tailer);
            final TailLoop loop = new TailLoop(tailer, filter, count == null ? Long.MAX_VALUE : count);
            selection.prepare(loop.reader());
            if (countOnly) {
                final long records = loop.run(follow, record -> {}, () -> {});
                System.out.println(records);
            } else {
                print(loop, renderer);
            }
            tellWhatIsMissing(tailer, loop);
        }
        return ExitCode.OK;
    }

    private void print(TailLoop loop, LineRenderer renderer) throws IOException {
        final RecordPrinter printer = new RecordPrinter(renderer, System.out);
        try {
            loop.run(follow, printer::print, printer::flush);
            printer.flush();
        } catch (RecordPrinter.ReaderGoneException ignored) {
            // As with any filter: the reader has seen enough.
        }
    }

    /** With a journal that is named, no configuration is needed, and one that happens to lie about is not asked. */
    private InformationElements elements() throws ConfigurationException {
        final Path asked = journal == null ? configuration() : configuration;
        return dictionary.read(ConfigurationOptions.dictionaryFiles(asked));
    }

    private Path configuration() {
        return configuration == null ? Path.of(DEFAULT_CONFIGURATION) : configuration;
    }

    /** A journal that is not there yet is waited for by those who follow, and by nobody else. */
    private Path journalDirectory() throws ConfigurationException, IOException {
        final Path directory = directory();
        if (!follow && !Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        if (!follow && !JournalTailer.isJournal(directory)) {
            throw new IOException(directory + ": there is no journal in it");
        }
        return directory;
    }

    /** Both the data directory and the journal inside it are what people have at hand. */
    private Path directory() throws ConfigurationException {
        if (journal == null) {
            return JournalSetup.directory(
                    ConfigurationOptions.load(configuration()).configuration().collector());
        }
        final Path inside = journal.resolve(JournalSetup.JOURNAL);
        return Files.isDirectory(inside) ? inside : journal;
    }

    private Consumer<JournalTailer> start() {
        return switch (from) {
            case "start" -> JournalTailer::seekStart;
            case "end" -> JournalTailer::seekEnd;
            default -> {
                final long epochNanos = time();
                yield tailer -> tailer.seekTime(epochNanos);
            }
        };
    }

    private long time() {
        try {
            return TimeArgument.epochNanos(from, System.currentTimeMillis());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--from " + from + ": " + e.getMessage());
        }
    }

    private void tellWhatIsMissing(JournalTailer tailer, TailLoop loop) {
        final PrintWriter err = spec.commandLine().getErr();
        if (tailer.missedRecords() > 0) {
            err.println("weir: retention deleted " + tailer.missedRecords() + " records before they could be read");
        }
        if (tailer.unreadableExcerpts() + loop.damagedExcerpts() > 0) {
            err.println("weir: " + (tailer.unreadableExcerpts() + loop.damagedExcerpts())
                    + " excerpts could not be read, wholly or in part");
        }
        if (loop.unknownRecords() > 0) {
            err.println("weir: " + loop.unknownRecords()
                    + " records are of a kind or a protocol that this version does not know");
        }
        err.flush();
    }
}
