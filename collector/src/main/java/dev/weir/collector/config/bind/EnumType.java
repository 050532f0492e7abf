package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Nearest;
import dev.weir.collector.config.source.ScalarNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One of a few words: the constants of an enum in lower case.
 *
 * @param <E> the enum
 */
final class EnumType<E extends Enum<E>> implements ValueType<E> {
    private final Map<String, E> words = new LinkedHashMap<>();
    private final String what;

    EnumType(Class<E> type) {
        for (final E constant : type.getEnumConstants()) {
            words.put(word(constant), constant);
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
                    Nearest.to(text.toLowerCase(Locale.ROOT), words.keySet())
                            .map(nearest -> "did you mean \"" + nearest + "\"?")
                            .orElse(""));
        }
        return constant;
    }

    @Override
    public Object print(E value) {
        return word(value);
    }
}
