package dev.weir.collector.config.bind;

import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Whole numbers.
 *
 * @param <T> Integer or Long
 * @param smallest the smallest that the Java type can hold
 * @param largest the largest
 * @param narrow makes the Java type of a long between the two
 */
record WholeNumberType<T extends Number>(long smallest, long largest, LongFunction<T> narrow) implements ValueType<T> {
    static final WholeNumberType<Integer> INT =
            new WholeNumberType<>(Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value);
    static final WholeNumberType<Long> LONG = new WholeNumberType<>(Long.MIN_VALUE, Long.MAX_VALUE, Long::valueOf);

    @Override
    public String name() {
        return "whole number";
    }

    @Override
    public String expected() {
        return "a whole number";
    }

    @Override
    public T read(Object value) {
        if (!(value instanceof Long number)) {
            return null;
        }
        if (number < smallest || number > largest) {
            throw new IllegalArgumentException("must be between " + smallest + " and " + largest + ", found " + number);
        }
        return narrow.apply(number);
    }

    @Override
    public T readText(String text) {
        try {
            return read(Long.valueOf(text.strip()));
        } catch (NumberFormatException expected) {
            return null;
        }
    }

    @Override
    public Object print(T value) {
        return value.longValue();
    }

    @Override
    public OptionalLong magnitude(T value) {
        return OptionalLong.of(value.longValue());
    }
}
