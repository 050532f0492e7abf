package dev.weir.collector.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.Inet6Address;
import org.junit.jupiter.api.Test;

class BindHostTest {
    @Test
    void addresses_are_brought_into_one_form() {
        assertThat(new BindHost("2001:DB8:0:0::1")).isEqualTo(new BindHost("2001:db8::1"));
        assertThat(new BindHost("::ffff:192.0.2.1")).isEqualTo(new BindHost("192.0.2.1"));
    }

    @Test
    void the_socket_address_has_the_family_that_was_written() {
        assertThat(new BindHost("192.0.2.1").toInetAddress()).isInstanceOf(Inet4Address.class);
        assertThat(new BindHost("::").toInetAddress()).isInstanceOf(Inet6Address.class);
        assertThat(new BindHost("::").toInetAddress().isAnyLocalAddress()).isTrue();
        assertThat(new BindHost("::").isDualStack()).isTrue();
        assertThat(new BindHost("0.0.0.0").isDualStack()).isFalse();
        assertThat(new BindHost("::1").isIpv6()).isTrue();
    }
}
