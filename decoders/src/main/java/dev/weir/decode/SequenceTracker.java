package dev.weir.decode;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import java.util.Arrays;

/**
 * Follows one exporter's sequence numbers in one observation domain and tells loss from reordering, repetition and
 * restarts. What a number counts is the protocol's affair: flow records (NetFlow v5), messages (v9), data records
 * (IPFIX) or datagrams (sFlow). All arithmetic is modulo 2^32. Owned by the shard's thread.
 */
public final class SequenceTracker {
    /** A step back further than this is a restart, not a late message. */
    static final int REORDER_WINDOW = 4096;

    /** A step forward further than this is a restart: no exporter loses that much between two messages. */
    static final int LARGEST_GAP = 1 << 24;

    /** An uptime that lies this far back, in milliseconds, is a restart; less is the jitter of reordering. */
    private static final int UPTIME_TOLERANCE_MILLIS = 10_000;

    private static final int HOLES = 16;

    private final int[] holeStart = new int[HOLES];
    private final int[] holeLength = new int[HOLES];
    private int nextVictim;
    private boolean started;
    private int expected;
    private int uptimeMillis;
    private long lost;
    private long restarts;

    /**
     * Takes note of a message.
     *
     * @param sequence its sequence number: the count of units before it
     * @param units how many units it carries
     * @param uptime the exporter's uptime in milliseconds, unsigned 32 bits; 0 if the protocol has none
     * @param counters where loss, recovery, repetition and restarts are counted
     * @return how many units are missing just before this message
     */
    public int onMessage(int sequence, int units, int uptime, Counters<Counter> counters) {
        final int distance = sequence - expected;
        if (!started) {
            begin(sequence, units, uptime);
            return 0;
        }
        if (isRestart(distance, uptime)) {
            restarts++;
            counters.increment(Counter.EXPORTER_RESTARTS);
            begin(sequence, units, uptime);
            return 0;
        }
        if (distance < 0) {
            onLate(sequence, units, counters);
            return 0;
        }
        if (distance > 0) {
            openHole(expected, distance);
            lost += distance;
            counters.add(Counter.SEQUENCE_LOST, distance);
        }
        expected = sequence + units;
        uptimeMillis = uptime;
        return distance;
    }

    private void begin(int sequence, int units, int uptime) {
        started = true;
        expected = sequence + units;
        uptimeMillis = uptime;
        Arrays.fill(holeLength, 0);
    }

    /** Uptime wraps after 49.7 days: the signed distance of 32 bits sees a wrap as a step forward. */
    private boolean isRestart(int distance, int uptime) {
        final boolean uptimeWentBack = uptime - uptimeMillis < -UPTIME_TOLERANCE_MILLIS;
        return distance < -REORDER_WINDOW || distance > LARGEST_GAP || distance != 0 && uptimeWentBack;
    }

    /** A message from before the expected one fills a hole that it caused, or was here already. */
    private void onLate(int sequence, int units, Counters<Counter> counters) {
        for (int i = 0; i < HOLES; i++) {
            final int into = sequence - holeStart[i];
            if (holeLength[i] > 0 && into >= 0 && into < holeLength[i]) {
                fillHole(i, into, units, counters);
                return;
            }
        }
        counters.increment(Counter.SEQUENCE_REPEATED);
    }

    private void fillHole(int hole, int into, int units, Counters<Counter> counters) {
        final int filled = Math.min(units, holeLength[hole] - into);
        lost -= filled;
        counters.add(Counter.SEQUENCE_RECOVERED, filled);
        final int tail = holeLength[hole] - into - filled;
        final int tailStart = holeStart[hole] + into + filled;
        holeLength[hole] = into;
        if (tail > 0) {
            openHole(tailStart, tail);
        }
    }

    /** Remembers a hole in a free place, or else in the place of the one that was remembered first. */
    private void openHole(int start, int length) {
        int place = 0;
        while (place < HOLES && holeLength[place] > 0) {
            place++;
        }
        if (place == HOLES) {
            place = nextVictim;
            nextVictim = (nextVictim + 1) % HOLES;
        }
        holeStart[place] = start;
        holeLength[place] = length;
    }

    /** Whether a message would follow without a gap: so a session can be told that goes on from another port. */
    public boolean isNext(int sequence) {
        return started && sequence == expected;
    }

    /** Units missing so far. */
    public long lost() {
        return lost;
    }

    /** How often the exporter began to count anew. */
    public long restarts() {
        return restarts;
    }
}
