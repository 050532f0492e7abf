package dev.weir.collector.config.bind;

import java.util.function.Function;

/**
 * A type that is written as a string.
 *
 * @param <T> the type in Java
 * @param name the name for the reference
 * @param expected what was expected, for messages
 * @param parser reads the text, or throws IllegalArgumentException with the message for the operator
 * @param printer writes what the parser reads
 */
public record TextType<T>(String name, String expected, Function<String, T> parser, Function<T, String> printer)
        implements ValueType<T> {
    @Override
    public T read(Object value) {
        return value instanceof String text ? parser.apply(text) : null;
    }

    @Override
    public Object print(T value) {
        return printer.apply(value);
    }
}
