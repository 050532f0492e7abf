package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTreeTest {
    @Test
    void every_kind_of_value_becomes_plain_java_in_the_order_of_the_text() throws IOException {
        final Object tree =
                JsonTree.parse("{\"z\":1,\"a\":[true,false,null,-2.5,9007199254740993,\"\\u00e9\"],\"o\":{},\"l\":[]}");

        assertThat(JsonTree.object(tree).keySet()).containsExactly("z", "a", "o", "l");
        assertThat(JsonTree.number(JsonTree.object(tree).get("z"))).isEqualTo(1);
        assertThat(JsonTree.array(JsonTree.object(tree).get("a")))
                .isEqualTo(Arrays.asList(true, false, null, -2.5, 9_007_199_254_740_993L, "\u00e9"));
        assertThat(JsonTree.object(JsonTree.object(tree).get("o"))).isEmpty();
        assertThat(JsonTree.array(JsonTree.object(tree).get("l"))).isEmpty();
    }

    @Test
    void lines_are_read_one_by_one() throws IOException {
        assertThat(JsonTree.parseAll("1\n\"two\"\n[3]\n")).isEqualTo(List.of(1, "two", List.of(3)));
    }

    @Test
    void what_is_not_one_value_is_refused() {
        assertThatThrownBy(() -> JsonTree.parse("1 2")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonTree.parse("{\"a\":}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonTree.parse("[1")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonTree.parse("")).isInstanceOf(IOException.class);
    }
}
