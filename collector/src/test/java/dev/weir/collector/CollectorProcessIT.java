package dev.weir.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectorProcessIT {
    @TempDir
    private Path directory;

    @Test
    void a_part_that_dies_ends_the_process_in_order_with_exit_code_70() throws Exception {
        final TestSettings settings = TestSettings.in(directory);
        final CollectorProcess process;
        try (Collector collector = settings.start()) {
            process = new CollectorProcess(collector, 0);
            final CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(process::run);
            collector.fatal().complete("the thread weir-recv-0 has died");

            assertThat(exitCode.get(20, TimeUnit.SECONDS)).isEqualTo(70);
        }
        settings.start().close();
    }
}
