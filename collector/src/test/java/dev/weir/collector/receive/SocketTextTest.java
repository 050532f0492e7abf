package dev.weir.collector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class SocketTextTest {
    @Test
    void addresses_are_short_and_those_of_ipv6_in_brackets_before_a_port() throws Exception {
        assertThat(SocketText.host(InetAddress.getByName("::"))).isEqualTo("::");
        assertThat(SocketText.host(InetAddress.getByName("2001:db8:0:0:0:0:0:1")))
                .isEqualTo("2001:db8::1");
        assertThat(SocketText.hostAndPort(InetAddress.getByName("::"), 2055)).isEqualTo("[::]:2055");
        assertThat(SocketText.hostAndPort(InetAddress.getByName("127.0.0.1"), 2055))
                .isEqualTo("127.0.0.1:2055");
    }
}
