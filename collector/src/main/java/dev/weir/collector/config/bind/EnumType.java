package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Nearest;
import dev.weir.collector.config.source.ScalarNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One of a few words: the constants of an enum in lower case.
 *
 * @param <E> the enum
 */
final class EnumType<E extends Enum<E>> implements ValueType<E> {
    private final Map<String, E> words = new LinkedHashMap<>();
    private final Map<String, String> others = new HashMap<>();
    private final String what;

    EnumType(Class<E> type) {
        for (final E constant : type.getEnumConstants()) {
            words.put(word(constant), constant);
            if (constant instanceof OtherWords known) {
                known.otherWords().forEach(other -> others.put(other, word(constant)));
            }
        }
        what = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** Returns the word for a constant. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String name() {
        return String.join(", ", words.keySet());
    }

    @Override
    public String expected() {
        return "one of " + name();
    }

    @Override
    public E read(Object value) {
        if (!(value instanceof String text)) {
            return null;
        }
        final E constant = words.get(text);
        if (constant == null) {
            throw new InvalidValueException(
                    "unknown " + what + " " + ScalarNode.quote(text) + "; expected " + expected(),
                    meant(text.toLowerCase(Locale.ROOT))
                            .map(nearest -> "did you mean \"" + nearest + "\"?")
                            .orElse(""));
        }
        return constant;
    }

    private Optional<String> meant(String text) {
        final String known = others.get(text);
        return known == null ? Nearest.to(text, words.keySet()) : Optional.of(known);
    }

    @Override
    public Object print(E value) {
        return word(value);
    }
}
