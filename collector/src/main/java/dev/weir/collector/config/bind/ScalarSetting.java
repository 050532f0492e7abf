package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;

/**
 * A single value.
 *
 * @param <T> the type in Java
 * @param type how it is written
 * @param isPrimitive whether the component cannot be null, so that the value must come from somewhere
 */
record ScalarSetting<T>(ValueType<T> type, boolean isPrimitive) implements SettingType {
    @Override
    public String name() {
        return type.name();
    }

    @Override
    public String expected() {
        return type.expected();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Result bind(Slot slot, Node node) {
        final Result result = slot.read(type, node);
        return result.isBound() ? slot.bound(result.value(), type.print((T) result.value()), node.origin()) : result;
    }

    @Override
    public Result absent(Slot slot) {
        return isPrimitive ? slot.missing() : slot.bound(null, null, Origin.DEFAULT);
    }

    @Override
    public String printMagnitude(long magnitude) {
        return type.printMagnitude(magnitude);
    }
}
