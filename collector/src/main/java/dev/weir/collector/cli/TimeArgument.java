package dev.weir.collector.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a moment as people write it. */
final class TimeArgument {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final Pattern AGE = Pattern.compile("-(\\d{1,9})([smhd])");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

    private TimeArgument() {}

    /**
     * Reads an ISO 8601 instant, a local date and time, seconds since 1970, or an age such as {@code -15m}.
     *
     * @param nowEpochMillis what an age counts from
     * @return nanoseconds since 1970
     * @throws IllegalArgumentException if it is none of these
     */
    static long epochNanos(String text, long nowEpochMillis) {
        final Matcher age = AGE.matcher(text);
        if (age.matches()) {
            final Duration duration =
                    duration(Long.parseLong(age.group(1)), age.group(2).charAt(0));
            return (nowEpochMillis - duration.toMillis()) * (NANOS_PER_SECOND / 1000);
        }
        if (SECONDS.matcher(text).matches()) {
            return Long.parseLong(text) * NANOS_PER_SECOND;
        }
        final Instant instant = instant(text);
        return instant.getEpochSecond() * NANOS_PER_SECOND + instant.getNano();
    }

    private static Duration duration(long amount, char unit) {
        return switch (unit) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private static Instant instant(String text) {
        try {
            return text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d")
                    ? java.time.OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "expected start, end, 2026-11-20T21:00:00Z, a local 2026-11-20T21:00, seconds since 1970, or -15m");
        }
    }
}
