package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.weir.flow.Excerpt;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
    @TempDir
    private Path directory;

    private final AtomicLong clock = Excerpts.clock();

    @Test
    void an_excerpt_is_read_as_it_was_written_with_numbers_and_time_set() throws IOException {
        final ExcerptBuffer buffer = new ExcerptBuffer();
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            final byte[] first = Excerpts.excerpt(3, 7);
            final byte[] padded = new byte[first.length + 9];
            System.arraycopy(first, 0, padded, 5, first.length);
            assertThat(appender.append(padded, 5, first.length)).isEqualTo(AppendResult.APPENDED);
            clock.addAndGet(11);
            Excerpts.append(appender, 2, 8);

            assertThat(tailer.poll(buffer)).isTrue();
            assertThat(buffer.length()).isEqualTo(first.length);
            assertThat(buffer.bytes()).startsWith(stamped(first, 0, 0, Excerpts.START_NANOS));
            assertThat(tailer.poll(buffer)).isTrue();
            assertThat(buffer.recordNumber()).isEqualTo(3);
            assertThat(buffer.byteNumber()).isEqualTo(first.length);
            assertThat(buffer.appendedAtEpochNanos()).isEqualTo(Excerpts.START_NANOS + 11);
            assertThat(tailer.poll(buffer)).isFalse();
            assertThat(padded).as("the caller's array").containsSequence(first);
            assertThat(journal.counters())
                    .isEqualTo(new JournalCounters(2, 5, buffer.byteNumber() + buffer.length(), 0, 0, 0, 0));
        }
    }

    @Test
    void the_numbers_go_on_after_a_restart() throws IOException {
        final long bytes;
        try (Journal journal = open()) {
            Excerpts.append(journal.newAppender(), 10, 1);
            Excerpts.append(journal.newAppender(), 5, 2);
            bytes = journal.endByteNumber();
        }
        clock.addAndGet(3 * Excerpts.MINUTE_NANOS);
        try (Journal journal = open()) {
            assertThat(journal.endRecordNumber()).isEqualTo(15);
            assertThat(journal.endByteNumber()).isEqualTo(bytes);
            assertThat(journal.firstRecordNumber()).isZero();
            assertThat(journal.lastAppendedAtEpochNanos()).isEqualTo(Excerpts.START_NANOS);
            Excerpts.append(journal.newAppender(), 1, 3);
            assertThat(journal.endRecordNumber()).isEqualTo(16);
        }
        assertThat(allTags()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_second_writer_is_refused_while_the_first_is_open() throws IOException {
        try (Journal journal = open()) {
            assertThat(journal.directory()).isEqualTo(directory);
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("weir.lock");
        }
        open().close();
    }

    @Test
    void what_is_no_excerpt_or_too_long_is_the_callers_bug() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender()) {
            final byte[] tooLong = Excerpts.excerpt(journal.maxExcerptLength() / Excerpts.RECORD_LENGTH, 1);
            assertThatIllegalArgumentException().isThrownBy(() -> appender.append(tooLong, 0, tooLong.length));
            assertThatIllegalArgumentException().isThrownBy(() -> appender.append(new byte[100], 0, 100));
            final byte[] longest = Excerpts.excerpt((journal.maxExcerptLength() - 48) / Excerpts.RECORD_LENGTH, 1);
            for (int i = 0; i < 20; i++) {
                assertThat(appender.append(longest, 0, longest.length)).isEqualTo(AppendResult.APPENDED);
            }
        }
        assertThat(allTags()).hasSize(20);
    }

    @Test
    void an_append_after_close_fails_and_is_counted() throws IOException {
        try (Journal journal = open()) {
            final JournalAppender appender = journal.newAppender();
            appender.close();
            assertThat(Excerpts.append(appender, 4, 1)).isEqualTo(AppendResult.FAILED);
            assertThat(journal.counters().recordsFailed()).isEqualTo(4);
            assertThat(journal.endRecordNumber()).isZero();
        }
    }

    @Test
    void a_failure_inside_is_rolled_back_and_the_next_append_goes_on() throws IOException {
        final AtomicLong faults = new AtomicLong();
        final JournalOptions faulty = Excerpts.options(directory, clock).withClock(() -> {
            if (faults.get() > 0 && faults.decrementAndGet() == 0) {
                throw new InternalError("a fault occurred in an unsafe memory access operation");
            }
            return clock.get();
        });
        try (Journal journal = Journal.open(faulty);
                JournalAppender appender = journal.newAppender()) {
            Excerpts.append(appender, 1, 1);
            // The clock is asked by the guard first, then by Chronicle inside its lock, last for the time stamp.
            for (int question = 2; question <= 3; question++) {
                faults.set(question);
                assertThat(Excerpts.append(appender, 9, 50)).isEqualTo(AppendResult.FAILED);
                assertThat(faults).hasValue(0);
                assertThat(Excerpts.append(appender, 1, question)).isEqualTo(AppendResult.APPENDED);
            }
            assertThat(journal.counters().recordsFailed()).isEqualTo(18);
            assertThat(journal.endRecordNumber()).isEqualTo(3);
        }
        assertThat(allTags()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void appenders_at_once_and_many_roll_overs_lose_nothing_and_keep_the_order() throws Exception {
        final int threads = 3;
        final int each = 600;
        try (Journal journal = open();
                JournalTailer tailer = JournalTailer.open(directory)) {
            final List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                final JournalAppender appender = journal.newAppender();
                final long base = (long) i * each;
                writers.add(new Thread(() -> appendAll(appender, base, each)));
            }
            writers.forEach(Thread::start);
            final ExcerptBuffer buffer = new ExcerptBuffer();
            final long[] lastOf = {-1, each - 1, 2L * each - 1};
            long record = 0;
            int seen = 0;
            while (seen < threads * each) {
                if (!tailer.poll(buffer)) {
                    Thread.onSpinWait();
                    continue;
                }
                assertThat(buffer.recordNumber()).isEqualTo(record);
                final int writer = (int) (Excerpts.tag(buffer) / each);
                assertThat(Excerpts.tag(buffer)).isEqualTo(++lastOf[writer]);
                record += buffer.recordCount();
                seen++;
            }
            for (final Thread writer : writers) {
                writer.join();
            }
            assertThat(tailer.poll(buffer)).isFalse();
            assertThat(tailer.missedRecords()).isZero();
            assertThat(tailer.restarts() + tailer.readErrors() + tailer.unreadableExcerpts())
                    .isZero();
            assertThat(journal.endRecordNumber()).isEqualTo(record);
            assertThat(directory.toFile().list((at, name) -> name.endsWith(".cq4")).length)
                    .isGreaterThan(5);
        }
    }

    @Test
    void a_clock_set_back_over_a_roll_over_stops_nothing() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender()) {
            Excerpts.append(appender, 1, 1);
            clock.addAndGet(2 * Excerpts.MINUTE_NANOS);
            Excerpts.append(appender, 1, 2);
            clock.addAndGet(-10 * Excerpts.MINUTE_NANOS);
            assertThat(Excerpts.append(appender, 1, 3)).isEqualTo(AppendResult.APPENDED);
        }
        try (Journal journal = open()) {
            assertThat(Excerpts.append(journal.newAppender(), 1, 4)).isEqualTo(AppendResult.APPENDED);
        }
        assertThat(allTags()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void appending_allocates_nothing_worth_speaking_of() throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final int excerpts = 2000;
        try (Journal journal = Journal.open(Excerpts.options(directory, clock).withBlockSizeBytes(64 << 20));
                JournalAppender appender = journal.newAppender()) {
            final byte[] excerpt = Excerpts.excerpt(20, 1);
            for (int i = 0; i < excerpts; i++) {
                appender.append(excerpt, 0, excerpt.length);
            }
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < excerpts; i++) {
                appender.append(excerpt, 0, excerpt.length);
            }
            final long perExcerpt = (threads.getCurrentThreadAllocatedBytes() - before) / excerpts;
            assertThat(perExcerpt).as("bytes allocated per excerpt").isLessThan(64);
        }
    }

    private void appendAll(JournalAppender appender, long base, int count) {
        for (int i = 0; i < count; i++) {
            if (i % 100 == 0) {
                clock.addAndGet(Excerpts.MINUTE_NANOS / 2);
            }
            Excerpts.append(appender, i % 5, base + i);
        }
    }

    private Journal open() throws IOException {
        return Journal.open(Excerpts.options(directory, clock));
    }

    private List<Long> allTags() {
        try (JournalTailer tailer = JournalTailer.open(directory)) {
            return Excerpts.drain(tailer);
        }
    }

    private static byte[] stamped(byte[] excerpt, long recordNumber, long byteNumber, long appendedAt) {
        final byte[] copy = excerpt.clone();
        dev.weir.flow.Bytes.putLittleI64(copy, Excerpt.RECORD_NUMBER_OFFSET, recordNumber);
        dev.weir.flow.Bytes.putLittleI64(copy, Excerpt.BYTE_NUMBER_OFFSET, byteNumber);
        dev.weir.flow.Bytes.putLittleI64(copy, Excerpt.APPENDED_AT_OFFSET, appendedAt);
        return copy;
    }

    @Test
    void a_journal_is_not_begun_on_a_full_disk_and_the_reason_is_told() throws IOException {
        final JournalOptions full = Excerpts.options(directory, clock).withFreeSpace(() -> 4096);
        assertThatThrownBy(() -> Journal.open(full))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the disk is full, 4096 bytes are free")
                .hasMessageContaining(directory.toString());
        open().close();
        Journal.open(full).close();
    }

    @Test
    void a_fault_in_mapped_memory_while_it_is_opened_is_an_error_of_the_disk() {
        final JournalOptions faulty = Excerpts.options(directory, clock).withFreeSpace(() -> {
            throw new InternalError("a fault in mapped memory");
        });
        assertThatThrownBy(() -> Journal.open(faulty))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("its disk is full or failing");
    }
}
