package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.flow.FieldSpecifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every file of the dictionary to its form. */
class DictionaryFilesTest {
    private static final Path DIRECTORY = Path.of("src/main/resources/dev/weir/flow/ie");

    static List<String> files() throws IOException {
        try (Stream<Path> list = Files.list(DIRECTORY)) {
            return list.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** A number or a name that stood there twice would hide one of the two; order makes both easy to find. */
    @ParameterizedTest
    @MethodSource("files")
    void numbers_ascend_and_names_are_unique(String file) {
        final Set<String> names = new HashSet<>();
        int last = -1;
        for (ElementLine line : BuiltInElements.linesOf(file, enterprise(file))) {
            assertThat(line.element().id()).as(line.toString()).isGreaterThan(last);
            assertThat(line.element().name()).matches("[A-Za-z][A-Za-z0-9_.-]{0,127}");
            assertThat(names.add(line.element().name())).as(line.toString()).isTrue();
            last = line.element().id();
        }
        assertThat(names).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_says_whose_elements_it_has_and_where_they_are_from(String file) throws IOException {
        final List<String> lines = Files.readAllLines(DIRECTORY.resolve(file));

        assertThat(lines.get(0)).startsWith("# ");
        assertThat(lines.stream().filter(line -> line.startsWith("# ")).count()).isGreaterThanOrEqualTo(2);
        assertThat(lines).contains("# id,name,type,semantics,units");
    }

    @Test
    void every_file_is_loaded() throws IOException {
        final Set<String> loaded = Arrays.stream(BuiltInElements.ENTERPRISES)
                .mapToObj(enterprise -> enterprise + ".csv")
                .collect(Collectors.toSet());
        loaded.addAll(List.of("netflow9.csv", "netflow9-scopes.csv"));

        assertThat(files()).containsExactlyInAnyOrderElementsOf(loaded);
    }

    @Test
    void a_dictionary_that_is_missing_is_named() {
        assertThatThrownBy(() -> BuiltInElements.linesOf("4711.csv", 4711))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("4711.csv");
    }

    private static long enterprise(String file) {
        final long enterprise = ElementCsv.enterpriseOf(file);
        return enterprise == ElementCsv.NAMED_IN_LINE ? FieldSpecifier.NETFLOW9_SCOPE : enterprise;
    }
}
