package dev.weir.flow;

/**
 * What exporters say about sampling, as "one of so many packets", rounded to the nearest. 0 stands for what says
 * nothing: a rate that would be no rate is none. The largest rate is that of 32 bits.
 */
final class SamplingRate {
    private static final long LARGEST = 0xffff_ffffL;

    private SamplingRate() {}

    /**
     * Of so many packets in a row, and so many passed over behind them (IE 305, 306).
     *
     * @param interval packets taken, not negative
     * @param space packets not taken, not negative
     */
    static long ofInterval(long interval, long space) {
        return interval <= 0 || space < 0 ? 0 : clamp(Math.round(((double) interval + space) / interval));
    }

    /** Of n packets out of every N (IE 309, 310). */
    static long ofPopulation(long size, long population) {
        return size <= 0 || population <= 0 ? 0 : Math.max(1, clamp(Math.round((double) population / size)));
    }

    /**
     * Of the probability with which a packet is taken (IE 311), a float of 4 or 8 octets; other lengths say nothing.
     */
    static long ofProbability(byte[] bytes, int offset, int length) {
        final double probability = switch (length) {
            case Float.BYTES -> Float.intBitsToFloat(Bytes.i32(bytes, offset));
            case Double.BYTES -> Double.longBitsToDouble(Bytes.i64(bytes, offset));
            default -> 0;
        };
        return probability > 0 && probability <= 1 ? clamp(Math.round(1 / probability)) : 0;
    }

    /** The rate itself, at most that of 32 bits; 0 for what is none. */
    static long clamp(long rate) {
        return rate < 0 ? 0 : Math.min(rate, LARGEST);
    }
}
