package dev.weir.sink.journal;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Not a test: appends full batches and prints what they cost. Arguments: directory (it is emptied afterwards), block
 * size in bytes, excerpts, appenders.
 */
final class JournalMeasurement {
    private static final int RECORDS = (64 * 1024 - 256) / Excerpts.RECORD_LENGTH;

    private JournalMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        final Path directory = Path.of(arguments[0]);
        final long block = Long.parseLong(arguments[1]);
        final int excerpts = Integer.parseInt(arguments[2]);
        final int threads = Integer.parseInt(arguments[3]);
        for (int round = 0; round < 3; round++) {
            measure(directory.resolve("journal"), block, excerpts, threads);
            deleteAll(directory.resolve("journal"));
        }
    }

    private static void measure(Path directory, long block, int excerpts, int threads) throws Exception {
        final JournalOptions options = JournalOptions.in(directory).withBlockSizeBytes(block);
        final long used;
        final long startedAt;
        final long tookNanos;
        try (Journal journal = Journal.open(options)) {
            final Thread[] writers = new Thread[threads];
            startedAt = System.nanoTime();
            for (int i = 0; i < threads; i++) {
                final JournalAppender appender = journal.newAppender();
                writers[i] = new Thread(() -> append(appender, excerpts / threads));
                writers[i].start();
            }
            for (final Thread writer : writers) {
                writer.join();
            }
            tookNanos = System.nanoTime() - startedAt;
            used = new RolledFiles(journal.queue())
                    .list(0).stream().mapToLong(RolledFile::usedBytes).sum();
            final double records = journal.endRecordNumber();
            System.out.printf(
                    "block %d, appenders %d: %.0f excerpts/s, %.0f records/s, %.3f bytes/record by content,%n",
                    block, threads, excerpts * 1e9 / tookNanos, records * 1e9 / tookNanos, used / records);
            System.out.printf(
                    "  excerpt bytes/record %.3f; %s%n", journal.endByteNumber() / records, du(directory, records));
        }
    }

    private static void append(JournalAppender appender, int excerpts) {
        final byte[] excerpt = Excerpts.excerpt(RECORDS, 1);
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        long slowest = 0;
        for (int i = 0; i < excerpts; i++) {
            final long at = System.nanoTime();
            if (appender.append(excerpt, 0, excerpt.length) != AppendResult.APPENDED) {
                throw new IllegalStateException("not appended");
            }
            slowest = Math.max(slowest, System.nanoTime() - at);
        }
        final double allocated = threads.getCurrentThreadAllocatedBytes() - before;
        System.out.printf(
                "  allocated %.2f bytes/excerpt, slowest append %d us%n",
                allocated / excerpts, TimeUnit.NANOSECONDS.toMicros(slowest));
    }

    private static String du(Path directory, double records) throws IOException, InterruptedException {
        final Process du = new ProcessBuilder(List.of("du", "-B1", "-s", directory.toString())).start();
        final String answer = new String(du.getInputStream().readAllBytes()).split("\\s")[0];
        du.waitFor();
        return String.format("du: %s bytes, %.3f bytes/record", answer, Long.parseLong(answer) / records);
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
