package dev.weir.collector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostAndPortTest {
    @Test
    void an_ipv4_address_and_a_port_are_taken_apart() {
        assertThat(HostAndPort.parse("127.0.0.1:2055").getAddress().getHostAddress())
                .isEqualTo("127.0.0.1");
        assertThat(HostAndPort.parse("127.0.0.1:2055").getPort()).isEqualTo(2055);
    }

    @Test
    void an_ipv6_address_stands_in_brackets() {
        assertThat(HostAndPort.parse("[::1]:2055").getAddress().getHostAddress())
                .isEqualTo("0:0:0:0:0:0:0:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1", ":2055", "::1:2055", "host:", "host:0", "host:65536", "host:http"})
    void anything_else_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> HostAndPort.parse(text));
    }
}
