package dev.weir.sink.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RollingFileTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final byte[] NO_HEADER = {};
    private static final UnfinishedLine OURS = line -> line[0] == 'h';

    @TempDir
    private Path directory;

    private final TestClock clock = new TestClock();

    private Path current() {
        return directory.resolve("flows.json");
    }

    private RollingFile file(long maxBytes, Duration interval, boolean gzip, int keep) {
        return new RollingFile(current(), new RollPolicy(maxBytes, interval, gzip, keep), NO_HEADER, OURS, clock);
    }

    private static void write(LineOutput file, String text) throws IOException {
        final byte[] bytes = ("xx" + text).getBytes(StandardCharsets.UTF_8);
        file.write(bytes, 2, bytes.length - 2);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_is_rolled_before_it_exceeds_its_size() throws IOException {
        try (RollingFile file = file(10, Duration.ZERO, false, 0)) {
            write(file, "12345678\n");
            write(file, "a\n");
            write(file, "0123456789abcdef\n");
            write(file, "b\n");
        }
        assertThat(names())
                .containsExactly(
                        "flows-20261120T213000Z-0001.json",
                        "flows-20261120T213000Z-0002.json",
                        "flows-20261120T213000Z-0003.json",
                        "flows.json");
        assertThat(directory.resolve("flows-20261120T213000Z-0001.json")).hasContent("12345678\n");
        assertThat(directory.resolve("flows-20261120T213000Z-0002.json")).hasContent("a\n");
        assertThat(directory.resolve("flows-20261120T213000Z-0003.json")).hasContent("0123456789abcdef\n");
        assertThat(current()).hasContent("b\n");
    }

    @Test
    void a_file_is_named_after_the_hour_that_it_holds() throws IOException {
        try (RollingFile file = file(0, HOUR, false, 0)) {
            write(file, "a\n");
            clock.advance(Duration.ofMinutes(29));
            file.flush();
            assertThat(names()).containsExactly("flows.json");
            clock.advance(Duration.ofMinutes(2));
            write(file, "b\n");
            clock.advance(HOUR);
            file.flush();
            clock.advance(HOUR);
            file.flush();
        }
        assertThat(names())
                .containsExactly("flows-20261120T210000Z-0001.json", "flows-20261120T220000Z-0001.json", "flows.json");
        assertThat(directory.resolve("flows-20261120T210000Z-0001.json")).hasContent("a\n");
        assertThat(current()).isEmptyFile();
    }

    @Test
    void a_new_process_goes_on_with_the_file_of_this_hour_and_rolls_that_of_another() throws IOException {
        Files.writeString(current(), "a\n");
        Files.setLastModifiedTime(current(), FileTime.from(clock.instant()));
        try (RollingFile file = file(0, HOUR, false, 0)) {
            write(file, "b\n");
        }
        assertThat(current()).hasContent("a\nb\n");
        Files.setLastModifiedTime(current(), FileTime.from(clock.instant()));
        clock.advance(HOUR);
        try (RollingFile file = file(0, HOUR, false, 0)) {
            write(file, "c\n");
        }
        assertThat(current()).hasContent("c\n");
        assertThat(directory.resolve("flows-20261120T210000Z-0001.json")).hasContent("a\nb\n");
    }

    @Test
    void a_line_that_a_crash_cut_off_is_removed() throws IOException {
        Files.writeString(current(), "whole\nhal" + "f".repeat(20_000));
        try (RollingFile file = file(0, Duration.ZERO, false, 0)) {
            write(file, "next\n");
        }
        assertThat(current()).hasContent("whole\nnext\n");
    }

    @Test
    void a_file_without_any_line_end_is_emptied() throws IOException {
        Files.writeString(current(), "half");
        try (RollingFile file = file(0, Duration.ZERO, false, 0)) {
            file.open();
        }
        assertThat(current()).isEmptyFile();
    }

    @Test
    void the_last_line_of_somebody_else_is_ended_and_kept() throws IOException {
        Files.writeString(current(), "whole\nforeign");
        try (RollingFile file = file(0, Duration.ZERO, false, 0)) {
            write(file, "next\n");
        }
        assertThat(current()).hasContent("whole\nforeign\nnext\n");
    }

    @Test
    void names_stay_unique_while_files_are_compressed_behind_the_back() throws IOException {
        try (RollingFile file = file(3, Duration.ZERO, true, 0)) {
            for (int i = 10; i < 60; i++) {
                write(file, i + "\n");
            }
        }
        assertThat(names())
                .hasSize(50)
                .filteredOn(name -> !name.endsWith(".gz"))
                .containsExactly("flows.json");
    }

    @Test
    void rolled_files_are_compressed_also_those_that_another_process_left() throws IOException {
        Files.writeString(directory.resolve("flows-20261120T200000Z-0001.json"), "left\n");
        Files.writeString(directory.resolve("flows-20261120T190000Z-0001.json.gz.tmp"), "unfinished");
        try (RollingFile file = file(3, Duration.ZERO, true, 0)) {
            write(file, "a\n");
            write(file, "b\n");
        }
        assertThat(names())
                .containsExactly(
                        "flows-20261120T200000Z-0001.json.gz", "flows-20261120T213000Z-0001.json.gz", "flows.json");
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(directory.resolve("flows-20261120T213000Z-0001.json.gz")))) {
            assertThat(in).hasContent("a\n");
        }
    }

    @Test
    void only_the_newest_are_kept_and_what_is_not_ours_is_left_alone() throws IOException {
        Files.writeString(directory.resolve("flows-20261120T200000Z-0009.json.gz"), "x");
        Files.writeString(directory.resolve("flows-20261120T200000Z-0010.json"), "x");
        Files.writeString(directory.resolve("flows-old.json"), "x");
        Files.writeString(directory.resolve("flows-20261120T200000Z-0001.json.bak"), "x");
        try (RollingFile file = file(3, Duration.ZERO, false, 2)) {
            write(file, "a\n");
            write(file, "b\n");
        }
        assertThat(names())
                .containsExactly(
                        "flows-20261120T200000Z-0001.json.bak",
                        "flows-20261120T200000Z-0010.json",
                        "flows-20261120T213000Z-0001.json",
                        "flows-old.json",
                        "flows.json");
    }

    @Test
    void every_file_begins_with_the_header_and_a_header_alone_is_not_rolled() throws IOException {
        final byte[] header = "h1,h2\n".getBytes(StandardCharsets.UTF_8);
        try (RollingFile file = new RollingFile(current(), new RollPolicy(8, HOUR, false, 0), header, OURS, clock)) {
            write(file, "1,2\n");
            write(file, "3,4\n");
            clock.advance(HOUR);
            file.flush();
            write(file, "5,6\n");
        }
        assertThat(names())
                .containsExactly("flows-20261120T210000Z-0001.json", "flows-20261120T210000Z-0002.json", "flows.json");
        assertThat(current()).hasContent("h1,h2\n5,6\n");
    }

    @Test
    void a_name_without_an_extension_will_do() throws IOException {
        final Path plain = directory.resolve("new/flows");
        try (RollingFile file =
                new RollingFile(plain, new RollPolicy(3, Duration.ZERO, false, 0), NO_HEADER, OURS, clock)) {
            write(file, "a\n");
            write(file, "b\n");
        }
        assertThat(plain.resolveSibling("flows-20261120T213000Z-0001")).hasContent("a\n");
        assertThat(plain).hasContent("b\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_is_told_and_can_be_tried_again() throws IOException {
        Files.createSymbolicLink(current(), Path.of("/dev/full"));
        try (RollingFile file = file(0, Duration.ZERO, false, 0)) {
            for (int i = 0; i < 3; i++) {
                assertThatIOException().isThrownBy(() -> write(file, "a\n")).withMessageContaining("No space left");
            }
        }
        Files.delete(current());
        try (RollingFile file = file(0, Duration.ZERO, false, 0)) {
            write(file, "a\n");
        }
        assertThat(current()).hasContent("a\n");
    }

    /** Stands still at half past nine in the evening until it is told otherwise. */
    private static final class TestClock extends Clock {
        private Instant now = Instant.parse("2026-11-20T21:30:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
