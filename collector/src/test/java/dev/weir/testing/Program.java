package dev.weir.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program of the system that a test would like to have: an exporter, or another decoder. */
public final class Program {
    private static final long LIMIT_SECONDS = 120;

    private final Path path;

    private Program(Path path) {
        this.path = path;
    }

    /** The program; the calling test is skipped when it is not installed. */
    public static Program assumeInstalled(String name, String debianPackage) {
        final String search = Optional.ofNullable(System.getenv("PATH")).orElse("");
        final Optional<Path> found = Stream.concat(
                        Arrays.stream(search.split(File.pathSeparator)), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                found.isPresent(),
                "skipped: " + name + " is not installed (Debian: apt-get install " + debianPackage + ")");
        return new Program(found.orElseThrow());
    }

    /** Starts it in a directory; what it says goes to a file. */
    public Process start(Path directory, Path log, List<String> arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(arguments);
        final ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectError(log.toFile());
        builder.environment().put("TZ", "UTC");
        return builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true)
                .start();
    }

    /** Runs it to its end and returns what it wrote to standard output, kept in a file. */
    public Path run(Path directory, List<String> arguments) throws IOException, InterruptedException {
        final Path out = Files.createTempFile(directory, path.getFileName().toString(), ".out");
        final List<String> command = new ArrayList<>(List.of(path.toString()));
        command.addAll(arguments);
        final ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TZ", "UTC");
        final Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError(path + " did not end in " + LIMIT_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new AssertionError(path + " ended with " + process.exitValue());
            }
            return out;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Asks a process to end, and waits for it. */
    public static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("a program does not end when asked to: " + process.info());
        }
    }
}
