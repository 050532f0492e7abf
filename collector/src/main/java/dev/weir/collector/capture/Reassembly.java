package dev.weir.collector.capture;

import java.util.Arrays;
import java.util.BitSet;

/** One IP datagram on its way to being whole: the bytes that have come, and which are missing. */
final class Reassembly {
    /** What came of offering a fragment. */
    enum Outcome {
        /** Taken, and others are missing. */
        HELD,
        /** Taken, and nothing is missing. */
        COMPLETE,
        /** The same bytes are there already: the fragment is left out, the datagram goes on. */
        REPEATED,
        /** It contradicts what is there: the datagram cannot be trusted (RFC 5722). */
        CONTRADICTS
    }

    /** One more than the largest payload of an IP datagram: a whole number of fragment units. */
    static final int MAX_LENGTH = 65_536;

    private static final int UNIT = 8;
    private static final int FIRST_ROOM = 4096;
    private static final int UNKNOWN = -1;

    final long beganAtEpochNanos;
    private final BitSet units = new BitSet();
    private byte[] bytes = new byte[FIRST_ROOM];
    private int totalLength = UNKNOWN;
    private int fragments;

    Reassembly(long beganAtEpochNanos) {
        this.beganAtEpochNanos = beganAtEpochNanos;
    }

    /** Returns the payload put together, good for {@link #totalLength()} bytes once complete. */
    byte[] bytes() {
        return bytes;
    }

    int totalLength() {
        return totalLength;
    }

    /** Returns how many fragments it has taken. */
    int fragments() {
        return fragments;
    }

    int heldBytes() {
        return bytes.length;
    }

    /**
     * Takes a fragment.
     *
     * @param at where in the payload it belongs, a multiple of 8
     * @param last says that none follows; all others have a multiple of 8 bytes, as the caller has checked
     */
    Outcome offer(byte[] from, int offset, int length, int at, boolean last) {
        final int end = at + length;
        final int firstUnit = at / UNIT;
        final int endUnit = (end + UNIT - 1) / UNIT;
        if (units.nextSetBit(firstUnit) >= 0 && units.nextSetBit(firstUnit) < endUnit) {
            return repeats(from, offset, length, at, last) ? Outcome.REPEATED : Outcome.CONTRADICTS;
        }
        final boolean beyondEnd = totalLength != UNKNOWN && (last || end > totalLength);
        if (beyondEnd || last && units.length() > endUnit) {
            return Outcome.CONTRADICTS;
        }
        makeRoom(end);
        System.arraycopy(from, offset, bytes, at, length);
        units.set(firstUnit, endUnit);
        fragments++;
        if (last) {
            totalLength = end;
        }
        return isComplete() ? Outcome.COMPLETE : Outcome.HELD;
    }

    private boolean repeats(byte[] from, int offset, int length, int at, boolean last) {
        final int end = at + length;
        return units.nextClearBit(at / UNIT) * UNIT >= end
                && end <= bytes.length
                && last == (end == totalLength)
                && Arrays.equals(bytes, at, end, from, offset, offset + length);
    }

    private void makeRoom(int end) {
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX_LENGTH, Integer.highestOneBit(end) * 2));
        }
    }

    private boolean isComplete() {
        return totalLength != UNKNOWN && units.nextClearBit(0) * UNIT >= totalLength;
    }
}
