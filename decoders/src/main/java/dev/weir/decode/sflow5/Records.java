package dev.weir.decode.sflow5;

import dev.weir.decode.RejectReason;

/** Walks the records of a sample: a count, believed as far as there are octets, then format, length, data of each. */
final class Records {
    private static final int HEADER_LENGTH = 8;

    /** Reads one record. */
    interface Reader {
        /**
         * Reads the record that the cursor's limit ends.
         *
         * @param format its data format: enterprise number and format number
         * @param start where it begins: the cursor's position
         * @param trueLength its length as sent; more than what is there if it runs past its sample
         */
        void read(long format, int start, int trueLength);
    }

    private Records() {}

    /**
     * Reads the count and the records behind it, up to the cursor's limit, and leaves the cursor behind them.
     *
     * @return what is wrong with their lengths and their count; null if nothing is
     */
    static RejectReason forEach(XdrCursor in, Reader reader) {
        final long announced = in.u32();
        final int end = in.limit();
        RejectReason flaw = null;
        for (long i = 0; i < announced; i++) {
            if (!in.holds(HEADER_LENGTH)) {
                return flaw == null ? RejectReason.COUNT_EXCEEDS_LENGTH : flaw;
            }
            final long format = in.u32();
            final long length = in.u32();
            final int start = in.position();
            if (length > in.left()) {
                flaw = RejectReason.NESTED_LENGTH;
            }
            in.limit((int) Math.min(start + length, end));
            reader.read(format, start, (int) length);
            in.limit(end);
            in.position((int) Math.min(start + (length + 3 & ~3L), end));
        }
        return flaw;
    }
}
