package dev.weir.sink.journal;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The process that is killed: two appenders as fast as they can, and a clock that runs fast, so that it rolls over
 * often. After each append that is done it writes the writer's number and the tag to stdout.
 */
final class KilledWriterMain {
    private static final int RECORDS = 7;

    private KilledWriterMain() {}

    public static void main(String[] arguments) throws Exception {
        final long startedAt = System.nanoTime();
        final long firstNanos = Long.parseLong(arguments[1]);
        final AtomicLong clock = new AtomicLong(firstNanos);
        final Journal journal = Journal.open(
                Excerpts.options(Path.of(arguments[0]), clock).withRetention(new RetentionLimits(Duration.ZERO, 0, 0)));
        final DataOutputStream out = new DataOutputStream(System.out);
        final JournalAppender[] appenders = {journal.newAppender(), journal.newAppender()};
        append(appenders[0], 0);
        report(out, -1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedAt));
        report(out, 0, 0);
        for (int writer = 0; writer < appenders.length; writer++) {
            final int number = writer;
            new Thread(() -> run(appenders[number], number, out, clock)).start();
        }
    }

    private static void run(JournalAppender appender, int writer, DataOutputStream out, AtomicLong clock) {
        try {
            for (long tag = 1; ; tag++) {
                append(appender, tag << 1 | writer);
                report(out, writer, tag << 1 | writer);
                if (tag % 50 == 0) {
                    clock.addAndGet(Excerpts.MINUTE_NANOS / 4);
                }
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(74);
        }
    }

    private static void append(JournalAppender appender, long tag) {
        final AppendResult result = Excerpts.append(appender, RECORDS, tag);
        if (result != AppendResult.APPENDED) {
            throw new IllegalStateException("not appended: " + result);
        }
    }

    private static void report(DataOutputStream out, int writer, long value) throws IOException {
        synchronized (out) {
            final byte[] line = new byte[12];
            dev.weir.flow.Bytes.putU32(line, 0, writer);
            dev.weir.flow.Bytes.putI64(line, 4, value);
            out.write(line);
            out.flush();
        }
    }
}
