package dev.weir.collector.cli;

import dev.weir.collector.config.ConfigurationPrinter;
import dev.weir.collector.config.LoadedConfiguration;
import dev.weir.collector.config.source.ConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code weir check}: reads a configuration and prints what is in effect, or everything that is wrong with it. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a configuration; prints what is in effect and where each value comes from.",
        footerHeading = "%nExamples:%n",
        footer = {"  weir check", "  weir check -c /etc/weir/weir.toml --json", "  WEIR__COLLECTOR__SHARDS=4 weir check"
        })
public final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigurationOptions options;

    @Option(names = "--json", description = "Print JSON instead of TOML.")
    private boolean json;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        final LoadedConfiguration loaded = options.load();
        final PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ConfigurationPrinter.printJson(loaded, out);
        } else {
            ConfigurationPrinter.print(loaded, out);
        }
        out.flush();
        loaded.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        spec.commandLine().getErr().flush();
        return ExitCode.OK;
    }
}
