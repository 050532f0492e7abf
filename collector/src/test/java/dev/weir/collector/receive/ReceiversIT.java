package dev.weir.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.weir.collector.TestSettings;
import dev.weir.collector.account.Ledger;
import dev.weir.collector.shard.ShardRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReceiversIT {
    @TempDir
    private Path directory;

    private final List<String> fatal = new CopyOnWriteArrayList<>();

    @Test
    void a_receiver_that_dies_is_told_and_one_that_is_closed_is_not() throws IOException {
        try (Receivers receivers = open(TestSettings.in(directory))) {
            assertThat(fatal).isEmpty();
            receivers.loops().next().shutdownGracefully(0, 1, TimeUnit.SECONDS);
            await().until(() -> !fatal.isEmpty());
            assertThat(fatal).singleElement().asString().contains("weir-recv-0 has died");
        }
        fatal.clear();
        open(TestSettings.in(directory)).close();
        assertThat(fatal).isEmpty();
    }

    /** SO_REUSEPORT alone would let both have it, and each get a part of the datagrams. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_port_with_several_receivers_is_not_shared_with_another_process() throws IOException {
        final TestSettings settings = TestSettings.in(directory).listener("receivers = 2");
        try (Receivers first = open(settings)) {
            assertThat(first.status()).hasSize(1);
            assertThatThrownBy(() -> open(settings))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + settings.port())
                    .hasMessageContaining("in use");
        }
        open(settings).close();
    }

    @Test
    void an_ipv6_listener_is_told_in_its_short_form() throws IOException {
        try (Receivers receivers = open(TestSettings.in(directory).input("bind_host = \"::\""))) {
            assertThat(receivers.status().get(0).host()).isEqualTo("::");
            assertThat(receivers.health().get(0).name()).startsWith("receiver-[::]:");
        }
    }

    private Receivers open(TestSettings settings) throws IOException {
        return Receivers.open(settings.load(), new ShardRouter(List.of()), new Ledger(), fatal::add);
    }
}
