package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.weir.collector.config.DictionarySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryKeeperTest {
    private static final String HEAD = "enterprise,id,name,type,semantics,units\n";

    @TempDir
    private Path directory;

    @Test
    void a_file_that_changes_is_read_again_and_one_that_is_wrong_changes_nothing() throws IOException {
        final Path file = Files.writeString(directory.resolve("own.csv"), HEAD + "64999,1,ownThing,unsigned32,,\n");
        try (DictionaryKeeper keeper =
                new DictionaryKeeper(new DictionarySettings(List.of(file), Duration.ofMillis(10)))) {
            assertThat(keeper.elements().find(64_999, 1).name()).isEqualTo("ownThing");

            replace(file, HEAD + "64999,1,otherOwnThing,unsigned32,,\n");
            Ledgers.await().until(() -> keeper.elements().find(64_999, 1).name().equals("otherOwnThing"));

            replace(file, HEAD + "64999,one,broken,unsigned32,,\n");
            Ledgers.await().until(() -> keeper.problems() > 0);
            assertThat(keeper.health().up()).as("collection goes on").isTrue();
            assertThat(keeper.health().detail()).contains("stays as it was", "own.csv");
            assertThat(keeper.elements().find(64_999, 1).name()).isEqualTo("otherOwnThing");

            replace(file, HEAD + "64999,1,mendedOwnThing,unsigned32,,\n");
            Ledgers.await().until(() -> keeper.problems() == 0);
            assertThat(keeper.health().detail()).isEqualTo("is up to date");
        }
    }

    /** At once, as an operator should: a file that is read while it is written is half of itself. */
    private void replace(Path file, String text) throws IOException {
        final Path written = Files.writeString(directory.resolve("written"), text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void a_file_that_is_wrong_at_the_start_is_an_error() {
        final DictionarySettings missing =
                new DictionarySettings(List.of(directory.resolve("missing.csv")), Duration.ZERO);
        assertThatIOException()
                .isThrownBy(() -> new DictionaryKeeper(missing))
                .withMessageEndingWith("missing.csv: cannot be read: no such file");
    }
}
