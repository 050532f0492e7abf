package dev.weir.collector.cli;

import dev.weir.collector.replay.ReplayOptions;
import dev.weir.collector.replay.ReplayResult;
import dev.weir.collector.replay.Replayer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weir replay}: sends the UDP payloads of captures to a collector. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Sends the UDP payloads of captures, in order and unchanged. Without --rate it keeps the capture's"
                        + " own timing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir replay docs/samples/softflowd-v5.pcap --to 127.0.0.1:2055",
            "  weir replay capture.pcapng.gz --to [::1]:2055 --rate 1000 --loop 10",
            "  weir replay day.pcap --to 127.0.0.1:2055 --rate 0 --port 9995"
        })
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "pcap, pcapng or payload files; - for stdin.")
    private List<Path> files;

    @Option(names = "--to", required = true, paramLabel = "HOST:PORT", description = "Where to.")
    private String to;

    @Option(
            names = "--rate",
            paramLabel = "PPS",
            description = "Datagrams a second; 0 for as fast as it goes. Absent: as captured, pauses cut to a second.")
    private Long rate;

    @Option(names = "--loop", paramLabel = "N", defaultValue = "1", description = "How often; 0 for ever (default: 1).")
    private int loops;

    @Option(names = "--port", paramLabel = "PORT", description = "Only datagrams that went to this port.")
    private int port;

    @Option(
            names = "--spread-sources",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "To an IPv4 loopback address, send each exporter of the capture from an address of its own"
                    + " (default: yes).")
    private boolean spreadSources;

    @Override
    public Integer call() throws IOException {
        final InetSocketAddress destination = destination();
        if (destination.isUnresolved()) {
            throw new IOException(to + ": unknown host");
        }
        final ReplayResult result = new Replayer(options(destination)).run();
        report(result);
        return result.errors() == 0 && result.problems().isEmpty() ? ExitCode.OK : ExitCode.IO;
    }

    private ReplayOptions options(InetSocketAddress destination) {
        if (rate != null && rate < 0) {
            throw new ParameterException(spec.commandLine(), "--rate " + rate + ": expected 0 or more");
        }
        try {
            return new ReplayOptions(
                    files, destination, rate == null ? ReplayOptions.AS_CAPTURED : rate, loops, spreadSources, port);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private InetSocketAddress destination() {
        try {
            return HostAndPort.parse(to);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--to " + to + ": " + e.getMessage());
        }
    }

    private void report(ReplayResult result) {
        final PrintWriter err = spec.commandLine().getErr();
        result.problems().forEach(problem -> err.println("weir: " + problem));
        final double seconds = Math.max(1e-9, result.elapsedNanos() / 1e9);
        err.printf(
                Locale.ROOT,
                "sent %,d datagrams, %,d bytes, in %.3f s (%,.0f/s) from %d exporters; %,d errors%s%n",
                result.datagrams(),
                result.bytes(),
                seconds,
                result.datagrams() / seconds,
                result.sources(),
                result.errors(),
                result.firstError() == null ? "" : ", the first: " + result.firstError());
        err.flush();
    }
}
