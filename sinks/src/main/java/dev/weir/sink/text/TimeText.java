package dev.weir.sink.text;

/**
 * Times as ISO 8601 in UTC, {@code 2026-11-20T21:00:00.123Z}, with as many digits of the second as the source has.
 *
 * <p>Years 0 to 9999 of the proleptic Gregorian calendar; ask {@link #fits} before.
 */
public final class TimeText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final long FIRST_SECOND = -62_167_219_200L;
    private static final long LAST_SECOND = 253_402_300_799L;

    private TimeText() {}

    /** Whether a time has a year of four digits. */
    public static boolean fits(long epochSecond) {
        return epochSecond >= FIRST_SECOND && epochSecond <= LAST_SECOND;
    }

    /** Appends a time with milliseconds. */
    public static void appendMillis(TextBuffer out, long epochMillis) {
        append(out, Math.floorDiv(epochMillis, 1000L), (int) Math.floorMod(epochMillis, 1000L), 3);
    }

    /** Appends a time with microseconds; what is finer is cut off. */
    public static void appendMicros(TextBuffer out, long epochNanos) {
        final int micros = (int) (Math.floorMod(epochNanos, NANOS_PER_SECOND) / 1000);
        append(out, Math.floorDiv(epochNanos, NANOS_PER_SECOND), micros, 6);
    }

    /** Appends a time with nanoseconds. */
    public static void appendNanos(TextBuffer out, long epochNanos) {
        append(out, Math.floorDiv(epochNanos, NANOS_PER_SECOND), (int) Math.floorMod(epochNanos, NANOS_PER_SECOND), 9);
    }

    /**
     * Appends a time.
     *
     * @param out where to
     * @param epochSecond seconds since 1970
     * @param fraction the part of the second, in units of its last digit
     * @param digits how many digits of the second to write; 0 for none
     */
    public static void append(TextBuffer out, long epochSecond, int fraction, int digits) {
        final long day = Math.floorDiv(epochSecond, SECONDS_PER_DAY);
        appendDate(out, day);
        final int second = (int) (epochSecond - day * SECONDS_PER_DAY);
        out.append('T')
                .appendDigits(second / 3600, 2)
                .append(':')
                .appendDigits(second / 60 % 60, 2)
                .append(':')
                .appendDigits(second % 60, 2);
        if (digits > 0) {
            out.append('.').appendDigits(fraction, digits);
        }
        out.append('Z');
    }

    /** Counts days from 1 March of the year 0 and years from March on, so that the leap day is a year's last. */
    private static void appendDate(TextBuffer out, long epochDay) {
        final long day = epochDay + 719_468;
        final long era = Math.floorDiv(day, 146_097L);
        final int dayOfEra = (int) (day - era * 146_097);
        final int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        final int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        final int monthFromMarch = (5 * dayOfYear + 2) / 153;
        final int dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        final int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        final long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        out.appendDigits(year, 4).append('-').appendDigits(month, 2).append('-').appendDigits(dayOfMonth, 2);
    }
}
