package dev.weir.collector.cli;

import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.collector.config.source.ConfigurationProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code weir}: the command that holds the others. */
@Command(
        name = "weir",
        description = "Receives NetFlow, IPFIX and sFlow, keeps every record in a journal, and feeds sinks from there.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            TailCommand.class,
            DecodeCommand.class,
            ReplayCommand.class,
            StatusCommand.class,
            NetstatCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:the command line is wrong",
            "70:a bug of ours",
            "74:a file, a socket or a server could not be used",
            "78:the configuration is wrong"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir run                             collect with config/weir.toml",
            "  weir tail -f                         read flow logs as they come",
            "  weir decode capture.pcap             decode a capture without a server",
            "  weir netstat -an                     the sockets of this host",
            "  weir help tail                       what tail can do"
        })
public final class WeirCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /**
     * Runs a command line.
     *
     * @return the exit code
     */
    public static int execute(String... arguments) {
        return new CommandLine(new WeirCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(WeirCommand::onUsageError)
                .setExecutionExceptionHandler(WeirCommand::onFailure)
                .execute(arguments);
    }

    /** Without a command there is nothing to do: that is an error of usage. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private static int onUsageError(ParameterException error, String[] arguments) {
        final PrintWriter err = error.getCommandLine().getErr();
        err.println("weir: " + error.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(error, err);
        err.println("Try '" + error.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private static int onFailure(Exception failure, CommandLine commandLine, ParseResult parsed) {
        final PrintWriter err = commandLine.getErr();
        if (failure instanceof ConfigurationException configuration) {
            for (ConfigurationProblem problem : configuration.problems()) {
                err.println(problem);
            }
            return ExitCode.CONFIGURATION;
        }
        if (failure instanceof IOException || failure instanceof UncheckedIOException) {
            err.println("weir: " + IoMessage.of(failure));
            return ExitCode.IO;
        }
        err.println("weir: this is a bug of ours; please report it with what follows");
        failure.printStackTrace(err);
        return ExitCode.SOFTWARE;
    }
}
