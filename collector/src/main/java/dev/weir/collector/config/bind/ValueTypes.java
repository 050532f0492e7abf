package dev.weir.collector.config.bind;

import dev.weir.flow.IpPrefix;
import dev.weir.sink.ByteSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The types of values that a record's components may have. */
public final class ValueTypes {
    private final Map<Class<?>, ValueType<?>> types = new HashMap<>();

    /** Creates the set of types that every record may use; enums are in it without being named. */
    public ValueTypes() {
        put(WholeNumberType.INT, int.class, Integer.class);
        put(WholeNumberType.LONG, long.class, Long.class);
        put(new RealNumberType(), double.class, Double.class);
        put(new BooleanType(), boolean.class, Boolean.class);
        put(new ByteSizeType(), ByteSize.class);
        put(new DurationType(), Duration.class);
        put(new TextType<>("string", "a string", Function.identity(), Function.identity()), String.class);
        put(new TextType<>("path", "a path in quotes", ValueTypes::path, Path::toString), Path.class);
        put(
                new TextType<>("prefix", "a prefix such as \"10.0.0.0/8\"", IpPrefix::parse, IpPrefix::toString),
                IpPrefix.class);
    }

    private static Path path(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("must not be empty");
        }
        return Path.of(text);
    }

    private void put(ValueType<?> type, Class<?>... classes) {
        for (final Class<?> each : classes) {
            types.put(each, type);
        }
    }

    /**
     * Adds a type of its own kind.
     *
     * @param <T> the type in Java
     * @param type the class
     * @param valueType how it is written
     * @return this
     */
    public <T> ValueTypes with(Class<T> type, ValueType<T> valueType) {
        types.put(type, valueType);
        return this;
    }

    /** Returns how a class is written, or null if it is no type of value. */
    ValueType<?> find(Class<?> type) {
        return type.isEnum() ? types.computeIfAbsent(type, ValueTypes::ofEnum) : types.get(type);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static ValueType<?> ofEnum(Class<?> type) {
        return new EnumType(type);
    }
}
