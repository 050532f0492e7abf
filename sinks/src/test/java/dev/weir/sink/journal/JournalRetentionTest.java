package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class JournalRetentionTest {
    private static final int EACH = 5;
    private static final int RECORDS = 100;

    @TempDir
    private Path directory;

    private final AtomicLong clock = Excerpts.clock();
    private final AtomicLong free = new AtomicLong(1L << 40);
    private final ExcerptBuffer buffer = new ExcerptBuffer();

    @Test
    void nothing_is_deleted_without_limits_nor_ever_the_current_file() throws IOException {
        try (Journal journal = open(RetentionLimits.KEEP_ALL)) {
            appendMinutes(journal, 4);
            assertThat(new JournalRetention(journal).runOnce(clock.get())).isEqualTo(RetentionReport.NOTHING);
        }
        try (Journal journal = open(new RetentionLimits(Duration.ofNanos(1), 1, 1L << 50))) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(10));
            final RetentionReport report = new JournalRetention(journal).runOnce(clock.get());
            assertThat(report.files()).isEqualTo(3);
            assertThat(files()).isEqualTo(1);
        }
    }

    @Test
    void old_files_go_by_age_and_every_record_is_counted() throws IOException {
        try (Journal journal = open(new RetentionLimits(Duration.ofMinutes(2), 0, 0))) {
            appendMinutes(journal, 5);
            final JournalRetention retention = new JournalRetention(journal);
            final RetentionReport report = retention.runOnce(clock.get());
            assertThat(report.files()).isEqualTo(2);
            assertThat(report.records()).isEqualTo(2 * EACH * RECORDS);
            assertThat(report.bytes()).isBetween(2L * EACH * RECORDS * 48, 400_000L);
            assertThat(journal.firstRecordNumber()).isEqualTo(2 * EACH * RECORDS);
            assertThat(retention.runOnce(clock.get())).isEqualTo(RetentionReport.NOTHING);
            clock.addAndGet(Excerpts.MINUTE_NANOS);
            assertThat(retention.runOnce(clock.get()).files()).isEqualTo(1);
            assertThat(retention.total().files()).isEqualTo(3);
        }
    }

    @Test
    void the_size_is_disk_really_used_not_the_length_of_sparse_files() throws IOException {
        try (Journal journal = open(new RetentionLimits(Duration.ZERO, 250_000, 0))) {
            appendMinutes(journal, 4);
            final long perFile = new RolledFiles(journal.queue()).list(0).get(0).usedBytes();
            assertThat(perFile).isBetween(24_000L, 100_000L);
            final RetentionReport report = new JournalRetention(journal).runOnce(clock.get());
            final long kept = new RolledFiles(journal.queue())
                    .list(0).stream().mapToLong(RolledFile::usedBytes).sum();
            assertThat(kept).isLessThanOrEqualTo(250_000);
            assertThat(kept + perFile).isGreaterThan(report.files() == 0 ? 0 : 250_000);
        }
    }

    @Test
    void the_oldest_files_go_until_the_disk_has_room() throws IOException {
        try (Journal journal = open(new RetentionLimits(Duration.ZERO, 0, 1_000_000))) {
            appendMinutes(journal, 5);
            final long perFile = new RolledFiles(journal.queue()).list(0).get(0).usedBytes();
            free.set(1_000_000 - perFile - 1);
            assertThat(new JournalRetention(journal).runOnce(clock.get()).files())
                    .isEqualTo(2);
        }
    }

    @Test
    void a_file_that_has_just_rolled_is_left_alone_for_a_moment() throws IOException {
        try (Journal journal = open(new RetentionLimits(Duration.ofNanos(1), 0, 0))) {
            final JournalRetention retention = new JournalRetention(journal);
            appendMinutes(journal, 1);
            clock.addAndGet(Excerpts.MINUTE_NANOS - clock.get() % Excerpts.MINUTE_NANOS);
            assertThat(retention.runOnce(clock.addAndGet(TimeUnit.SECONDS.toNanos(9))))
                    .isEqualTo(RetentionReport.NOTHING);
            assertThat(retention
                            .runOnce(clock.addAndGet(TimeUnit.SECONDS.toNanos(1)))
                            .files())
                    .isEqualTo(1);
        }
    }

    @Test
    void the_numbers_survive_the_deletion_of_every_file() throws IOException {
        final RetentionLimits nothing = new RetentionLimits(Duration.ofNanos(1), 0, 0);
        try (Journal journal = open(nothing);
                JournalTailer tailer = JournalTailer.open(directory)) {
            appendMinutes(journal, 2);
            assertThat(Excerpts.drain(tailer)).hasSize(2 * EACH);
            clock.addAndGet(2 * Excerpts.MINUTE_NANOS);
            assertThat(new JournalRetention(journal).runOnce(clock.get()).files())
                    .isEqualTo(2);
            assertThat(files()).isZero();
            assertThat(journal.firstRecordNumber()).isEqualTo(journal.endRecordNumber());
            assertThat(tailer.poll(buffer)).isFalse();
            Excerpts.append(journal.newAppender(), 1, 70);
            assertThat(Excerpts.drain(tailer)).containsExactly(70L);
            assertThat(tailer.missedRecords()).isZero();
            clock.addAndGet(2 * Excerpts.MINUTE_NANOS);
            new JournalRetention(journal).runOnce(clock.get());
        }
        try (Journal journal = open(nothing)) {
            assertThat(files()).isZero();
            assertThat(journal.endRecordNumber()).isEqualTo(2 * EACH * RECORDS + 1);
            Excerpts.append(journal.newAppender(), 1, 71);
        }
    }

    @Test
    void a_tailer_that_retention_overtakes_counts_exactly_what_it_missed() throws IOException {
        try (Journal journal = open(new RetentionLimits(Duration.ofMinutes(2), 0, 0));
                JournalTailer reading = JournalTailer.open(directory);
                JournalTailer resumed = JournalTailer.open(directory)) {
            appendMinutes(journal, 6);
            assertThat(reading.poll(buffer)).isTrue();
            final JournalPosition position = buffer.position(7);
            assertThat(new JournalRetention(journal).runOnce(clock.get()).files())
                    .isEqualTo(3);

            resumed.seekPosition(position);
            assertThat(Excerpts.drain(resumed)).hasSize(3 * EACH);
            assertThat(resumed.missedRecords()).isEqualTo(3 * EACH * RECORDS - 7);

            final int left = Excerpts.drain(reading).size();
            assertThat(left * RECORDS + reading.missedRecords()).isEqualTo((6 * EACH - 1) * RECORDS);
            assertThat(reading.missedRecords()).isGreaterThan(0);
        }
    }

    private Journal open(RetentionLimits limits) throws IOException {
        return Journal.open(
                Excerpts.options(directory, clock).withRetention(limits).withFreeSpace(free::get));
    }

    private void appendMinutes(Journal journal, int minutes) {
        final JournalAppender appender = journal.newAppender();
        for (int minute = 0; minute < minutes; minute++) {
            if (minute > 0) {
                clock.addAndGet(Excerpts.MINUTE_NANOS);
            }
            for (int i = 0; i < EACH; i++) {
                assertThat(Excerpts.append(appender, RECORDS, (long) minute * EACH + i))
                        .isEqualTo(AppendResult.APPENDED);
            }
        }
    }

    private int files() {
        return directory.toFile().list((at, name) -> name.endsWith(".cq4")).length;
    }

    /** A scheduled task that throws is never run again, and then the disk fills. */
    @Test
    void a_fault_in_mapped_memory_does_not_get_out() throws IOException {
        final JournalOptions options =
                Excerpts.options(directory, clock).withRetention(new RetentionLimits(Duration.ZERO, 0, 1));
        final AtomicBoolean faulty = new AtomicBoolean();
        try (Journal journal = Journal.open(options.withFreeSpace(() -> {
            if (faulty.get()) {
                throw new InternalError("a fault in mapped memory");
            }
            return Long.MAX_VALUE;
        }))) {
            faulty.set(true);

            assertThat(new JournalRetention(journal).runOnce(clock.get())).isEqualTo(RetentionReport.NOTHING);
        }
    }

    /** The appender is refused and so never goes on to another file: it must let go of the one that is deleted. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_gets_the_room_of_the_only_file_back_though_nobody_can_append() throws IOException {
        try (Journal journal = open(new RetentionLimits(Duration.ZERO, 0, 1))) {
            final JournalAppender appender = journal.newAppender();
            Excerpts.append(appender, 1, 1);
            free.set(0);
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            assertThat(Excerpts.append(appender, 1, 2)).isEqualTo(AppendResult.REFUSED_DISK);

            clock.addAndGet(2 * Excerpts.MINUTE_NANOS);
            assertThat(new JournalRetention(journal).runOnce(clock.get()).files())
                    .isEqualTo(1);
            Awaitility.await().until(() -> mapped().stream().noneMatch(line -> line.contains(".cq4 (deleted)")));

            free.set(1L << 40);
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            assertThat(Excerpts.append(appender, 1, 3)).isEqualTo(AppendResult.APPENDED);
            try (JournalTailer tailer = JournalTailer.open(directory)) {
                assertThat(Excerpts.drain(tailer)).containsExactly(3L);
            }
        }
    }

    private List<String> mapped() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.contains(directory.toString()))
                .toList();
    }

    /** The guard's floor has a smallest value, so it may refuse above what retention was told to keep free. */
    @Test
    void files_go_until_the_guard_accepts_again_even_if_less_was_asked_for() throws IOException {
        try (Journal journal = open(new RetentionLimits(Duration.ZERO, 0, 1))) {
            appendMinutes(journal, 3);
            free.set(journal.diskGuard().acceptFromBytes() - 1);
            assertThat(new JournalRetention(journal).runOnce(clock.get()).files())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_guard_that_refuses_learns_of_the_room_also_if_nobody_appends() throws IOException {
        try (Journal journal = open(new RetentionLimits(Duration.ZERO, 0, 1))) {
            free.set(0);
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            Excerpts.append(journal.newAppender(), 1, 1);
            assertThat(journal.diskGuard().isRefusing()).isTrue();

            free.set(1L << 40);
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            new JournalRetention(journal).runOnce(clock.get());
            assertThat(journal.diskGuard().isRefusing()).isFalse();
        }
    }
}
