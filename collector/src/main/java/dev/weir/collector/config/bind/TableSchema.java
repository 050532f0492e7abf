package dev.weir.collector.config.bind;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The keys of a table, and what is made of their values. */
public final class TableSchema {
    private final Map<String, SettingKey> keys = new LinkedHashMap<>();
    private final Function<Map<String, Object>, ?> factory;

    /**
     * Creates a schema.
     *
     * @param keys the keys, in the order to bind and print them
     * @param factory makes the object of the values by key; it may throw IllegalArgumentException, whose message the
     *     operator sees
     */
    public TableSchema(List<SettingKey> keys, Function<Map<String, Object>, ?> factory) {
        for (final SettingKey key : keys) {
            if (this.keys.put(key.name(), key) != null) {
                throw new IllegalStateException("two settings of one table are called " + key.name());
            }
        }
        this.factory = factory;
    }

    /** Returns the keys in their order. */
    public List<SettingKey> keys() {
        return List.copyOf(keys.values());
    }

    /** Returns the names of the keys in their order. */
    public Set<String> names() {
        return keys.keySet();
    }

    /** Returns the key of a name. */
    public Optional<SettingKey> key(String name) {
        return Optional.ofNullable(keys.get(name));
    }

    /** Makes the object; throws IllegalArgumentException if its values do not go together. */
    public Object create(Map<String, Object> values) {
        return factory.apply(values);
    }
}
