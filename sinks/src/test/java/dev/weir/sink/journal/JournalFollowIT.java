package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Follows, live and from before its first file exists, a journal that another process writes and rolls over. */
final class JournalFollowIT {
    private static final int EXCERPTS = 20_000;

    @TempDir
    private Path directory;

    private final ExcerptBuffer buffer = new ExcerptBuffer();
    private long nextRecord;

    @Test
    @Timeout(60)
    void a_journal_of_another_process_is_followed_live_without_a_gap() throws Exception {
        final Path journal = directory.resolve("journal");
        try (JournalTailer tailer = JournalTailer.open(journal)) {
            assertThat(tailer.poll(buffer)).isFalse();
            final Process writer = ChildJvm.start(
                    directory.resolve("child.log"),
                    KilledWriterMain.class,
                    journal.toString(),
                    Long.toString(Excerpts.START_NANOS));
            try {
                follow(tailer, writer.getInputStream());
            } finally {
                writer.destroyForcibly().waitFor();
            }
            while (tailer.poll(buffer)) {
                take();
            }
            assertThat(tailer.missedRecords() + tailer.restarts()).isZero();
            assertThat(tailer.unreadableExcerpts() + tailer.readErrors()).isZero();
            assertThat(journal.toFile().list((at, name) -> name.endsWith(".cq4")).length)
                    .isGreaterThan(10);
        }
    }

    private void follow(JournalTailer tailer, InputStream reports) throws IOException {
        int seen = 0;
        while (seen < EXCERPTS) {
            if (tailer.poll(buffer)) {
                take();
                seen++;
            } else if (reports.available() > 0) {
                // The writer would wait for a reader of its pipe.
                reports.skipNBytes(reports.available());
            }
        }
    }

    private void take() {
        assertThat(buffer.recordNumber()).isEqualTo(nextRecord);
        nextRecord += buffer.recordCount();
    }
}
