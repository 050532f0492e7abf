package dev.weir.decode;

import java.util.Arrays;

/**
 * The numbers that were missing when a later one came, so that a message that comes late after all is told from one
 * that comes twice. Sixteen stretches are remembered; nothing is allocated before the first. All arithmetic is modulo
 * 2^32. Owned by the shard's thread.
 */
final class SequenceHoles {
    private static final int HOLES = 16;
    private static final int[] NONE = {};

    private int[] starts = NONE;
    private int[] lengths = NONE;
    private int nextVictim;

    /** Remembers a stretch in a free place, or else in the place of the one that was remembered first. */
    void open(int start, int length) {
        if (starts.length == 0) {
            starts = new int[HOLES];
            lengths = new int[HOLES];
        }
        int place = 0;
        while (place < HOLES && lengths[place] > 0) {
            place++;
        }
        if (place == HOLES) {
            place = nextVictim;
            nextVictim = (nextVictim + 1) % HOLES;
        }
        starts[place] = start;
        lengths[place] = length;
    }

    /**
     * Fills what a late message covers.
     *
     * @return how many numbers it filled; 0 if it lies in no hole
     */
    int fill(int start, int units) {
        for (int i = 0; i < starts.length; i++) {
            final int into = start - starts[i];
            if (lengths[i] > 0 && into >= 0 && into < lengths[i]) {
                return fill(i, into, units);
            }
        }
        return 0;
    }

    private int fill(int hole, int into, int units) {
        final int filled = Math.min(units, lengths[hole] - into);
        final int tail = lengths[hole] - into - filled;
        final int tailStart = starts[hole] + into + filled;
        lengths[hole] = into;
        if (tail > 0) {
            open(tailStart, tail);
        }
        return filled;
    }

    /** Forgets all. */
    void clear() {
        Arrays.fill(lengths, 0);
    }
}
