package dev.weir.collector.cli;

import dev.weir.collector.config.HostName;
import dev.weir.collector.netstat.host.KernelFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir netstat}: the sockets, interfaces, routes and counters of this host; no collector need run. */
@Command(
        name = "netstat",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the sockets of this host; other displays: -L, -i, -w, -s, -r, -g, -m, --line.",
            "It asks the kernel by itself: no collector need run, and no privilege is needed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  weir netstat -an                     all sockets, in numbers",
            "  weir netstat -an -p tcp --json       TCP sockets as JSON",
            "  weir netstat -L                      listening sockets that have fallen behind",
            "  weir netstat -I eth0 -w 5            traffic of eth0, a line each 5 seconds",
            "  weir netstat -s -s -p tcp            TCP's counters that are not 0",
            "  weir netstat -rn --bsd               routes as BSD shows them",
            "  weir netstat --line --mode telegraf  a sample for Telegraf's inputs.exec, data_format = \"influx\"",
            "  weir netstat --line --addr-port 80,443 --tag service=http"
        })
public final class NetstatCommand implements Callable<Integer> {
    private static final List<String> FAMILIES = List.of("inet", "inet6", "unix");

    @Spec
    private CommandSpec spec;

    @Mixin
    private NetstatOptions options;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        final PrintWriter out = spec.commandLine().getOut();
        if (options.interval() != null) {
            new NetstatTraffic(options, out).run(KernelFiles.ofThisHost());
        } else {
            out.print(answer());
        }
        out.flush();
        return ExitCode.OK;
    }

    private String answer() throws IOException {
        if (options.line) {
            return new NetstatSample(options).render(HostName.ofMachine());
        }
        final boolean host = isInterfaces() || options.isStatistics() || isOther();
        return host ? new NetstatHost(options).render(KernelFiles.ofThisHost()) : new NetstatSockets(options).render();
    }

    private boolean isInterfaces() {
        return options.interfaces || options.device != null;
    }

    private boolean isOther() {
        return options.routes || options.groups || options.memory;
    }

    private void checkOptions() {
        if (options.core != null || options.system != null) {
            throw usage("-M and -N do not apply: Linux has no kernel image that could be read");
        }
        if (options.family != null && !FAMILIES.contains(options.family)) {
            throw usage("-f: \"" + options.family + "\" is none of inet, inet6, unix");
        }
        if (options.protocol != null && !NetstatProtocols.isKnown(options.protocol)) {
            throw usage("-p: \"" + options.protocol + "\" is not known; known are " + NetstatProtocols.known());
        }
        if (options.isStatistics() && !NetstatProtocols.hasStatistics(options.protocol, options.family)) {
            throw usage("-s: there are no counters of " + (options.protocol == null ? options.family : options.protocol)
                    + " sockets");
        }
        final long displays = Stream.of(
                        isInterfaces() || options.interval() != null,
                        options.routes,
                        options.groups,
                        options.memory,
                        options.listenQueues,
                        options.line)
                .filter(chosen -> chosen)
                .count();
        if (displays > 1) {
            throw usage("choose one display: -i, -r, -g, -m, -L or --line");
        }
        if (options.interval() != null && options.interval() < 1 || options.count != null && options.count < 1) {
            throw usage("-w and --count must be 1 or more");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
