package dev.weir.collector.cli;

import dev.weir.collector.Collector;
import dev.weir.collector.CollectorProcess;
import dev.weir.collector.config.LoadedConfiguration;
import dev.weir.collector.config.source.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir run}: collects until it is told to stop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Collects: receives datagrams, journals their records, feeds the sinks. SIGTERM and SIGINT stop it:"
                        + " it empties its rings, flushes and exits.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir run",
            "  weir run -c /etc/weir/weir.toml",
            "  weir run --set collector.data_directory=/var/lib/weir --set http.port=9090"
        })
public final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger("weir");

    @Mixin
    private ConfigurationOptions options;

    @Option(
            names = "--progress",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "Seconds between the lines of progress on stderr; 0 for none (default: ${DEFAULT-VALUE}).")
    private int progressSeconds;

    @Override
    public Integer call() throws ConfigurationException, IOException {
        final LoadedConfiguration loaded = options.load();
        loaded.warnings().forEach(warning -> LOG.warn("{}", warning));
        final Collector collector = Collector.start(loaded.configuration());
        return new CollectorProcess(collector, progressSeconds).runUntilSignalled();
    }
}
