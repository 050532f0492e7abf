package dev.weir.sink.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Fills a small file system with a journal, lets another file fill it to the brim, and makes room again. */
final class FullDiskMain {
    private static final int RECORDS = 170;
    private static final long LIMIT_BYTES = 6 << 20;

    private final Path directory;
    private final AtomicLong clock = Excerpts.clock();
    private long tag;

    private FullDiskMain(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException {
        new FullDiskMain(Path.of(arguments[0])).run();
        System.out.println("survived");
    }

    private void run() throws IOException {
        final JournalOptions options = Excerpts.options(directory.resolve("journal"), clock)
                .withRetention(new RetentionLimits(Duration.ZERO, 0, LIMIT_BYTES));
        try (Journal journal = Journal.open(options);
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory.resolve("journal"))) {
            while (append(appender) == AppendResult.APPENDED) {
                clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            }
            report("appended until refused", journal.counters().bytesAppended());
            report("free when refused", options.freeSpace().usableBytes());
            fillToTheBrim();
            report("free at the brim", options.freeSpace().usableBytes());
            appendInVain(appender, 2000);
            report("read at the brim", Excerpts.drain(tailer).size());
            Files.delete(directory.resolve("filler"));
            report(
                    "deleted files",
                    new JournalRetention(journal).runOnce(clock.get()).files());
            clock.addAndGet(Excerpts.MINUTE_NANOS);
            report("appended again", append(appender) == AppendResult.APPENDED ? 1 : 0);
            report("read again", Excerpts.drain(tailer).size());
            report("refused", journal.counters().excerptsRefused());
            report("failed", journal.counters().excerptsFailed());
            report("missed or broken", tailer.missedRecords() + tailer.readErrors() + tailer.unreadableExcerpts());
            report(
                    "end",
                    journal.endRecordNumber() / RECORDS - journal.counters().excerptsAppended());
        }
    }

    private void appendInVain(JournalAppender appender, int times) {
        for (int i = 0; i < times; i++) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
            if (append(appender) != AppendResult.REFUSED_DISK) {
                throw new IllegalStateException("not refused");
            }
        }
    }

    private AppendResult append(JournalAppender appender) {
        return Excerpts.append(appender, RECORDS, tag++);
    }

    private void fillToTheBrim() {
        final ByteBuffer zeros = ByteBuffer.allocate(4096);
        try (FileChannel filler =
                FileChannel.open(directory.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (true) {
                zeros.clear();
                filler.write(zeros);
            }
        } catch (IOException expected) {
            // No space left on device.
        }
    }

    private static void report(String name, long value) {
        System.out.println(name + "=" + value);
    }
}
