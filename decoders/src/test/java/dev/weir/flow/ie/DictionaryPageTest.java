package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table of {@code docs/dictionary.md} to the files. */
class DictionaryPageTest {
    private static final Path DIRECTORY = Path.of("src/main/resources/dev/weir/flow/ie");
    private static final Path PAGE =
            Path.of(System.getProperty("weir.root", "..")).resolve("docs/dictionary.md");

    @Test
    void the_table_has_every_file_with_its_owner_and_count() throws IOException {
        final List<String> expected = new ArrayList<>();
        for (String file : DictionaryFilesTest.files()) {
            final List<String> lines = Files.readAllLines(DIRECTORY.resolve(file));
            final String owner = lines.get(0).substring(2);
            final long elements =
                    lines.stream().filter(line -> !line.startsWith("#")).count();
            expected.add("| `" + file + "` | " + owner.substring(0, owner.length() - 1) + " | " + elements + " |");
        }

        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }
}
