package dev.weir.sink.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.ie.AbstractDataType;
import dev.weir.flow.ie.DataTypeSemantics;
import dev.weir.flow.ie.InformationElement;
import dev.weir.sink.Records;
import dev.weir.sink.text.ElementText;
import dev.weir.sink.text.TextBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JsonTextTest {
    private static String value(AbstractDataType type, String octets) {
        final byte[] padded = Records.hex("ffff" + octets + "ffff");
        final TextBuffer out = new TextBuffer(4);
        JsonText.appendValue(out, ElementText.of(type), padded, 2, padded.length - 4);
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "UNSIGNED8, ff, 255",
                "UNSIGNED32, 010000, 65536",
                "UNSIGNED64, ffffffffffffffff, 18446744073709551615",
                "UNSIGNED64, 8000000000000000, 9223372036854775808",
                "UNSIGNED32, '', '\"\"'",
                "UNSIGNED64, 010203040506070809, '\"010203040506070809\"'",
                "SIGNED32, fe, -2",
                "SIGNED64, 8000000000000000, -9223372036854775808",
                "FLOAT32, 3fc00000, 1.5",
                "FLOAT64, 400921fb54442d18, 3.141592653589793",
                "FLOAT64, 3fc00000, 1.5",
                "FLOAT32, 7fc00000, '\"7fc00000\"'",
                "FLOAT64, fff0000000000000, '\"fff0000000000000\"'",
                "BOOLEAN, 01, true",
                "BOOLEAN, 02, false",
                "BOOLEAN, 00, 0",
                "MAC_ADDRESS, 0123456789ab, '\"01:23:45:67:89:ab\"'",
                "MAC_ADDRESS, 0123, '\"0123\"'",
                "IPV4_ADDRESS, c0000201, '\"192.0.2.1\"'",
                "IPV4_ADDRESS, c00002, '\"c00002\"'",
                "IPV6_ADDRESS, 20010db8000000010000000000000001, '\"2001:db8:0:1::1\"'",
                "IPV6_ADDRESS, 00000000000000000000ffffc0000201, '\"::ffff:192.0.2.1\"'",
                "DATE_TIME_SECONDS, 6a0c1b2c, '\"2026-05-19T08:11:24Z\"'",
                "DATE_TIME_SECONDS, 7fffffffffffffff, '\"7fffffffffffffff\"'",
                "DATE_TIME_MILLISECONDS, 0000000000000001, '\"1970-01-01T00:00:00.001Z\"'",
                "DATE_TIME_MILLISECONDS, ffffffffffffffff, '\"ffffffffffffffff\"'",
                "DATE_TIME_MICROSECONDS, 83aa7e8080000000, '\"1970-01-01T00:00:00.500000Z\"'",
                "DATE_TIME_MICROSECONDS, 83aa7e8000001000, '\"1970-01-01T00:00:00.000001Z\"'",
                "DATE_TIME_NANOSECONDS, 83aa7e8000000005, '\"1970-01-01T00:00:00.000000001Z\"'",
                "DATE_TIME_NANOSECONDS, 0000000000000000, '\"1970-01-01T00:00:00.000000000Z\"'",
                "DATE_TIME_MICROSECONDS, 83aa7e80, '\"83aa7e80\"'",
                "STRING, 4769302f3100000000, '\"Gi0/1\"'",
                "STRING, 0000, '\"\"'",
                "STRING, 22205c200a2001, '\"\\\" \\\\ \\n \\u0001\"'",
                "STRING, 4100421f, '\"A\\u0000B\\u001f\"'",
                "STRING, c3a9f09f9880, '\"\u00e9\ud83d\ude00\"'",
                "STRING, c3e9ff41eda080, '\"\ufffd\ufffd\ufffdA\ufffd\ufffd\ufffd\"'",
                "UNSIGNED256, 0100, '\"256\"'",
                "UNSIGNED256, 000000000000000001, '\"000000000000000001\"'",
                "OCTET_ARRAY, 00aBcD, '\"00abcd\"'",
                "BASIC_LIST, ff0102, '\"ff0102\"'",
            })
    void a_value_is_typed_by_its_element(AbstractDataType type, String octets, String json) {
        assertThat(value(type, octets)).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "0, 70, 000101, '{\"label\":16,\"exp\":0,\"bottom\":true}'",
                "0, 79, fffffe, '{\"label\":1048575,\"exp\":7,\"bottom\":false}'",
                "0, 71, 000101ff, '{\"label\":16,\"exp\":0,\"bottom\":true,\"ttl\":255}'",
                "0, 72, 0001, '\"0001\"'",
                "9, 70, 000101, '\"000101\"'",
                "0, 95, 03000050, '\"3:80\"'",
                "0, 95, 0d01, '\"13:1\"'",
                "0, 95, 14000000090123, '\"20:9:291\"'",
                "0, 95, 1400000009, '\"1400000009\"'",
                "0, 95, 0d, '\"0d\"'",
                "9, 12235, 0300005034026578616d706c65, '{\"applicationId\":\"3:80\",\"subApplicationId\":13314,"
                        + "\"value\":\"example\"}'",
                "9, 12235, 030000503402, '{\"applicationId\":\"3:80\",\"subApplicationId\":13314,\"value\":\"\"}'",
                "9, 12235, 0300005034, '\"0300005034\"'",
            })
    void some_elements_have_a_structure(long enterprise, int id, String octets, String json) {
        final InformationElement element = new InformationElement(
                enterprise, id, "name", AbstractDataType.OCTET_ARRAY, DataTypeSemantics.DEFAULT, "");
        final byte[] bytes = Records.hex(octets);
        final TextBuffer out = new TextBuffer(4);
        JsonText.appendValue(out, ElementText.of(element), bytes, 0, bytes.length);
        assertThat(out).hasToString(json);
    }

    @ParameterizedTest
    @EnumSource
    void every_type_takes_octets_of_any_length(AbstractDataType type) {
        for (int length = 0; length < 40; length++) {
            assertThat(value(type, "c1".repeat(length))).isNotEmpty();
        }
    }

    @Test
    void a_string_with_a_lone_surrogate_is_still_utf_8() {
        final TextBuffer out = new TextBuffer(4);
        JsonText.appendQuoted(out, "a\ud83db");
        assertThat(out).hasToString("\"a?b\"");
    }
}
