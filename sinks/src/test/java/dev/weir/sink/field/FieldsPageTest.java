package dev.weir.sink.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.filter.FlowFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that lists names lists all of them, and its examples can be read. */
class FieldsPageTest {
    private static final InformationElements ELEMENTS = InformationElements.builtIn();
    private static final Path PAGE = Path.of("../docs/fields.md");

    private final RecordFields fields = new RecordFields(ELEMENTS);

    private static String between(String page, String begin, String end) {
        final int from = page.indexOf(begin) + begin.length();
        return page.substring(from, page.indexOf(end, from)).strip();
    }

    private String table(List<String> names) {
        return "| Name | Values | |\n|---|---|---|\n"
                + names.stream().map(this::row).collect(Collectors.joining("\n"));
    }

    private String row(String name) {
        final RecordField field = fields.find(name);
        final String values = switch (field.kind()) {
            case UNSIGNED -> "number";
            case SIGNED -> "signed number";
            case TIME -> "time";
            case ADDRESS -> "IP address";
            case MAC -> "MAC address";
            case TEXT -> "text";
            case OCTETS -> "octets";
        };
        return "| `" + name + "` | " + values + " | " + FieldRemarks.of(name) + " |";
    }

    @Test
    void the_tables_are_those_of_the_code() throws IOException {
        final String page = Files.readString(PAGE);
        assertThat(between(page, "<!-- generated: own -->", "<!-- end -->")).isEqualTo(table(RecordFields.keyNames()));
        assertThat(between(page, "<!-- generated: beside -->", "<!-- end -->"))
                .isEqualTo(table(RecordFields.besideNames()));
    }

    @Test
    void the_examples_can_be_read() throws IOException {
        final String examples = between(Files.readString(PAGE), "stands in quotes.\n\n```\n", "```");
        assertThat(examples.lines())
                .hasSizeGreaterThan(5)
                .allSatisfy(line -> assertThat(FlowFilter.parse(line, ELEMENTS)).hasToString(line));
    }

    @Test
    void every_name_is_found_in_any_case() {
        assertThat(RecordFields.keyNames())
                .allSatisfy(name -> assertThat(fields.find(name.toUpperCase())).isNotNull());
        assertThat(RecordFields.besideNames())
                .allSatisfy(name -> assertThat(fields.find(name.toUpperCase())).isNotNull());
    }
}
