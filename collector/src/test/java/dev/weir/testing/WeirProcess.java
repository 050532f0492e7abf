package dev.weir.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Weir as a process of its own. From the runnable jar where it has been built, without any flag, as an operator starts
 * it; else from the test's class path with the flags that the jar's manifest stands for.
 */
public final class WeirProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private static final Pattern HTTP_PORT = Pattern.compile("on http port (\\d+)");
    private static final Path JAR =
            Path.of(System.getProperty("weir.root", "..")).resolve("collector/target/weir.jar");

    private final Process process;
    private final Path out;
    private final Path err;

    private WeirProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts a command; its output goes to files in a directory. */
    public static WeirProcess start(Path directory, String... arguments) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Files.isRegularFile(JAR)) {
            command.addAll(List.of("-jar", JAR.toString()));
        } else {
            command.addAll(List.of(
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.weir.collector.Weir"));
        }
        command.addAll(List.of(arguments));
        final Path out = Files.createTempFile(directory, arguments[0], ".out");
        final Path err = Files.createTempFile(directory, arguments[0], ".err");
        return new WeirProcess(
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start(),
                out,
                err);
    }

    /** Waits for the end. */
    public WeirProcess await() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end in " + PATIENCE_SECONDS + " s:\n" + err());
        }
        return this;
    }

    /** Waits until every part of a collector says that it does its work. */
    public WeirProcess awaitReady() {
        Awaitility.await()
                .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw new AssertionError("the collector ended with " + process.exitValue() + ":\n" + err());
        }
        return this;
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HTTP_PORT.matcher(err()).find() && get("/health/ready").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks a collector's HTTP server, whose port its log tells. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        final Matcher port = HTTP_PORT.matcher(err());
        if (!port.find()) {
            throw new AssertionError("the log names no http port:\n" + err());
        }
        final URI uri = URI.create("http://127.0.0.1:" + port.group(1) + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends SIGTERM. */
    public WeirProcess terminate() {
        process.destroy();
        return this;
    }

    /** Sends SIGKILL and waits for the end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        await();
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** What it has written to standard output so far. */
    public String out() {
        return read(out);
    }

    /** The whole lines of standard output so far. */
    public List<String> lines() {
        final String text = out();
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** What it has written to standard error so far. */
    public String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
