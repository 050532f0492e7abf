package dev.weir.collector.config.bind;

import java.time.Duration;
import java.util.OptionalLong;

/** Durations: always with a unit, since nobody remembers which one a bare number means. */
final class DurationType implements ValueType<Duration> {
    @Override
    public String name() {
        return "duration";
    }

    @Override
    public String expected() {
        return "a duration such as \"10s\"";
    }

    @Override
    public Duration read(Object value) {
        if (value instanceof Number number) {
            throw new InvalidValueException(
                    "expected " + expected() + ", found the number " + number, DurationText.addUnit(number.toString()));
        }
        return value instanceof String text ? DurationText.parse(text) : null;
    }

    @Override
    public Object print(Duration value) {
        return DurationText.format(value.toNanos());
    }

    @Override
    public OptionalLong magnitude(Duration value) {
        return OptionalLong.of(value.toNanos());
    }

    @Override
    public String printMagnitude(long magnitude) {
        return DurationText.format(magnitude);
    }
}
