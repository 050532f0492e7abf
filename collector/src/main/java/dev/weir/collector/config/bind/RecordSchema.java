package dev.weir.collector.config.bind;

import dev.weir.sink.Setting;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Derives the keys of a table from a record: one key for each component, its name in snake_case. */
public final class RecordSchema {
    private final ValueTypes types;

    /** Creates a deriver whose records may use the given types. */
    public RecordSchema(ValueTypes types) {
        this.types = types;
    }

    /**
     * Returns the table for a record.
     *
     * @param type the record; every component carries {@link Setting}
     * @return its table
     */
    public TableSchema of(Class<? extends Record> type) {
        return new TableSchema(keys(type), values -> create(type, values));
    }

    /** Returns the keys of a record's components in their order. */
    public List<SettingKey> keys(Class<? extends Record> type) {
        final List<SettingKey> keys = new ArrayList<>();
        for (final RecordComponent component : type.getRecordComponents()) {
            final Setting setting = component.getAnnotation(Setting.class);
            if (setting == null) {
                throw new IllegalStateException(type.getName() + "." + component.getName() + " has no @Setting");
            }
            keys.add(SettingKey.of(snakeCase(component.getName()), typeOf(component), setting));
        }
        return keys;
    }

    private SettingType typeOf(RecordComponent component) {
        final Class<?> type = component.getType();
        if (type == List.class) {
            return listOf(argument(component, 0));
        }
        if (type == Map.class && argument(component, 0) == String.class && argument(component, 1) == String.class) {
            return new MapSetting();
        }
        if (type.isRecord() && types.find(type) == null) {
            return new TableSetting(of(type.asSubclass(Record.class)));
        }
        return new ScalarSetting<>(valueType(type), type.isPrimitive());
    }

    private SettingType listOf(Class<?> element) {
        return element.isRecord() && types.find(element) == null
                ? new TablesSetting(of(element.asSubclass(Record.class)))
                : new ListSetting<>(valueType(element));
    }

    private ValueType<?> valueType(Class<?> type) {
        final ValueType<?> valueType = types.find(type);
        if (valueType == null) {
            throw new IllegalStateException("a setting cannot be a " + type.getName());
        }
        return valueType;
    }

    private static Class<?> argument(RecordComponent component, int index) {
        final Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[index];
        return (Class<?>) argument;
    }

    /**
     * Makes a record of the values of its keys.
     *
     * @param <R> the record
     * @param type its class
     * @param values values by key; keys of other records may be among them
     * @return the record
     */
    public static <R extends Record> R create(Class<R> type, Map<String, Object> values) {
        final RecordComponent[] components = type.getRecordComponents();
        final Class<?>[] parameters = new Class<?>[components.length];
        final Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            arguments[i] = values.get(snakeCase(components[i].getName()));
        }
        try {
            final Constructor<R> constructor = type.getDeclaredConstructor(parameters);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    /** Returns the key for a component: {@code flowType} is {@code flow_type}. */
    static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
