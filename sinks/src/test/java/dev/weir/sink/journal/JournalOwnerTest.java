package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalOwnerTest {
    @TempDir
    Path directory;

    @Test
    void a_directory_has_one_owner_at_a_time() throws IOException {
        try (JournalOwner owner = JournalOwner.claim(directory)) {
            assertThat(owner).isNotNull();
            assertThatIOException()
                    .isThrownBy(() -> JournalOwner.claim(directory))
                    .withMessageContaining("open for writing elsewhere");
        }
        JournalOwner.claim(directory).close();
    }

    @Test
    void a_second_claim_by_another_name_is_refused_too() throws IOException {
        final Path link = Files.createSymbolicLink(directory.resolveSibling("link"), directory);
        try (JournalOwner owner = JournalOwner.claim(directory)) {
            assertThat(owner).isNotNull();
            assertThatIOException().isThrownBy(() -> JournalOwner.claim(link));
        } finally {
            Files.delete(link);
        }
    }

    /** A second claim that opened the file and closed it again would have dropped the first one's lock. */
    @Test
    void a_refused_claim_leaves_the_lock_with_the_kernel() throws IOException {
        try (JournalOwner owner = JournalOwner.claim(directory)) {
            assertThat(owner).isNotNull();
            final long held = locks();
            assertThatIOException().isThrownBy(() -> JournalOwner.claim(directory));
            assertThat(locks()).isEqualTo(held);
        }
    }

    private long locks() throws IOException {
        final Path table = Path.of("/proc/locks");
        final String inode = ":" + Files.getAttribute(directory.resolve("weir.lock"), "unix:ino") + " ";
        return Files.isReadable(table)
                ? Files.readAllLines(table).stream()
                        .filter(line -> line.contains(inode))
                        .count()
                : 1;
    }
}
