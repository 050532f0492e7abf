package dev.weir.flow.ie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ElementDictionaryTest {
    private final Text text = new Text("/etc/weir/64512.csv", "1,first,unsigned8,,\n");

    @Test
    void a_changed_text_is_read_again() throws Exception {
        final ElementDictionary dictionary = ElementDictionary.of(List.of(text));
        final int before = dictionary.version();
        assertThat(dictionary.reloadIfChanged()).isFalse();
        assertThat(dictionary.version()).isEqualTo(before);

        text.set("1,other,unsigned8,,\n");

        assertThat(dictionary.reloadIfChanged()).isTrue();
        assertThat(dictionary.current().find(64_512, 1).name()).isEqualTo("other");
        assertThat(dictionary.version()).isGreaterThan(before);
        assertThat(dictionary.problems()).isEmpty();
    }

    @Test
    void a_broken_text_leaves_the_elements_as_they_are_and_says_why() throws Exception {
        final ElementDictionary dictionary = ElementDictionary.of(List.of(text));
        final InformationElements before = dictionary.current();

        text.set("1,other,unsigned9,,\n");

        assertThat(dictionary.reloadIfChanged()).isFalse();
        assertThat(dictionary.current()).isSameAs(before);
        assertThat(dictionary.version()).isEqualTo(1);
        assertThat(dictionary.problems()).singleElement().asString().startsWith(text.name() + ":1:9 ");

        text.set("1,mended,unsigned8,,\n");

        assertThat(dictionary.reloadIfChanged()).isTrue();
        assertThat(dictionary.problems()).isEmpty();
    }

    @Test
    void a_text_that_goes_away_leaves_the_elements_as_they_are() throws Exception {
        final ElementDictionary dictionary = ElementDictionary.of(List.of(text));
        text.set(null);

        assertThat(dictionary.reloadIfChanged()).isFalse();
        assertThat(dictionary.problems()).hasSize(1);
        assertThat(dictionary.current().find(64_512, 1)).isNotNull();
    }

    @Test
    void a_text_that_is_broken_from_the_start_is_refused() {
        text.set("one,first,unsigned8,,\n");

        assertThatThrownBy(() -> ElementDictionary.of(List.of(text)))
                .isInstanceOf(BadElementsException.class)
                .hasMessageContaining("the id \"one\"");
    }

    @Test
    void without_texts_it_is_what_is_built_in() {
        final ElementDictionary dictionary = ElementDictionary.builtIn();

        assertThat(dictionary.current().size())
                .isEqualTo(InformationElements.builtIn().size());
        assertThat(dictionary.reloadIfChanged()).isFalse();
    }
}
