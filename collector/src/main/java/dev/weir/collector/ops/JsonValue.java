package dev.weir.collector.ops;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text as values to walk through. What is not there, or is of another type, reads as absent: empty, 0 or false,
 * so that an older client can read a newer collector. Depth and lengths are bounded by Jackson's defaults.
 */
final class JsonValue {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonValue ABSENT = new JsonValue(null);

    private final Object value;

    private JsonValue(Object value) {
        this.value = value;
    }

    /**
     * Reads a text that is one JSON object.
     *
     * @throws IOException if it is anything else
     */
    static JsonValue parseObject(String text) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not a JSON object");
            }
            final JsonValue object = read(parser);
            if (parser.nextToken() != null) {
                throw new IOException("more than one JSON object");
            }
            return object;
        }
    }

    private static JsonValue read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> new JsonValue(readObject(parser));
            case START_ARRAY -> new JsonValue(readArray(parser));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue(parser.getNumberValue());
            case VALUE_TRUE -> new JsonValue(true);
            case VALUE_FALSE -> new JsonValue(false);
            case VALUE_NULL -> ABSENT;
            default -> new JsonValue(parser.getText());
        };
    }

    private static Map<String, JsonValue> readObject(JsonParser parser) throws IOException {
        final Map<String, JsonValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            final String name = parser.currentName();
            parser.nextToken();
            fields.put(name, read(parser));
        }
        return fields;
    }

    private static List<JsonValue> readArray(JsonParser parser) throws IOException {
        final List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser));
        }
        return elements;
    }

    /** Whether there is a value at all. */
    boolean isPresent() {
        return value != null;
    }

    /** A field of an object. */
    JsonValue get(String name) {
        return value instanceof Map<?, ?> fields && fields.get(name) instanceof JsonValue field ? field : ABSENT;
    }

    /** The elements of an array. */
    List<JsonValue> elements() {
        final List<JsonValue> elements = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(element -> elements.add((JsonValue) element));
        }
        return elements;
    }

    /** A string. */
    String text() {
        return value instanceof String text ? text : "";
    }

    /** A number, its fraction cut off. */
    long number() {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** A number with its fraction. */
    double decimal() {
        return value instanceof Number number ? number.doubleValue() : 0;
    }

    /** A truth. */
    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }
}
