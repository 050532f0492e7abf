package dev.weir.flow;

/** NTP timestamps of 64 bits, as RFC 7011 sections 6.1.9 and 6.1.10 encode microseconds and nanoseconds. */
public final class NtpTime {
    private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
    private static final long ERA_SECONDS = 1L << 32;
    private static final long MICROS = 1_000_000L;
    private static final long NANOS = 1_000_000_000L;
    private static final long FRACTION = 0xffff_ffffL;
    private static final long MICROSECONDS_FRACTION = 0xffff_f800L;
    private static final long HALF = 1L << 31;

    private NtpTime() {}

    /**
     * Nanoseconds since 1970, rounded to the nearest. What would lie before 1970 is of the era from 2036 on; but 0 is
     * no time (RFC 5905 section 6), and stays 0 as of the other times.
     */
    public static long epochNanos(long ntp) {
        if (ntp == 0) {
            return 0;
        }
        final long fraction = ntp & FRACTION;
        return epochSeconds(ntp) * NANOS + (fraction * NANOS + HALF >>> 32);
    }

    /** Nanoseconds since 1970, to the nearest microsecond; the low 11 bits of the fraction do not count. 0 stays 0. */
    public static long epochNanosOfMicros(long ntp) {
        if (ntp == 0) {
            return 0;
        }
        final long fraction = ntp & MICROSECONDS_FRACTION;
        return epochSeconds(ntp) * NANOS + (fraction * MICROS + HALF >>> 32) * (NANOS / MICROS);
    }

    private static long epochSeconds(long ntp) {
        final long seconds = (ntp >>> 32) - SECONDS_1900_TO_1970;
        return seconds < 0 ? seconds + ERA_SECONDS : seconds;
    }
}
