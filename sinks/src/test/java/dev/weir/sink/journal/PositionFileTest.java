package dev.weir.sink.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PositionFileTest {
    private static final JournalPosition POSITION = new JournalPosition(0x7_0000_0012L, 1L << 40, 1L << 45, 17);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_saved_is_loaded_and_replaced_whole(boolean durable) throws IOException {
        final PositionFile file = new PositionFile(file(), durable);
        assertThat(file.load()).isEmpty();
        file.save(new JournalPosition(1, 2, 3, 4));
        file.save(POSITION);
        assertThat(new PositionFile(file(), durable).load()).contains(POSITION);
        assertThat(names()).containsExactly("sink.position");
    }

    @Test
    void the_layout_is_the_documented_one() throws IOException {
        new PositionFile(file(), false).save(new JournalPosition(1, 2, 3, 4));
        assertThat(Files.readAllBytes(file()))
                .hasSize(40)
                .startsWith('W', 'P', 'O', 'S', 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2)
                .containsSequence(new byte[] {3, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0});
    }

    @Test
    void any_flipped_bit_is_noticed_and_the_file_set_aside() throws IOException {
        final PositionFile file = new PositionFile(file(), false);
        for (int bit = 0; bit < 40 * Byte.SIZE; bit += 7) {
            file.save(POSITION);
            final byte[] bytes = Files.readAllBytes(file());
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file(), bytes);
            assertThat(file.load()).as("bit %d", bit).isEmpty();
            assertThat(file()).doesNotExist();
        }
        assertThat(names()).allMatch(name -> name.startsWith("sink.position.damaged-"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 39, 41, 5000})
    void a_file_of_another_length_is_damaged(int length) throws IOException {
        Files.write(file(), new byte[length]);
        assertThat(new PositionFile(file(), false).load()).isEmpty();
        assertThat(names()).singleElement().asString().startsWith("sink.position.damaged-");
    }

    private Path file() {
        return directory.resolve("sink.position");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList().stream();
        }
    }
}
