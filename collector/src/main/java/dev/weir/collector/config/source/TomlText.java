package dev.weir.collector.config.source;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tomlj.Toml;

/** Writes keys and values as TOML. */
public final class TomlText {
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private TomlText() {}

    /** Escapes what may not stand between quotes. */
    public static String escape(String text) {
        return Toml.tomlEscape(text).toString();
    }

    /** Writes a key, in quotes where it needs them. */
    public static String key(String key) {
        return BARE_KEY.matcher(key).matches() ? key : '"' + escape(key) + '"';
    }

    /**
     * Writes a value on one line.
     *
     * @param value a String, Long, Double, Boolean, or a List or Map of such
     * @return its notation
     */
    public static String value(Object value) {
        if (value instanceof String text) {
            return '"' + escape(text) + '"';
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TomlText::value).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "{}" : inlineTable(map);
        }
        if (value instanceof Double number) {
            return real(number);
        }
        return String.valueOf(value);
    }

    private static String inlineTable(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> key(entry.getKey().toString()) + " = " + value(entry.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String real(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        return Double.isInfinite(number) ? number > 0 ? "inf" : "-inf" : Double.toString(number);
    }
}
