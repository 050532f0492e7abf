package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.flow.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The elements that the corpus of real exports beside the project uses are known. Skipped where it is absent. */
class CapturedElementsTest {
    private static final Path CAPTURES =
            Path.of(System.getProperty("weir.root", "..")).resolve("../shared/captures");
    private static final Pattern FIELD = Pattern.compile("\\[\"(?:(\\d+)/)?(\\d+)\",");

    /** No public source names these of Huawei's. */
    private static final Set<String> UNNAMED = Set.of("2011/232", "2011/701", "2011/702", "2011/703", "2011/704");

    private final InformationElements elements = InformationElements.builtIn();

    @Test
    void every_element_of_the_ipfix_captures_is_known() throws IOException {
        final Set<String> unknown = unknown("ipfix", Protocol.IPFIX);
        unknown.forEach(number -> System.out.println("no public source names the element " + number));

        assertThat(unknown).isSubsetOf(UNNAMED);
    }

    @Test
    void every_field_type_of_the_netflow_9_captures_is_known() throws IOException {
        assertThat(unknown("netflow9", Protocol.NETFLOW9)).isEmpty();
    }

    private Set<String> unknown(String protocol, Protocol dialect) throws IOException {
        final Set<String> unknown = new TreeSet<>();
        for (Path file : records(CAPTURES.resolve(protocol))) {
            for (String line : Files.readAllLines(file)) {
                final Matcher field = FIELD.matcher(line);
                while (field.find()) {
                    final String owner = field.group(1) == null ? "0" : field.group(1);
                    if (elements.find(dialect, Long.parseLong(owner), Integer.parseInt(field.group(2))) == null) {
                        unknown.add(owner + "/" + field.group(2));
                    }
                }
            }
        }
        return unknown;
    }

    private static List<Path> records(Path directory) throws IOException {
        assumeTrue(Files.isDirectory(directory), () -> "skipped: no shared captures at " + directory.normalize());
        try (Stream<Path> files = Files.walk(directory)) {
            final List<Path> records = files.filter(file -> file.toString().endsWith(".records.jsonl"))
                    .toList();
            assertThat(records).isNotEmpty();
            return records;
        }
    }
}
