package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.BrokenNode;
import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.ScalarNode;
import dev.weir.collector.config.source.SettingPath;
import dev.weir.collector.config.source.TextNode;

/**
 * The place that a value is bound to.
 *
 * @param binder the binder at work
 * @param table the table around it
 * @param key its key
 * @param path the way to it
 */
record Slot(TableBinder binder, BoundTable table, SettingKey key, SettingPath path) {
    /** Returns the place of an element, for messages. */
    Slot element(int index) {
        return new Slot(binder, table, key, path.element(index));
    }

    /** Remembers a usable value. */
    Result bound(Object value, Object printed, Origin origin) {
        table.put(new BoundSetting(path.text(), key.name(), value, printed, origin));
        return Result.of(value);
    }

    /** Tells a problem. */
    Result failed(Origin origin, String message, String hint) {
        binder.problems().add(origin, path.text(), message, hint);
        return Result.FAILED;
    }

    /** Tells that something of another type was found. */
    Result wrongType(Node node, String expected, String hint) {
        return node instanceof BrokenNode
                ? Result.FAILED
                : failed(node.origin(), "expected " + expected + ", found " + node.describe(), hint);
    }

    /** Tells that a key is missing that must be there. */
    Result missing() {
        binder.problems()
                .addOfWhole(
                        table.origin(),
                        path.text(),
                        "missing; expected " + key.type().expected(),
                        "");
        return Result.FAILED;
    }

    /** Reads one value of the given type and holds it against the key's bounds. */
    <T> Result read(ValueType<T> type, Node node) {
        try {
            T value = null;
            if (node instanceof ScalarNode scalar) {
                value = type.read(scalar.value());
            } else if (node instanceof TextNode text) {
                value = type.readText(text.text());
            }
            return value == null
                    ? wrongType(node, type.expected(), quotesHint(type, node))
                    : inBounds(type, value, node);
        } catch (InvalidValueException e) {
            return failed(node.origin(), e.getMessage(), e.hint());
        } catch (IllegalArgumentException e) {
            return failed(node.origin(), e.getMessage(), "");
        }
    }

    private static String quotesHint(ValueType<?> type, Node node) {
        final boolean unquoted = node instanceof ScalarNode scalar && !(scalar.value() instanceof String);
        return unquoted && type instanceof TextType ? "put it in quotes" : "";
    }

    private <T> Result inBounds(ValueType<T> type, T value, Node node) {
        final long magnitude = type.magnitude(value).orElse(key.min());
        if (magnitude >= key.min() && magnitude <= key.max()) {
            return Result.of(value);
        }
        final String found = ", found " + type.printMagnitude(magnitude);
        if (key.max() == Long.MAX_VALUE) {
            return failed(node.origin(), "must be at least " + type.printMagnitude(key.min()) + found, "");
        }
        if (key.min() == Long.MIN_VALUE) {
            return failed(node.origin(), "must be at most " + type.printMagnitude(key.max()) + found, "");
        }
        final String bounds = type.printMagnitude(key.min()) + " and " + type.printMagnitude(key.max());
        return failed(node.origin(), "must be between " + bounds + found, "");
    }
}
