package dev.weir.collector.config.bind;

import dev.weir.sink.ByteSize;
import java.util.OptionalLong;

/** Sizes in bytes: a plain number, or a string with a unit. */
final class ByteSizeType implements ValueType<ByteSize> {
    @Override
    public String name() {
        return "size";
    }

    @Override
    public String expected() {
        return "a size such as \"64KiB\"";
    }

    @Override
    public ByteSize read(Object value) {
        if (value instanceof Long bytes) {
            return new ByteSize(bytes);
        }
        return value instanceof String text ? ByteSize.parse(text) : null;
    }

    @Override
    public Object print(ByteSize value) {
        final String text = value.toString();
        return text.equals(Long.toString(value.bytes())) ? (Object) value.bytes() : text;
    }

    @Override
    public OptionalLong magnitude(ByteSize value) {
        return OptionalLong.of(value.bytes());
    }

    @Override
    public String printMagnitude(long magnitude) {
        return new ByteSize(magnitude).toString();
    }
}
