package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is really full: a small tmpfs, mounted in a mount namespace of its own, so that nothing is left behind.
 * It needs root and is skipped without.
 */
final class FullDiskIT {
    private static final String MOUNT = "mount -t tmpfs -o size=24m tmpfs \"$0\" && ";

    @TempDir
    private Path directory;

    @Test
    @Timeout(60)
    void a_full_disk_is_refused_and_counted_and_the_jvm_lives_on() throws Exception {
        assumeTrue(canMount(), "a tmpfs cannot be mounted here: this test needs root");
        final Path log = directory.resolve("child.log");
        final List<String> command = inNamespace("exec \"$@\"");
        command.addAll(ChildJvm.command(FullDiskMain.class, mountPoint().toString()));
        final Process child = ChildJvm.start(log, command);
        final String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor())
                .as("exit code; %s%s", output, Files.readString(log))
                .isZero();
        assertBooks(output);
    }

    private static void assertBooks(String output) {
        final Map<String, Long> numbers = new HashMap<>();
        output.lines().filter(line -> line.contains("=")).forEach(line -> {
            final String[] pair = line.split("=");
            numbers.put(pair[0], Long.parseLong(pair[1]));
        });
        assertThat(output).contains("survived");
        assertThat(numbers.get("appended until refused")).isGreaterThan(8 << 20);
        assertThat(numbers.get("free when refused")).isPositive();
        assertThat(numbers.get("free at the brim")).isLessThan(1 << 16);
        assertThat(numbers.get("read at the brim")).isPositive();
        assertThat(numbers).containsEntry("refused", 2001L);
        assertThat(numbers.get("deleted files")).isPositive();
        assertThat(numbers).containsEntry("appended again", 1L).containsEntry("read again", 1L);
        assertThat(numbers).containsEntry("failed", 0L).containsEntry("missed or broken", 0L);
        assertThat(numbers).containsEntry("end", 0L);
    }

    private boolean canMount() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(inNamespace("true"))
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> inNamespace(String then) throws IOException {
        final Path at = Files.createDirectories(mountPoint());
        return new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", MOUNT + then, at.toString()));
    }

    private Path mountPoint() {
        return directory.resolve("small");
    }
}
