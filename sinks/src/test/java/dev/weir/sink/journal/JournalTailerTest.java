package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Bytes;
import dev.weir.flow.Excerpt;
import dev.weir.flow.RecordKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTailerTest {
    @TempDir
    private Path directory;

    private final AtomicLong clock = Excerpts.clock();
    private final ExcerptBuffer buffer = new ExcerptBuffer();

    @Test
    void a_directory_that_does_not_exist_yet_is_followed_once_it_does() throws IOException {
        final Path later = directory.resolve("later");
        try (JournalTailer start = JournalTailer.open(later);
                JournalTailer end = JournalTailer.open(later)) {
            end.seekEnd();
            assertThat(start.poll(buffer)).isFalse();
            assertThat(end.poll(buffer)).isFalse();
            assertThat(start.lag()).isEqualTo(JournalLag.NONE);
            assertThat(later).doesNotExist();
            try (Journal journal = Journal.open(Excerpts.options(later, clock))) {
                assertThat(start.poll(buffer)).isFalse();
                assertThat(end.poll(buffer)).isFalse();
                Excerpts.append(journal.newAppender(), 1, 5);
                assertThat(Excerpts.drain(start)).containsExactly(5L);
                assertThat(Excerpts.drain(end)).containsExactly(5L);
            }
        }
    }

    @Test
    void the_end_is_behind_what_is_there_and_before_what_comes() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            appendMinutes(appender, 3, 4);
            tailer.seekEnd();
            assertThat(tailer.poll(buffer)).isFalse();
            assertThat(tailer.lag()).isEqualTo(JournalLag.NONE);
            clock.addAndGet(Excerpts.MINUTE_NANOS);
            Excerpts.append(appender, 1, 100);
            assertThat(Excerpts.drain(tailer)).containsExactly(100L);
            tailer.seekStart();
            assertThat(Excerpts.drain(tailer)).hasSize(13);
        }
    }

    @Test
    void a_time_is_found_to_the_excerpt_in_whatever_file() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            final long second = TimeUnit.SECONDS.toNanos(1);
            for (int i = 0; i < 200; i++) {
                Excerpts.append(appender, 1, i);
                clock.addAndGet(second);
            }
            for (final int from : new int[] {0, 1, 59, 60, 61, 137, 199}) {
                tailer.seekTime(Excerpts.START_NANOS + from * second);
                assertThat(Excerpts.drain(tailer)).hasSize(200 - from).startsWith((long) from);
                tailer.seekTime(Excerpts.START_NANOS + from * second + 1);
                assertThat(Excerpts.drain(tailer)).hasSize(199 - from);
            }
            tailer.seekTime(0);
            assertThat(Excerpts.drain(tailer)).hasSize(200);
            tailer.seekTime(Long.MAX_VALUE);
            assertThat(Excerpts.drain(tailer)).isEmpty();
            assertThat(tailer.missedRecords() + tailer.restarts() + tailer.readErrors())
                    .isZero();
        }
    }

    @Test
    void resuming_at_any_position_gives_exactly_the_next_record() throws IOException {
        final List<JournalPosition> positions = new ArrayList<>();
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            appendMinutes(appender, 4, 5);
            while (tailer.poll(buffer)) {
                for (int consumed = 0; consumed <= buffer.recordCount(); consumed++) {
                    positions.add(buffer.position(consumed));
                }
            }
        }
        for (final JournalPosition position : positions) {
            try (JournalTailer tailer = JournalTailer.open(directory)) {
                tailer.seekPosition(position);
                assertThat(tailer.position()).contains(position);
                final boolean more = tailer.poll(buffer);
                assertThat(more).isEqualTo(position.nextRecordNumber() < 60);
                if (more) {
                    assertThat(buffer.recordNumber() + buffer.recordsToSkip()).isEqualTo(position.nextRecordNumber());
                    final int left = Excerpts.drain(tailer).size();
                    assertThat(left).isEqualTo(19 - (int) (position.nextRecordNumber() / 3));
                }
                assertThat(tailer.missedRecords() + tailer.restarts() + tailer.readErrors())
                        .isZero();
            }
        }
    }

    @Test
    void a_resumed_follower_that_was_at_the_end_sees_what_comes_next() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender()) {
            appendMinutes(appender, 1, 3);
            final JournalPosition end = endPosition();
            try (JournalTailer tailer = JournalTailer.open(directory)) {
                tailer.seekPosition(end);
                assertThat(tailer.poll(buffer)).isFalse();
                Excerpts.append(appender, 2, 50);
                assertThat(Excerpts.drain(tailer)).containsExactly(50L);
            }
        }
    }

    @Test
    void a_position_whose_index_is_wrong_is_found_by_its_record_number() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender()) {
            appendMinutes(appender, 3, 5);
            final JournalPosition end = endPosition();
            try (JournalTailer tailer = JournalTailer.open(directory)) {
                tailer.seekPosition(new JournalPosition(end.index() - 2, 21, 0, 1));
                assertThat(tailer.poll(buffer)).isTrue();
                assertThat(buffer.recordNumber()).isEqualTo(21);
                assertThat(buffer.recordsToSkip()).isEqualTo(1);
                tailer.seekPosition(new JournalPosition(0, 9, 0, 0));
                assertThat(tailer.poll(buffer)).isTrue();
                assertThat(buffer.recordNumber()).isEqualTo(9);
            }
        }
    }

    @Test
    void a_journal_made_anew_is_read_from_its_start() throws IOException {
        final JournalPosition far = new JournalPosition(1, 5000, 1_000_000, 3);
        try (Journal journal = open();
                JournalTailer tailer = JournalTailer.open(directory)) {
            Excerpts.append(journal.newAppender(), 3, 1);
            tailer.seekPosition(far);
            assertThat(Excerpts.drain(tailer)).containsExactly(1L);
            assertThat(tailer.restarts()).isEqualTo(1);
            assertThat(tailer.missedRecords()).isZero();
        }
    }

    @Test
    void a_journal_that_lost_its_newest_part_is_not_delivered_again() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            appendMinutes(appender, 1, 3);
            final JournalPosition end = endPosition();
            tailer.seekPosition(new JournalPosition(end.index() + 7, end.recordNumber() + 100, 9999, 0));
            assertThat(tailer.poll(buffer)).isFalse();
            Excerpts.append(appender, 3, 77);
            assertThat(Excerpts.drain(tailer)).containsExactly(77L);
        }
    }

    @Test
    void what_cannot_be_read_is_passed_by_and_counted() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            Excerpts.append(appender, 1, 1);
            final byte[] newer = Excerpts.excerpt(1, 2);
            newer[Excerpt.VERSION_OFFSET] = Excerpt.LAYOUT_VERSION + 1;
            appendRaw(journal, newer);
            appendRaw(journal, new byte[] {1, 2, 3});
            final byte[] lying = Excerpts.excerpt(1, 2);
            Bytes.putLittleU32(lying, Excerpt.LENGTH_OFFSET, 5);
            appendRaw(journal, lying);
            Excerpts.append(appender, 500, 3);
            Excerpts.append(appender, 1, 4);

            final ExcerptBuffer small = new ExcerptBuffer(1000);
            assertThat(tailer.poll(small)).isTrue();
            assertThat(Excerpts.tag(small)).isEqualTo(1);
            assertThat(tailer.poll(small)).isTrue();
            assertThat(Excerpts.tag(small)).isEqualTo(4);
            assertThat(tailer.unreadableExcerpts()).isEqualTo(4);
            assertThat(tailer.missedRecords())
                    .as("the records of the one too long")
                    .isEqualTo(500);
        }
        try (Journal journal = open()) {
            assertThat(journal.endRecordNumber()).isEqualTo(502);
        }
    }

    @Test
    void the_lag_is_told_in_records_bytes_and_time() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            appendMinutes(appender, 3, 2);
            final long each = journal.endByteNumber() / 6;
            assertThat(tailer.lag()).isEqualTo(new JournalLag(18, 6 * each, 2 * Excerpts.MINUTE_NANOS));
            tailer.poll(buffer);
            tailer.poll(buffer);
            tailer.poll(buffer);
            assertThat(tailer.lag()).isEqualTo(new JournalLag(9, 3 * each, Excerpts.MINUTE_NANOS));
            Excerpts.drain(tailer);
            assertThat(tailer.lag()).isEqualTo(JournalLag.NONE);
        }
    }

    @Test
    void a_journal_is_read_while_no_collector_runs() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender()) {
            appendMinutes(appender, 3, 2);
        }
        try (JournalTailer tailer = JournalTailer.open(directory)) {
            assertThat(Excerpts.drain(tailer)).hasSize(6);
            assertThat(tailer.poll(buffer)).isFalse();
            try (Journal journal = open()) {
                clock.addAndGet(Excerpts.MINUTE_NANOS);
                Excerpts.append(journal.newAppender(), 1, 9);
                assertThat(Excerpts.drain(tailer)).containsExactly(9L);
            }
        }
    }

    private JournalPosition endPosition() {
        try (JournalTailer tailer = JournalTailer.open(directory)) {
            Excerpts.drain(tailer);
            return tailer.position().orElseThrow();
        }
    }

    private void appendMinutes(JournalAppender appender, int minutes, int each) {
        for (int minute = 0; minute < minutes; minute++) {
            if (minute > 0) {
                clock.addAndGet(Excerpts.MINUTE_NANOS);
            }
            for (int i = 0; i < each; i++) {
                Excerpts.append(appender, 3, minute * each + i);
            }
        }
    }

    private static void appendRaw(Journal journal, byte[] bytes) {
        try (ExcerptAppender appender = journal.queue().createAppender();
                DocumentContext document = appender.writingDocument()) {
            document.wire().bytes().write(bytes);
        }
    }

    private Journal open() throws IOException {
        return Journal.open(Excerpts.options(directory, clock));
    }

    @Test
    void who_begins_in_the_middle_of_a_file_is_shown_the_options_before_that_place() throws IOException {
        final List<Long> learned = new ArrayList<>();
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            tailer.learnBefore(excerpt -> learned.add(Excerpts.tag(excerpt)));
            appendOptions(appender, 1);
            clock.addAndGet(Excerpts.MINUTE_NANOS);
            appendOptions(appender, 2);
            Excerpts.append(appender, 1, 3);
            appendOptions(appender, 4);
            tailer.seekEnd();
            assertThat(tailer.poll(buffer)).isFalse();
            Excerpts.append(appender, 1, 5);
            appendOptions(appender, 6);

            assertThat(Excerpts.drain(tailer)).containsExactly(5L, 6L);
            assertThat(learned).as("of this file, before this place").containsExactly(2L, 4L);
            learned.clear();
            tailer.seekStart();
            assertThat(Excerpts.drain(tailer)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
            assertThat(learned).isEmpty();
        }
    }

    @Test
    void an_error_before_the_first_excerpt_leaves_the_end_and_a_time_where_they_were() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer end = JournalTailer.open(directory);
                JournalTailer time = JournalTailer.open(directory)) {
            appendOptions(appender, 1);
            clock.addAndGet(1_000_000_000);
            appendOptions(appender, 2);
            clock.addAndGet(1_000_000_000);
            failOnce(end);
            failOnce(time);
            end.seekEnd();
            time.seekTime(Excerpts.START_NANOS + 1_000_000_000);
            assertThat(end.poll(buffer)).isFalse();
            Excerpts.append(appender, 1, 3);

            assertThat(end.poll(buffer)).isFalse();
            assertThat(time.poll(buffer)).isFalse();
            assertThat(end.readErrors() + time.readErrors()).isEqualTo(2);
            Excerpts.append(appender, 1, 4);
            assertThat(Excerpts.drain(end)).containsExactly(3L, 4L);
            assertThat(Excerpts.drain(time)).containsExactly(2L, 3L, 4L);
        }
    }

    /** Fails while the first excerpt is being read. */
    private static void failOnce(JournalTailer tailer) {
        final AtomicLong calls = new AtomicLong();
        tailer.learnBefore(excerpt -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("a fault while reading");
            }
        });
    }

    @Test
    void only_so_many_headers_are_looked_at_however_long_a_file_is() throws IOException {
        final List<Long> learned = new ArrayList<>();
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender();
                JournalTailer tailer = JournalTailer.open(directory)) {
            tailer.learnBefore(excerpt -> learned.add(Excerpts.tag(excerpt)));
            appendOptions(appender, 1);
            for (int i = 0; i < 4_096; i++) {
                Excerpts.append(appender, 1, 2);
            }
            appendOptions(appender, 3);
            for (int i = 0; i < 4_096; i++) {
                Excerpts.append(appender, 1, 4);
            }
            tailer.seekEnd();
            assertThat(tailer.poll(buffer)).isFalse();
            Excerpts.append(appender, 1, 5);

            assertThat(Excerpts.drain(tailer)).containsExactly(5L);
            assertThat(learned).containsExactly(1L);
        }
    }

    @Test
    void an_appender_knows_the_file_that_it_wrote_last() throws IOException {
        try (Journal journal = open();
                JournalAppender appender = journal.newAppender()) {
            assertThat(appender.lastCycle()).isEqualTo(-1);
            Excerpts.append(appender, 1, 1);
            final int first = appender.lastCycle();
            Excerpts.append(appender, 1, 2);
            assertThat(appender.lastCycle()).isEqualTo(first);
            clock.addAndGet(Excerpts.MINUTE_NANOS);
            Excerpts.append(appender, 1, 3);
            assertThat(appender.lastCycle()).isEqualTo(first + 1);
        }
    }

    private static void appendOptions(JournalAppender appender, long tag) {
        final byte[] excerpt = Excerpts.excerpt(1, tag);
        excerpt[Excerpt.KINDS_OFFSET] = (byte) (1 << RecordKind.OPTIONS.code());
        assertThat(appender.append(excerpt, 0, excerpt.length)).isEqualTo(AppendResult.APPENDED);
    }
}
