package dev.weir.collector.cli;

import dev.weir.testing.JsonTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A command that was run in this process: its exit code, and what it wrote where. */
record CommandRun(int exitCode, String out, String err) {
    /** Runs a command line with nothing on its standard input. */
    static CommandRun of(String... arguments) {
        return with(new byte[0], arguments);
    }

    /** Runs a command line; tests of one JVM run one after the other, so its streams may be exchanged. */
    static CommandRun with(byte[] input, String... arguments) {
        final InputStream in = System.in;
        final PrintStream out = System.out;
        final PrintStream err = System.err;
        final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setIn(new ByteArrayInputStream(input));
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            final int exitCode = WeirCommand.execute(arguments);
            System.out.flush();
            System.err.flush();
            return new CommandRun(
                    exitCode, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** The lines of standard output. */
    List<String> lines() {
        return out.isEmpty() ? List.of() : Arrays.asList(out.split("\n"));
    }

    /** The lines of standard output as JSON. */
    List<Object> json() throws IOException {
        return JsonTree.parseAll(out);
    }
}
