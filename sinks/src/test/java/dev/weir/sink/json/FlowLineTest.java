package dev.weir.sink.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowLineTest {
    private static boolean isUnfinished(String line) {
        return FlowLine.isUnfinished(line.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"flush_ti",
                "{\"flush_timestamp\":17",
                "{\"flush_timestamp\":1,\"device\":{\"namespace\":\"}}",
                "{\"type\":\"ipfix\",\"kind\":\"options\",\"scope\":{}",
            })
    void a_line_that_was_cut_off_is_recognised(String line) {
        assertThat(isUnfinished(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"flush_timestamp\":1,\"device\":{\"namespace\":\"a{\\\"\"}}",
                "{\"time\":17",
                "text without an end",
                "{\"flush_timestamp_\":"
            })
    void what_is_whole_or_not_ours_is_left_alone(String line) {
        assertThat(isUnfinished(line)).isFalse();
    }
}
