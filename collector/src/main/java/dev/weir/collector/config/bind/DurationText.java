package dev.weir.collector.config.bind;

import dev.weir.collector.config.source.ScalarNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes durations as Go and most collectors write them: {@code 5ms}, {@code 1h30m}, {@code 7d}. */
final class DurationText {
    private static final Pattern FORM = Pattern.compile("(?:\\d{1,18}(?:\\.\\d{1,9})?[a-z\u00b5]+)+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)([a-z\u00b5]+)");
    private static final long SECOND = 1_000_000_000L;
    private static final Map<String, Long> UNITS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "\u00b5s",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            SECOND,
            "m",
            60 * SECOND,
            "h",
            3_600 * SECOND,
            "d",
            86_400 * SECOND);
    private static final String[] PRINTED = {"d", "h", "m", "s", "ms", "us"};

    private DurationText() {}

    /** Reads a duration of 0 to 292 years, or throws IllegalArgumentException with a message for the operator. */
    static Duration parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw noDuration(text);
        }
        BigDecimal nanos = BigDecimal.ZERO;
        final Matcher part = PART.matcher(text);
        while (part.find()) {
            final Long unit = UNITS.get(part.group(2));
            if (unit == null) {
                throw noDuration(text);
            }
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
        }
        try {
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException expected) {
            throw new InvalidValueException(
                    ScalarNode.quote(text) + " is not a whole number of nanoseconds below 292 years", "");
        }
    }

    private static InvalidValueException noDuration(String text) {
        final boolean bare = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return new InvalidValueException(
                ScalarNode.quote(text) + " is not a duration",
                bare ? addUnit(text) : "write a number and ns, us, ms, s, m, h or d, such as \"1h30m\"");
    }

    /** Returns the hint for somebody who has left the unit out; none if the number is no duration with any unit. */
    static String addUnit(String number) {
        final String units = Stream.of("ms", "s", "h")
                .map(number::concat)
                .filter(DurationText::isDuration)
                .map(ScalarNode::quote)
                .collect(Collectors.joining(", "));
        if (units.isEmpty()) {
            return number.startsWith("-") ? "it cannot be negative" : "";
        }
        return "add the unit: " + units;
    }

    private static boolean isDuration(String text) {
        try {
            parse(text);
            return true;
        } catch (InvalidValueException expected) {
            return false;
        }
    }

    /** Writes a duration in the largest unit that divides it. */
    static String format(long nanos) {
        for (final String unit : PRINTED) {
            if (nanos != 0 && nanos % UNITS.get(unit) == 0) {
                return nanos / UNITS.get(unit) + unit;
            }
        }
        return nanos == 0 ? "0s" : nanos + "ns";
    }
}
