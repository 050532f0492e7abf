package dev.weir.sink;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes that a configuration sets: {@code "64KiB"}, {@code "10MB"}, or a plain number.
 *
 * <p>KiB, MiB, GiB and TiB are powers of 1024; KB, MB, GB and TB are powers of 1000. Upper and lower case are the same.
 *
 * @param bytes the number of bytes, 0 or more
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,19}(?:\\.\\d{1,9})?) ?([A-Za-z]*)");
    private static final Map<String, Long> UNITS = Map.of(
            "", 1L,
            "b", 1L,
            "kb", 1_000L,
            "mb", 1_000_000L,
            "gb", 1_000_000_000L,
            "tb", 1_000_000_000_000L,
            "kib", 1L << 10,
            "mib", 1L << 20,
            "gib", 1L << 30,
            "tib", 1L << 40);
    private static final List<String> PRINTED = List.of("TiB", "GiB", "MiB", "KiB", "TB", "GB", "MB", "KB");

    /** Refuses a negative number. */
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException(bytes + " bytes are less than none");
        }
    }

    /**
     * Reads a size.
     *
     * @param text digits and perhaps a unit
     * @return the size
     * @throws IllegalArgumentException if the text is not a whole number of bytes that fits into 63 bits; the message
     *     says how to write one
     */
    public static ByteSize parse(String text) {
        final Matcher matcher = FORM.matcher(text);
        final Long unit = matcher.matches() ? UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a size; write \"64KiB\" (1024s), \"10MB\" (1000s) or a number of bytes");
        }
        try {
            return new ByteSize(new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValueExact());
        } catch (ArithmeticException expected) {
            throw new IllegalArgumentException("\"" + text + "\" is not a whole number of bytes below 8 EiB", expected);
        }
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Returns an exact text that {@link #parse} reads, in the first of TiB to KiB, TB to KB that divides it. */
    @Override
    public String toString() {
        for (final String unit : PRINTED) {
            final long factor = UNITS.get(unit.toLowerCase(Locale.ROOT));
            if (bytes >= factor && bytes % factor == 0) {
                return bytes / factor + unit;
            }
        }
        return Long.toString(bytes);
    }
}
