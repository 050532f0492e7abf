package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {
    private static final Path PAGE = Path.of(System.getProperty("weir.root")).resolve("docs/configuration.md");

    @Test
    void the_page_says_what_the_code_does() throws IOException {
        final String expected = ConfigurationPage.of(TestText.of("introduction.md"), ConfigurationPage.top());
        if (Boolean.getBoolean("weir.update.docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }
        assertThat(PAGE)
                .as("written anew by mvn -pl collector -am test -Dtest=ConfigurationPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dweir.update.docs=true")
                .hasContent(expected);
    }
}
