package dev.weir.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    private static final HexFormat HEX = HexFormat.of();

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000, ::",
        "00000000000000000000000000000001, ::1",
        "00010000000000000000000000000000, 1::",
        "20010db8000000000000000000000001, 2001:db8::1",
        // A single zero group is not worth "::" (RFC 5952 section 4.2.2).
        "20010db8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
        // Of the runs the longest, of equals the first (section 4.2.3).
        "20010000000000010000000000000001, 2001:0:0:1::1",
        "20010db8000000000001000000000001, 2001:db8::1:0:0:1",
        // No leading zeros, lower case (sections 4.1 and 4.3).
        "00ab0c000def1000f00d000a0b0000ff, ab:c00:def:1000:f00d:a:b00:ff",
        "ffffffffffffffffffffffffffffffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "00000000000000000000ffffc0000201, 192.0.2.1",
        "00000000000000000000ffff00000000, 0.0.0.0",
        // IPv4-compatible is not IPv4-mapped.
        "000000000000000000000000c0000201, ::c000:201",
        "00000000000000000001ffffc0000201, ::1:ffff:c000:201",
    })
    void text_is_as_rfc_5952_asks_and_mapped_ipv4_is_a_dotted_quad(String hex, String text) {
        assertThat(Addresses.text(HEX.parseHex(hex))).isEqualTo(text);
    }

    @Test
    void random_ipv6_text_agrees_with_a_plain_reference_and_parses_back() throws UnknownHostException {
        final Random random = new Random(42);
        for (int i = 0; i < 5000; i++) {
            final byte[] address = sparse(random);
            final StringBuilder text = new StringBuilder("x");

            Addresses.appendIpv6(text, address, 0);

            assertThat(text.substring(1)).isEqualTo(reference(address));
            assertThat(mapped(InetAddress.getByName(text.substring(1)).getAddress()))
                    .as(text.substring(1))
                    .isEqualTo(address);
        }
    }

    /** Many zero groups, in all places. */
    private static byte[] sparse(Random random) {
        final byte[] address = new byte[Addresses.LENGTH];
        random.nextBytes(address);
        for (int group = 0; group < 8; group++) {
            if (random.nextInt(5) < 3) {
                address[2 * group] = 0;
                address[2 * group + 1] = random.nextBoolean() ? 0 : address[2 * group + 1];
            }
        }
        return address;
    }

    private static byte[] mapped(byte[] address) {
        final byte[] sixteen = new byte[Addresses.LENGTH];
        Addresses.toMapped(address, 0, address.length, sixteen, 0);
        return sixteen;
    }

    /** RFC 5952 section 4 as a search over candidates: of all places for "::", the longest run, then the first. */
    private static String reference(byte[] address) {
        for (int length = 8; length >= 2; length--) {
            for (int start = 0; start + length <= 8; start++) {
                if (allZero(address, start, start + length)) {
                    return groups(address, 0, start) + "::" + groups(address, start + length, 8);
                }
            }
        }
        return groups(address, 0, 8);
    }

    private static boolean allZero(byte[] address, int from, int to) {
        for (int i = 2 * from; i < 2 * to; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static String groups(byte[] address, int from, int to) {
        final StringJoiner text = new StringJoiner(":");
        for (int group = from; group < to; group++) {
            text.add(Integer.toHexString((address[2 * group] & 0xff) << 8 | address[2 * group + 1] & 0xff));
        }
        return text.toString();
    }

    @Test
    void random_ipv4_text_agrees_with_the_jdk() throws UnknownHostException {
        final Random random = new Random(4);
        for (int i = 0; i < 1000; i++) {
            final byte[] quad = new byte[4];
            random.nextBytes(quad);

            assertThat(Addresses.text(mapped(quad)))
                    .isEqualTo(InetAddress.getByAddress(quad).getHostAddress());
            assertThat(Addresses.isIpv4(mapped(quad), 0)).isTrue();
        }
    }

    @Test
    void a_length_that_no_address_has_gives_the_unspecified_address() {
        final byte[] into = HEX.parseHex("ffffffffffffffffffffffffffffffff");

        Addresses.toMapped(new byte[] {1, 2, 3}, 0, 3, into, 0);

        assertThat(into).containsOnly(0);
    }

    @Test
    void addresses_are_read_and_written_at_their_offsets() {
        final byte[] from = HEX.parseHex("eeee" + "c0000201" + "eeee");
        final byte[] into = new byte[20];

        Addresses.toMapped(from, 2, 4, into, 3);

        assertThat(HEX.formatHex(into)).isEqualTo("000000" + "00000000000000000000ffffc0000201" + "00");
        final StringBuilder text = new StringBuilder();
        Addresses.append(text, into, 3);
        assertThat(text).hasToString("192.0.2.1");
    }

    @Test
    void hexadecimal_is_in_lower_case_with_and_without_separator() {
        final byte[] octets = HEX.parseHex("ff00a1b2c3d4e5");
        final StringBuilder text = new StringBuilder();

        Addresses.appendHex(text, octets, 1, 6, ':');
        text.append(' ');
        Addresses.appendHex(text, octets, 0, 3, (char) 0);

        assertThat(text).hasToString("00:a1:b2:c3:d4:e5 ff00a1");
    }
}
