package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1500, 1500, 1500",
        "12B, 12, 12",
        "64KiB, 65536, 64KiB",
        "64 kib, 65536, 64KiB",
        "10MB, 10000000, 10MB",
        "1GiB, 1073741824, 1GiB",
        "1.5GiB, 1610612736, 1536MiB",
        "0.5KiB, 512, 512",
        "7TiB, 7696581394432, 7TiB",
        "9223372036854775807, 9223372036854775807, 9223372036854775807",
    })
    void a_size_is_read_and_printed(String text, long bytes, String printed) {
        assertThat(ByteSize.parse(text).bytes()).isEqualTo(bytes);
        assertThat(ByteSize.parse(text)).hasToString(printed).isEqualTo(ByteSize.parse(printed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KiB", "64K", "64 KiB ", "-1", "1e3", "64kibi", "0x10", "1,5MB"})
    void what_is_no_size_is_refused_with_a_hint(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessageStartingWith("\"" + text + "\" is not a size; write \"64KiB\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "8388608TiB", "0.3", "1.0001KiB"})
    void a_size_that_does_not_fit_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessageContaining("is not a whole number of bytes below 8 EiB");
    }
}
