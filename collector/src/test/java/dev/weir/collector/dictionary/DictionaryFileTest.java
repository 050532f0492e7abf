package dev.weir.collector.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.flow.ie.BadElementsException;
import dev.weir.flow.ie.ElementDictionary;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DictionaryFileTest {
    @TempDir
    private Path directory;

    private Path path;
    private DictionaryFile file;

    @BeforeEach
    void writeAFile() throws Exception {
        path = directory.resolve("64512.csv");
        file = new DictionaryFile(path);
        write("1,first,unsigned8,,\n", 1);
    }

    @Test
    void a_changed_file_changes_the_dictionary() throws Exception {
        final ElementDictionary dictionary = ElementDictionary.of(List.of(file));
        assertThat(dictionary.current().find(64_512, 1).name()).isEqualTo("first");

        write("1,other,unsigned8,,\n", 2);

        assertThat(dictionary.reloadIfChanged()).isTrue();
        assertThat(dictionary.current().find(64_512, 1).name()).isEqualTo("other");
    }

    @Test
    void a_file_that_goes_away_leaves_the_elements_as_they_are() throws Exception {
        final ElementDictionary dictionary = ElementDictionary.of(List.of(file));
        Files.delete(path);

        assertThat(dictionary.reloadIfChanged()).isFalse();
        assertThat(dictionary.problems()).singleElement().asString().contains("no such file");
        assertThat(dictionary.current().find(64_512, 1)).isNotNull();
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        final DictionaryFile none = new DictionaryFile(directory.resolve("none.csv"));

        assertThatThrownBy(() -> ElementDictionary.of(List.of(none)))
                .isInstanceOf(BadElementsException.class)
                .hasMessageContaining(none.name() + ": cannot be read: no such file");
    }

    @Test
    void a_huge_file_is_refused_unread() throws Exception {
        try (RandomAccessFile huge = new RandomAccessFile(path.toFile(), "rw")) {
            huge.setLength((16L << 20) + 1);
        }

        assertThatThrownBy(file::text).hasMessageContaining("larger than 16 MiB");
    }

    /** The clock of a file system may be coarse; the test's is not. */
    private void write(String text, int second) throws Exception {
        Files.writeString(path, text);
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_700_000_000_000L + second * 1000L));
    }
}
