package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.core.values.LongValue;
import net.openhft.chronicle.queue.impl.TableStore;
import net.openhft.chronicle.queue.impl.table.AbstractTSQueueLock;
import net.openhft.chronicle.queue.impl.table.Metadata;
import net.openhft.chronicle.queue.impl.table.SingleTableBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed collector leaves behind, and Chronicle by itself would wait for or fail on. */
final class JournalRepairTest {
    @TempDir
    private Path directory;

    private final AtomicLong clock = Excerpts.clock();

    @Test
    void a_write_lock_of_a_dead_process_with_our_process_id_is_taken_over() throws IOException {
        appendOne(1);
        setLock("chronicle.write.lock", ProcessHandle.current().pid());
        setLock("chronicle.append.lock", ProcessHandle.current().pid());
        appendOne(2);
        assertAllReadable();
    }

    @Test
    void a_file_that_was_never_finished_is_taken_away() throws IOException {
        appendOne(1);
        clock.addAndGet(Excerpts.MINUTE_NANOS);
        final Path unfinished = nextFile();
        Files.write(unfinished, new byte[] {0, 0, 0, (byte) 0xc0, 1, 2, 3, 4});
        assertTakenAway(unfinished);
        appendOne(2);
        assertAllReadable();
    }

    @Test
    void an_empty_file_is_taken_away() throws IOException {
        appendOne(1);
        clock.addAndGet(Excerpts.MINUTE_NANOS);
        final Path empty = Files.createFile(nextFile());
        assertTakenAway(empty);
        appendOne(2);
        assertAllReadable();
    }

    @Test
    void metadata_that_was_never_finished_or_is_gone_is_made_anew() throws IOException {
        appendOne(1);
        Files.write(directory.resolve("metadata.cq4t"), new byte[] {0, 0, 0, (byte) 0xc0});
        appendOne(2);
        Files.delete(directory.resolve("metadata.cq4t"));
        appendOne(3);
        try (JournalTailer tailer = JournalTailer.open(directory)) {
            assertThat(Excerpts.drain(tailer)).containsExactly(1L, 2L, 3L);
        }
    }

    /** Before the first append, which would wait for it. */
    private void assertTakenAway(Path file) throws IOException {
        assertThat(file).exists();
        try (Journal journal = Journal.open(Excerpts.options(directory, clock))) {
            assertThat(file).doesNotExist();
            assertThat(journal.endRecordNumber()).isEqualTo(1);
        }
    }

    private void assertAllReadable() {
        try (JournalTailer tailer = JournalTailer.open(directory)) {
            assertThat(Excerpts.drain(tailer)).containsExactly(1L, 2L);
            assertThat(tailer.missedRecords() + tailer.restarts() + tailer.readErrors())
                    .isZero();
        }
    }

    private void appendOne(long tag) throws IOException {
        try (Journal journal = Journal.open(Excerpts.options(directory, clock));
                JournalAppender appender = journal.newAppender()) {
            assertThat(Excerpts.append(appender, 1, tag)).isEqualTo(AppendResult.APPENDED);
        }
    }

    /** The name that the current minute's file will have, found by letting the journal make it. */
    private Path nextFile() throws IOException {
        final Path elsewhere = Files.createTempDirectory(directory, "name");
        try (Journal journal = Journal.open(Excerpts.options(elsewhere, clock))) {
            Excerpts.append(journal.newAppender(), 1, 1);
        }
        return directory.resolve(elsewhere.toFile().list((at, name) -> name.endsWith(".cq4"))[0]);
    }

    private void setLock(String key, long value) {
        try (TableStore<?> table = SingleTableBuilder.binary(
                                directory.resolve("metadata.cq4t"), Metadata.NoMeta.INSTANCE)
                        .build();
                LongValue lock = table.doWithExclusiveLock(
                        locked -> locked.acquireValueFor(key, AbstractTSQueueLock.UNLOCKED))) {
            lock.setVolatileValue(value);
        }
    }
}
