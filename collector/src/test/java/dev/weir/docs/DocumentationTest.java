package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.cli.WeirCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DocumentationTest {
    private static final Pattern COMMAND = Pattern.compile("\\./weir ([a-z]+)([^`\\n]*)");
    private static final Pattern OPTION = Pattern.compile("(?<=\\s)--?[a-z][a-z-]*");
    private static final Pattern CODE_OPTION = Pattern.compile("`(--?[a-z][a-z-]*)");
    private static final Pattern METRIC = Pattern.compile("weir_[a-z_]+");
    private static final String OPS = "collector/src/main/java/dev/weir/collector/ops";

    @Test
    void every_relative_link_leads_somewhere() throws IOException {
        assertThat(Pages.all())
                .contains("README.md", "docs/protocols.md", "perf/README.md")
                .allSatisfy(page ->
                        assertThat(Pages.relativeLinks(page)).allSatisfy(link -> assertLeadsSomewhere(page, link)));
    }

    private static void assertLeadsSomewhere(String page, String link) {
        final String[] parts = link.split("#", 2);
        final Path from = Path.of(page);
        final Path target =
                parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        assertThat(Pages.ROOT.resolve(target)).as(page + " links to " + link).exists();
        if (parts.length == 2) {
            assertThat(Pages.anchors(target.toString()))
                    .as(page + " links to " + link)
                    .contains(parts[1]);
        }
    }

    @Test
    void every_command_and_option_named_exists() throws IOException {
        final Map<String, CommandLine> commands = new CommandLine(new WeirCommand()).getSubcommands();
        for (String page : Pages.all()) {
            for (MatchResult use : uses(page)) {
                assertThat(commands).as(page + ": " + use.group()).containsKey(use.group(1));
                assertThat(commands.get(use.group(1))
                                .getCommandSpec()
                                .optionsMap()
                                .keySet())
                        .as(page + ": " + use.group())
                        .containsAll(OPTION.matcher(use.group(2))
                                .results()
                                .map(MatchResult::group)
                                .toList());
            }
        }
        assertThat(uses("README.md")).extracting(use -> use.group(1)).containsAll(commands.keySet());
    }

    @Test
    void the_table_of_commands_names_options_that_exist() {
        final Map<String, CommandLine> commands = new CommandLine(new WeirCommand()).getSubcommands();
        assertThat(Pages.rows("README.md", "## Commands"))
                .hasSameSizeAs(commands.keySet())
                .allSatisfy(row -> {
                    final String command = row.get(0).replace("`", "").replace("./weir ", "");
                    assertThat(commands).containsKey(command);
                    assertThat(commands.get(command)
                                    .getCommandSpec()
                                    .optionsMap()
                                    .keySet())
                            .as(row.toString())
                            .containsAll(CODE_OPTION
                                    .matcher(row.get(1))
                                    .results()
                                    .map(option -> option.group(1))
                                    .toList());
                });
    }

    private static List<MatchResult> uses(String page) {
        return COMMAND.matcher(Pages.text(page)).results().toList();
    }

    @Test
    void the_readme_names_the_two_commands_that_a_fresh_machine_needs() {
        assertThat(Pages.text("README.md").lines())
                .anyMatch(line -> line.startsWith("    ./weir run"))
                .anyMatch(line -> line.startsWith("    mvn verify"));
    }

    @Test
    void the_program_that_reads_the_journal_is_shown_as_it_is_compiled() {
        final String program = Pages.text("collector/src/test/java/dev/weir/examples/ReadTheJournal.java");
        assertThat(Pages.text("docs/reading-the-journal.md")).contains("```java\n" + program + "```\n");
    }

    @Test
    void every_metric_named_is_served() throws IOException {
        final String code = code(OPS);
        assertThat(Pages.all())
                .allSatisfy(page -> assertThat(METRIC.matcher(Pages.text(page)).results())
                        .extracting(MatchResult::group)
                        .allSatisfy(metric ->
                                assertThat(code).as(page).contains('"' + metric.replaceAll("_total$", "") + '"')));
    }

    private static String code(String directory) throws IOException {
        try (Stream<Path> files = Files.list(Pages.ROOT.resolve(directory))) {
            return files.map(file -> Pages.text(Pages.ROOT.relativize(file).toString()))
                    .collect(Collectors.joining());
        }
    }
}
