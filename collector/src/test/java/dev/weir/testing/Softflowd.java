package dev.weir.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs the real softflowd over a capture file and reads what it says about its own flows. */
public final class Softflowd {
    private static final long LIMIT_SECONDS = 30;

    private static final Pattern EXPIRED = Pattern.compile("EXPIRED: seq:\\d+ \\[([^]]+)]:(\\d+) <> \\[([^]]+)]:(\\d+) "
            + "proto:(\\d+) octets>:(\\d+) packets>:(\\d+) octets<:(\\d+) packets<:(\\d+) "
            + "start:(\\S+) finish:(\\S+) tcp>:([0-9a-f]{2}) tcp<:([0-9a-f]{2}) ");
    private static final Pattern EXPORTED =
            Pattern.compile("Flows exported: (\\d+) \\((\\d+) records\\) in (\\d+) packets \\((\\d+) failures\\)");

    private Softflowd() {}

    /** A flow as softflowd reports it, one direction; times are the conversation's, rounded to the millisecond. */
    public record Reported(
            SourceTraffic.FlowKey key,
            long packets,
            long bytes,
            int tcpFlags,
            long firstEpochMillis,
            long lastEpochMillis) {}

    /** How a run ended, and all that softflowd said. */
    public record Run(int exitCode, String output) {
        /** Every flow with packets that softflowd says it has expired, IPv6 included. */
        public List<Reported> flows() {
            final List<Reported> flows = new ArrayList<>();
            final Matcher line = EXPIRED.matcher(output);
            while (line.find()) {
                addDirections(line, flows);
            }
            return flows;
        }

        /** How many flow records softflowd says it has exported. */
        public int exportedRecords() {
            return statistic(2);
        }

        /** How many datagrams softflowd says it has sent. */
        public int sentDatagrams() {
            return statistic(3);
        }

        /** How many sends softflowd says have failed. */
        public int sendFailures() {
            return statistic(4);
        }

        private int statistic(int group) {
            final Matcher line = EXPORTED.matcher(output);
            if (!line.find()) {
                throw new AssertionError("softflowd printed no statistics:\n" + output);
            }
            return Integer.parseInt(line.group(group));
        }
    }

    /** Finds the program on the PATH or where Debian puts it. */
    public static Optional<Path> find() {
        final String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, "softflowd"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The program; the calling test is skipped when it is not installed. */
    public static Path assumeInstalled() {
        final Optional<Path> program = find();
        assumeTrue(program.isPresent(), "skipped: softflowd is not installed (Debian: apt-get install softflowd)");
        return program.orElseThrow();
    }

    /**
     * Exports the flows of a capture file and waits for the end.
     *
     * <p>With {@code -a} softflowd takes the capture's times for its own clock: export time and uptime are those of the
     * last packet, and the flow times count from the first.
     *
     * @param capture runs in this file's directory, because the name given to {@code -r} may be exported
     * @param version as {@code -v} takes it: 5, 9 or 10
     * @param more further options, such as {@code -s 10}
     */
    public static Run export(Path capture, InetSocketAddress collector, String version, String... more)
            throws IOException, InterruptedException {
        final Path directory = capture.toAbsolutePath().getParent();
        final Path log = directory.resolve("softflowd.log");
        final List<String> command = new ArrayList<>(
                List.of(assumeInstalled().toString(), "-D", "-a", "-c", "none", "-m", "65536", "-p", "softflowd.pid"));
        command.addAll(List.of("-r", capture.getFileName().toString(), "-v", version, "-n", text(collector)));
        command.addAll(List.of(more));
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        return waitFor(builder.start(), log);
    }

    private static Run waitFor(Process process, Path log) throws IOException, InterruptedException {
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("softflowd did not end in " + LIMIT_SECONDS + " s:\n" + Files.readString(log));
            }
            return new Run(process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private static void addDirections(Matcher line, List<Reported> flows) {
        final SourceTraffic.FlowKey there = new SourceTraffic.FlowKey(
                line.group(1), line.group(3), number(line, 2), number(line, 4), number(line, 5));
        addIfSeen(line, there, 6, 12, flows);
        addIfSeen(line, there.reverse(), 8, 13, flows);
    }

    private static void addIfSeen(
            Matcher line, SourceTraffic.FlowKey key, int counts, int flags, List<Reported> flows) {
        if (number(line, counts + 1) > 0) {
            flows.add(new Reported(
                    key,
                    number(line, counts + 1),
                    number(line, counts),
                    Integer.parseInt(line.group(flags), 16),
                    millis(line.group(10)),
                    millis(line.group(11))));
        }
    }

    private static int number(Matcher line, int group) {
        return Integer.parseInt(line.group(group));
    }

    /** Softflowd rounds to the millisecond and does not carry: half a millisecond before a second is {@code .1000}. */
    private static long millis(String utc) {
        final int point = utc.indexOf('.');
        final long seconds = LocalDateTime.parse(utc.substring(0, point)).toEpochSecond(ZoneOffset.UTC);
        return seconds * 1000 + Integer.parseInt(utc.substring(point + 1));
    }

    private static String text(InetSocketAddress address) {
        final String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
