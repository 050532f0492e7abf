package dev.weir.collector.config.bind;

import java.util.OptionalLong;

/**
 * How one type of value is written in files, in variables and in the printed configuration.
 *
 * @param <T> the type that settings have in Java
 */
public interface ValueType<T> {
    /** Returns the name for the reference: {@code duration}. */
    String name();

    /** Returns what was expected, with article and perhaps an example, for messages. */
    String expected();

    /**
     * Reads a value of a file.
     *
     * @param value a String, Long, Double, Boolean or a date or time
     * @return the value, or null if what was written has the wrong type
     * @throws IllegalArgumentException if the type is right and the value is not
     */
    T read(Object value);

    /**
     * Reads a value of a variable, of the command line, or a default.
     *
     * @param text the text
     * @return the value, or null if the text is none
     * @throws IllegalArgumentException if it is one that cannot be used
     */
    default T readText(String text) {
        return read(text);
    }

    /** Returns the value as a file has it: a String, Long, Double or Boolean. */
    Object print(T value);

    /** Returns the number that bounds are about: a count, bytes or nanoseconds; nothing if there is no such number. */
    default OptionalLong magnitude(T value) {
        return OptionalLong.empty();
    }

    /** Writes a bound as an operator would. */
    default String printMagnitude(long magnitude) {
        return Long.toString(magnitude);
    }
}
