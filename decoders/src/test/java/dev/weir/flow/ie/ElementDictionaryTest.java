package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElementDictionaryTest {
    @TempDir
    private Path directory;

    private Path file;
    private long second;

    @BeforeEach
    void writeAFile() throws Exception {
        file = directory.resolve("64512.csv");
        write("1,first,unsigned8,,\n");
    }

    @Test
    void a_changed_file_is_read_again() throws Exception {
        final ElementDictionary dictionary = ElementDictionary.of(List.of(file));
        final int before = dictionary.version();
        assertThat(dictionary.reloadIfChanged()).isFalse();
        assertThat(dictionary.version()).isEqualTo(before);

        write("1,other,unsigned8,,\n");

        assertThat(dictionary.reloadIfChanged()).isTrue();
        assertThat(dictionary.current().find(64_512, 1).name()).isEqualTo("other");
        assertThat(dictionary.version()).isGreaterThan(before);
        assertThat(dictionary.problems()).isEmpty();
    }

    @Test
    void a_broken_file_leaves_the_elements_as_they_are_and_says_why() throws Exception {
        final ElementDictionary dictionary = ElementDictionary.of(List.of(file));
        final InformationElements before = dictionary.current();

        write("1,other,unsigned9,,\n");

        assertThat(dictionary.reloadIfChanged()).isFalse();
        assertThat(dictionary.current()).isSameAs(before);
        assertThat(dictionary.version()).isEqualTo(1);
        assertThat(dictionary.problems()).singleElement().asString().startsWith(file + ":1:9 ");

        write("1,mended,unsigned8,,\n");

        assertThat(dictionary.reloadIfChanged()).isTrue();
        assertThat(dictionary.problems()).isEmpty();
    }

    @Test
    void a_file_that_goes_away_leaves_the_elements_as_they_are() throws Exception {
        final ElementDictionary dictionary = ElementDictionary.of(List.of(file));
        Files.delete(file);

        assertThat(dictionary.reloadIfChanged()).isFalse();
        assertThat(dictionary.problems()).hasSize(1);
        assertThat(dictionary.current().find(64_512, 1)).isNotNull();
    }

    @Test
    void a_file_that_is_broken_from_the_start_is_refused() throws Exception {
        write("one,first,unsigned8,,\n");

        assertThatThrownBy(() -> ElementDictionary.of(List.of(file)))
                .isInstanceOf(BadElementsException.class)
                .hasMessageContaining("the id \"one\"");
    }

    @Test
    void without_files_it_is_what_is_built_in() {
        final ElementDictionary dictionary = ElementDictionary.builtIn();

        assertThat(dictionary.current().size())
                .isEqualTo(InformationElements.builtIn().size());
        assertThat(dictionary.reloadIfChanged()).isFalse();
    }

    /** The clock of a file system may be coarse; the test's is not. */
    private void write(String text) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + ++second * 1000));
    }
}
