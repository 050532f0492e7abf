package dev.weir.collector.netstat.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LineProtocolTest {
    private static String line(Map<String, String> tags, Map<String, Long> fields) {
        final StringBuilder text = new StringBuilder();
        LineProtocol.append(text, new MetricPoint("netstat", new TreeMap<>(tags), new TreeMap<>(fields), 17));
        return text.toString();
    }

    @Test
    void tags_and_fields_are_sorted_and_integers_marked() {
        assertThat(line(Map.of("ip_version", "4", "host", "h"), Map.of("b", 2L, "a", 1L)))
                .isEqualTo("netstat,host=h,ip_version=4 a=1i,b=2i 17\n");
    }

    @Test
    void what_would_end_a_word_is_escaped() {
        assertThat(line(Map.of("a b", "c,d=e"), Map.of("x", 1L))).isEqualTo("netstat,a\\ b=c\\,d\\=e x=1i 17\n");
    }

    @Test
    void a_line_feed_cannot_end_a_point() {
        assertThat(line(Map.of("t", "a\nevil b=1"), Map.of("x", 1L))).isEqualTo("netstat,t=a\\ evil\\ b\\=1 x=1i 17\n");
    }

    @Test
    void a_tag_without_a_value_is_left_out() {
        assertThat(line(Map.of("t", ""), Map.of("x", 1L))).isEqualTo("netstat x=1i 17\n");
    }
}
