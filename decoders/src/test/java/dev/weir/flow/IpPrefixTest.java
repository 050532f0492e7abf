package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPrefixTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,       10.255.255.255, true",
        "10.0.0.0/8,       11.0.0.0,       false",
        "10.0.0.0/8,       9.255.255.255,  false",
        "192.0.2.128/25,   192.0.2.127,    false",
        "192.0.2.128/25,   192.0.2.128,    true",
        "192.0.2.1,        192.0.2.1,      true",
        "192.0.2.1,        192.0.2.2,      false",
        "0.0.0.0/0,        203.0.113.7,    true",
        "0.0.0.0/0,        2001:db8::1,    false",
        "::/0,             2001:db8::1,    true",
        "::/0,             203.0.113.7,    false",
        "2001:db8::/32,    2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "2001:db8::/32,    2001:db9::,     false",
        "2001:db8::/65,    2001:db8:0:0:7fff::, true",
        "2001:db8::/65,    2001:db8:0:0:8000::, false",
        "2001:db8::1,      2001:db8::1,    true",
        "2001:db8::1,      2001:db8::2,    false",
        "::ffff:10.0.0.0/104, 10.1.2.3,    true",
    })
    void an_address_is_inside_or_not(String prefix, String address, boolean inside) {
        final byte[] padded = new byte[20];
        System.arraycopy(IpText.parse(address), 0, padded, 3, Addresses.LENGTH);
        assertThat(IpPrefix.parse(prefix).contains(padded, 3)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0/8",
        "192.0.2.1, 192.0.2.1/32",
        "2001:DB8:0:0::/32, 2001:db8::/32",
        "::1, ::1/128",
        "::, ::/128",
        "1::, 1::/128",
        "1:0:0:2:0:0:0:3, 1:0:0:2::3/128",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7/128",
        "::ffff:192.0.2.0/120, 192.0.2.0/24",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221/128",
    })
    void the_text_is_canonical(String text, String canonical) {
        assertThat(IpPrefix.parse(text)).hasToString(canonical).isEqualTo(IpPrefix.parse(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10.0.0",
                "10.0.0.256",
                "10.0.0.0.0",
                "010.0.0.1",
                "10.0.0.-1",
                "example.net",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1::2::3",
                "12345::",
                "g::",
                "::1%eth0",
                "[::1]",
                "1:2:3:4:5:6:7:8::",
                "::1.2.3",
                "1.2.3.4::",
                " 10.0.0.1",
                "١.1.1.1",
                "1:",
                ":1"
            })
    void what_is_no_address_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpPrefix.parse(text))
                .withMessageEndingWith("is not an IPv4 or IPv6 address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/9", "2001:db8::/129", "::/x"})
    void a_length_outside_the_family_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpPrefix.parse(text))
                .withMessageContaining("is not a prefix length from 0 to");
    }

    @Test
    void bits_behind_the_length_are_refused_with_the_network_that_was_meant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpPrefix.parse("10.1.2.3/8"))
                .withMessage("\"10.1.2.3/8\" has bits set behind its length; the network is 10.0.0.0/8");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IpPrefix.parse("2001:db8::1/64"))
                .withMessageEndingWith("the network is 2001:db8::/64");
    }

    @Test
    void it_knows_its_family_length_and_address() {
        final IpPrefix ipv4 = IpPrefix.parse("10.0.0.0/8");
        assertThat(ipv4.isIpv4()).isTrue();
        assertThat(ipv4.length()).isEqualTo(8);
        assertThat(ipv4.isSingleAddress()).isFalse();
        assertThat(ipv4.addressText()).isEqualTo("10.0.0.0");
        assertThat(IpPrefix.parse("::/96").isIpv4()).isFalse();
        assertThat(IpPrefix.parse("::1").isSingleAddress()).isTrue();
        assertThat(ipv4).isNotEqualTo(IpPrefix.parse("10.0.0.0/9")).isNotEqualTo(IpPrefix.parse("11.0.0.0/8"));
        assertThat(ipv4).hasSameHashCodeAs(IpPrefix.parse("10.0.0.0/8"));
    }

    @Test
    void random_addresses_survive_text_and_agree_with_the_platform() throws UnknownHostException {
        final Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            final byte[] octets = new byte[Addresses.LENGTH];
            for (int j = 0; j < octets.length; j++) {
                octets[j] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
            }
            octets[0] = 0x20;
            final String text = InetAddress.getByAddress(octets).getHostAddress();
            assertThat(IpPrefix.parse(text).address()).isEqualTo(octets);
            assertThat(IpPrefix.parse(IpPrefix.parse(text).addressText()).address())
                    .isEqualTo(octets);
        }
    }
}
