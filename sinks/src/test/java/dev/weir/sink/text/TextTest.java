package dev.weir.sink.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Addresses;
import dev.weir.flow.Protocol;
import dev.weir.flow.ie.InformationElements;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private final TextBuffer out = new TextBuffer(1);
    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                9,
                10,
                99,
                100,
                Integer.MAX_VALUE,
                Integer.MAX_VALUE + 1L,
                999_999_999_999L,
                Long.MAX_VALUE,
                -1,
                Long.MIN_VALUE
            })
    void numbers_are_decimal(long value) {
        assertThat(out.appendUnsigned(value)).hasToString(Long.toUnsignedString(value));
        out.clear();
        assertThat(out.appendSigned(value)).hasToString(Long.toString(value));
    }

    @Test
    void random_numbers_are_decimal() {
        for (int i = 0; i < 2000; i++) {
            final long value = random.nextLong() >> random.nextInt(64);
            out.clear();
            assertThat(out.appendSigned(value)).hasToString(Long.toString(value));
        }
    }

    @Test
    void addresses_are_as_elsewhere_in_weir() {
        final byte[] address = new byte[Addresses.LENGTH];
        for (int i = 0; i < 5000; i++) {
            random.nextBytes(address);
            for (int group = 0; group < 16; group += 2) {
                if (random.nextInt(3) > 0) {
                    address[group] = 0;
                    address[group + 1] = random.nextBoolean() ? 0 : address[group + 1];
                }
            }
            out.clear();
            AddressText.append(out, address, 0);
            assertThat(out).hasToString(Addresses.text(address));
        }
    }

    @Test
    void a_mapped_address_is_a_dotted_quad() {
        final byte[] address = new byte[Addresses.LENGTH];
        Addresses.toMapped(new byte[] {10, 0, (byte) 200, 1}, 0, 4, address, 0);
        AddressText.append(out, address, 0);
        assertThat(out).hasToString("10.0.200.1");
    }

    @ParameterizedTest
    @CsvSource({
        "0000fde800000001, 65000:1",
        "0000fde8ffffffff, 65000:4294967295",
        "0001c00002010007, 192.0.2.1:7",
        "0002fffffff0ffff, 4294967280:65535",
        "0003fde800000001, 0003fde800000001",
        "0000fde8, 0000fde8",
        "0000fde80000000100, 0000fde80000000100",
    })
    void route_distinguishers_name_who_assigned_them(String octets, String text) {
        final byte[] bytes = HexFormat.of().parseHex("ff" + octets);
        ElementText.ROUTE_DISTINGUISHER.forValue(bytes, 1, bytes.length - 1).append(out, bytes, 1, bytes.length - 1);
        assertThat(out).hasToString(text);
    }

    @Test
    void the_route_distinguisher_s_element_is_written_as_one() {
        assertThat(ElementText.of(InformationElements.builtIn().find(Protocol.IPFIX, 0, 90)))
                .isEqualTo(ElementText.ROUTE_DISTINGUISHER);
    }

    @Test
    void times_are_those_of_the_calendar() {
        for (int i = 0; i < 5000; i++) {
            final long millis = random.nextLong(-62_167_219_200_000L, 253_402_300_800_000L) / 1000 * 1000 + 7;
            out.clear();
            TimeText.appendMillis(out, millis);
            assertThat(out).hasToString(Instant.ofEpochMilli(millis).toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000000000Z",
        "-1, 1969-12-31T23:59:59.999999999Z",
        "951782400000000001, 2000-02-29T00:00:00.000000001Z",
        "4107542399999999999, 2100-02-28T23:59:59.999999999Z",
        "4107542400000000000, 2100-03-01T00:00:00.000000000Z",
    })
    void nanoseconds_have_nine_digits(long nanos, String text) {
        TimeText.appendNanos(out, nanos);
        assertThat(out).hasToString(text);
    }

    @Test
    void years_have_four_digits() {
        assertThat(TimeText.fits(Instant.parse("0000-01-01T00:00:00Z").getEpochSecond()))
                .isTrue();
        assertThat(TimeText.fits(Instant.parse("-0001-12-31T23:59:59Z").getEpochSecond()))
                .isFalse();
        assertThat(TimeText.fits(Instant.parse("9999-12-31T23:59:59Z").getEpochSecond()))
                .isTrue();
        assertThat(TimeText.fits(Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond()))
                .isFalse();
    }

    @Test
    void strings_are_utf_8() {
        final String text = "a\u00e9\u20ac\ud83d\ude00z";
        out.append(text);
        assertThat(out.contentEquals(text.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(out.contains("\u20ac".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(out.contains("\u00e8".getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, HOPOPT",
        "6, TCP",
        "17, UDP",
        "58, IPv6-ICMP",
        "124, ISIS over IPv4",
        "143, Ethernet",
        "255, Reserved"
    })
    void protocols_have_the_keywords_of_the_log(int number, String keyword) {
        assertThat(new String(IpProtocol.keyword(number), StandardCharsets.US_ASCII))
                .isEqualTo(keyword);
        assertThat(IpProtocol.ofKeyword(keyword.toLowerCase())).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 63, 68, 99, 114, 144, 254, 256, -1})
    void some_protocols_have_no_keyword(long number) {
        assertThat(IpProtocol.keyword(number)).isEmpty();
    }
}
