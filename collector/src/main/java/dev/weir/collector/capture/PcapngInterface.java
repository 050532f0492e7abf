package dev.weir.collector.capture;

/**
 * One interface that a pcapng section describes (Interface Description Block): how to read its packets and their times.
 */
final class PcapngInterface {
    private static final int DEFAULT_RESOLUTION = 6;
    private static final int BINARY = 0x80;
    private static final int NANO_DIGITS = 9;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Seconds beyond this do not fit 64-bit nanoseconds: such a time is no time and is cut to the bound. */
    private static final long MAX_SECONDS = 9_000_000_000L;

    private static final int LONG_DIGITS = 19;

    final int linkType;
    /** Bytes kept of each packet; 0 means all. */
    final long snapLength;

    private int resolution = DEFAULT_RESOLUTION;
    private long offsetSeconds;

    PcapngInterface(int linkType, long snapLength) {
        this.linkType = linkType;
        this.snapLength = snapLength;
    }

    /** Takes option if_tsresol: a power of 10, or of 2 when the top bit is set, that divides the second. */
    void setResolution(int octet) {
        resolution = octet;
    }

    /** Takes option if_tsoffset: seconds to be added to each time. */
    void setOffsetSeconds(long seconds) {
        offsetSeconds = bounded(seconds);
    }

    /** Turns a packet's 64-bit time in units of the interface into nanoseconds since 1970. */
    long epochNanos(long ticks) {
        final int exponent = resolution & ~BINARY;
        return (resolution & BINARY) == 0 ? fromDecimal(ticks, exponent) : fromBinary(ticks, exponent);
    }

    private long fromDecimal(long ticks, int digits) {
        if (digits > LONG_DIGITS) {
            return epochNanos(0, 0);
        }
        final long perSecond = powerOfTen(digits);
        final long seconds = Long.divideUnsigned(ticks, perSecond);
        final long fraction = Long.remainderUnsigned(ticks, perSecond);
        final long nanos = digits <= NANO_DIGITS
                ? fraction * powerOfTen(NANO_DIGITS - digits)
                : Long.divideUnsigned(fraction, powerOfTen(digits - NANO_DIGITS));
        return epochNanos(seconds, nanos);
    }

    private long fromBinary(long ticks, int bits) {
        final long seconds = bits < Long.SIZE ? ticks >>> bits : 0;
        // The fraction as 32 binary digits: finer than a nanosecond, and its product with 10^9 fits 64 bits.
        final long fraction = bits <= Integer.SIZE ? ticks << Integer.SIZE - bits : shiftedRight(ticks, bits);
        return epochNanos(seconds, (fraction & 0xffff_ffffL) * NANOS_PER_SECOND >>> Integer.SIZE);
    }

    private static long shiftedRight(long ticks, int bits) {
        final int shift = bits - Integer.SIZE;
        return shift < Long.SIZE ? ticks >>> shift : 0;
    }

    private long epochNanos(long seconds, long nanos) {
        return bounded(bounded(seconds) + offsetSeconds) * NANOS_PER_SECOND + nanos;
    }

    private static long bounded(long seconds) {
        return Math.max(-MAX_SECONDS, Math.min(MAX_SECONDS, seconds));
    }

    private static long powerOfTen(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }
}
