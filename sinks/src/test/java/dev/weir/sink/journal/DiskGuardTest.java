package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskGuardTest {
    private static final long RESERVE = 1000;
    private static final long EVERY_BYTES = 100;
    private static final long EVERY_NANOS = 50;

    private final AtomicLong free = new AtomicLong(10_000);
    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void the_floor_is_never_less_than_what_may_be_written_until_the_next_question() {
        assertThat(guard(0).refuseBelowBytes()).isEqualTo(RESERVE + EVERY_BYTES);
        assertThat(guard(5000).refuseBelowBytes()).isEqualTo(5000);
    }

    @Test
    void the_file_system_is_asked_by_bytes_and_by_time_not_each_time() {
        final DiskGuard guard = guard(0);
        assertThat(questions).hasValue(1);
        for (int i = 0; i < 9; i++) {
            guard.tryReserve(10, 0);
        }
        assertThat(questions).hasValue(1);
        guard.tryReserve(10, 0);
        assertThat(questions).hasValue(2);
        guard.tryReserve(1, EVERY_NANOS);
        assertThat(questions).hasValue(3);
        guard.tryReserve(1, 0);
        assertThat(questions).as("after a clock set back").hasValue(4);
    }

    @Test
    void it_refuses_below_the_floor_and_accepts_again_only_well_above() {
        final DiskGuard guard = guard(4000);
        assertThat(guard.tryReserve(10, 0)).isTrue();
        free.set(3999);
        assertThat(guard.tryReserve(EVERY_BYTES, 0)).isFalse();
        assertThat(guard.isRefusing()).isTrue();
        free.set(4999);
        assertThat(guard.tryReserve(EVERY_BYTES, 0)).isFalse();
        free.set(5000);
        assertThat(guard.acceptFromBytes()).isEqualTo(5000);
        assertThat(guard.tryReserve(EVERY_BYTES, 0)).isTrue();
        free.set(4000);
        assertThat(guard.tryReserve(EVERY_BYTES, 0)).isTrue();
        assertThat(guard.lastUsableBytes()).isEqualTo(4000);
    }

    @Test
    void when_nobody_answers_the_last_answer_stands() {
        final AtomicInteger asked = new AtomicInteger();
        final FreeSpace mute = () -> {
            if (asked.incrementAndGet() > 1) {
                throw new IOException("mute");
            }
            return 10_000;
        };
        final DiskGuard guard = new DiskGuard(mute, 0, RESERVE, EVERY_BYTES, EVERY_NANOS, 0);
        assertThat(guard.tryReserve(EVERY_BYTES, 0)).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_journal_on_a_full_disk_refuses_counts_and_goes_on_later(@TempDir Path directory) throws IOException {
        final AtomicLong clock = Excerpts.clock();
        final JournalOptions options =
                Excerpts.options(directory, clock).withFreeSpace(free::get).withMinFreeDiskBytes(1 << 30);
        free.set(1L << 31);
        try (Journal journal = Journal.open(options);
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            Excerpts.append(appender, 2, 1);
            free.set(1 << 20);
            clock.addAndGet(Excerpts.MINUTE_NANOS);
            assertThat(Excerpts.append(appender, 3, 2)).isEqualTo(AppendResult.REFUSED_DISK);
            assertThat(journal.diskGuard().isRefusing()).isTrue();
            assertThat(directory.toFile().list((at, name) -> name.endsWith(".cq4")))
                    .hasSize(1);
            free.set(1L << 31);
            clock.addAndGet(Excerpts.MINUTE_NANOS);
            assertThat(Excerpts.append(appender, 4, 3)).isEqualTo(AppendResult.APPENDED);
            assertThat(Excerpts.drain(tailer)).containsExactly(1L, 3L);
            assertThat(tailer.missedRecords()).isZero();
            assertThat(journal.counters().recordsRefused()).isEqualTo(3);
            assertThat(journal.counters().excerptsRefused()).isEqualTo(1);
        }
    }

    private DiskGuard guard(long minFreeBytes) {
        final FreeSpace counted = () -> {
            questions.incrementAndGet();
            return free.get();
        };
        return new DiskGuard(counted, minFreeBytes, RESERVE, EVERY_BYTES, EVERY_NANOS, 0);
    }
}
