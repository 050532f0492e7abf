package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @Test
    void a_wrong_java_home_is_named_before_anything_is_built() throws IOException, InterruptedException {
        final ProcessBuilder launcher =
                new ProcessBuilder(Pages.ROOT.resolve("weir").toString(), "--version").redirectErrorStream(true);
        launcher.environment().put("JAVA_HOME", "/nowhere/jdk");
        final Process process = launcher.start();
        final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(70);
        assertThat(said).startsWith("weir: JAVA_HOME is /nowhere/jdk, and there is no bin/java in it");
    }
}
