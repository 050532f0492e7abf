package dev.weir.collector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayOptionsTest {
    private static final InetSocketAddress THERE = new InetSocketAddress("127.0.0.1", 2055);
    private static final ReplayOptions ONCE = ReplayOptions.of(Path.of("a.pcap"), THERE);

    @Test
    void defaults_keep_the_pace_of_the_capture_and_its_exporters_apart() {
        assertThat(ONCE.packetsPerSecond()).isEqualTo(ReplayOptions.AS_CAPTURED);
        assertThat(ONCE.loops()).isEqualTo(1);
        assertThat(ONCE.spreadSources()).isTrue();
    }

    @Test
    void options_that_make_no_sense_are_refused_with_the_reason() {
        refused(
                "unknown host",
                () -> ReplayOptions.of(Path.of("a"), InetSocketAddress.createUnresolved("no.such.host.example", 1)));
        refused("port 0", () -> ReplayOptions.of(Path.of("a"), new InetSocketAddress("127.0.0.1", 0)));
        refused("rate", () -> ONCE.withPacketsPerSecond(-2));
        refused("loops", () -> ONCE.withLoops(-1));
        refused("port", () -> ONCE.withOnlyPort(65_536));
        refused("standard input", () -> ReplayOptions.of(Path.of("-"), THERE).withLoops(0));
        refused("at least one file", () -> new ReplayOptions(List.of(), THERE, 0, 1, true, 0));
    }

    private static void refused(String why, Runnable making) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
