package dev.weir.collector.netstat.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.IpPrefix;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortRulesTest {
    private static AddrPorts ports(String... entries) {
        return new AddrPorts(List.of(entries), List.of(), Map.of());
    }

    private static AddrPorts match(String... entries) {
        return new AddrPorts(List.of("8000"), List.of(entries), Map.of());
    }

    private static String group(PortRules rules, String address, int port) {
        final ByteBuffer octets = ByteBuffer.wrap(IpPrefix.parse(address).address());
        final long high = octets.getLong();
        final long low = octets.getLong();
        final PortRule rule = rules.find(high, low, port);
        return rule == null ? null : rule.groupName(high, low);
    }

    @Test
    void a_plain_port_takes_every_local_address_into_one_group() {
        final PortRules rules = PortRules.of(List.of(ports("8000", "5353", "80")), false);
        assertThat(group(rules, "10.0.0.1", 80)).isEqualTo("80");
        assertThat(group(rules, "10.0.0.2", 80)).isEqualTo("80");
        assertThat(group(rules, "::", 5353)).isEqualTo("5353");
        assertThat(group(rules, "10.0.0.1", 8080)).isNull();
    }

    @Test
    void the_first_entry_takes_the_socket() {
        final PortRules rules = PortRules.of(List.of(ports("10.100.64.115:443", "80", "443")), false);
        assertThat(group(rules, "10.100.64.115", 443)).isEqualTo("10.100.64.115:443");
        assertThat(group(rules, "10.100.64.116", 443)).isEqualTo("443");
    }

    @Test
    void a_star_makes_a_group_of_each_ipv4_address_and_makes_ports_void() {
        final PortRules rules = PortRules.of(List.of(match("*:80", "*:443")), false);
        assertThat(group(rules, "10.0.0.1", 80)).isEqualTo("10.0.0.1:80");
        assertThat(group(rules, "0.0.0.0", 443)).isEqualTo("0.0.0.0:443");
        assertThat(group(rules, "10.0.0.1", 8000)).isNull();
    }

    @Test
    void ipv6_falls_through_a_star_to_the_next_block_unless_it_is_wanted() {
        final List<AddrPorts> blocks = List.of(match("*:80"), ports("80"));
        assertThat(group(PortRules.of(blocks, false), "::1", 80)).isEqualTo("80");
        assertThat(group(PortRules.of(blocks, true), "::1", 80)).isEqualTo("[::1]:80");
    }

    @Test
    void ipv6_is_written_with_and_without_brackets() {
        assertThat(group(PortRules.of(List.of(ports("::1:80")), false), "::1", 80))
                .isEqualTo("::1:80");
        assertThat(group(PortRules.of(List.of(ports("[::1]:80")), false), "::1", 80))
                .isEqualTo("[::1]:80");
        assertThat(group(PortRules.of(List.of(ports("[::1]:80")), false), "::2", 80))
                .isNull();
    }

    @Test
    void entries_that_nothing_can_match_are_left_out() {
        assertThat(PortRules.of(
                                List.of(ports("", "http", "080", "70000", "*:80", "host:80", ":80"), match("80")),
                                false)
                        .isEmpty())
                .isTrue();
    }
}
