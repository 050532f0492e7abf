package dev.weir.decode;

import dev.weir.account.Counter;
import dev.weir.account.Counters;

/**
 * Follows one exporter's sequence numbers in one observation domain and tells loss from reordering, repetition and
 * restarts. All arithmetic is modulo 2^32. Owned by the shard's thread.
 *
 * <p>What a number counts is the protocol's affair, {@link SequenceUnit}, but some exporters count something else: where
 * another unit explains the numbers and the protocol's does not, what would be loss is held back, and after some such
 * messages in a row that unit is the exporter's. And one wrong number is no loss of millions: a step too far to be
 * likely only counts once the message after it goes on from there.
 */
public final class SequenceTracker {
    /** A step back further than this is a restart, not a late message. */
    static final int REORDER_WINDOW = 4096;

    /** A step forward further than this is believed when the next message confirms it. */
    static final int UNLIKELY_GAP = 1 << 16;

    /** A step forward further than this is a restart: no exporter loses that much between two messages. */
    static final int LARGEST_GAP = 1 << 24;

    /** So many messages in a row that only another unit explains make it the exporter's unit. */
    static final int CONVINCING = 4;

    /** So many, if the unit of before has been seen to hold where no other one would have. */
    static final int CONVINCING_AGAINST_EVIDENCE = 16;

    /** An uptime that lies this far back, in milliseconds, is a restart; less is the jitter of reordering. */
    private static final int UPTIME_TOLERANCE_MILLIS = 10_000;

    private final SequenceHoles holes = new SequenceHoles();
    private SequenceUnit unit;
    private SequenceUnit rival;
    private int rivalStreak;
    private boolean established;
    private boolean started;
    private boolean uncertain;
    private int expected;
    private int uptimeMillis;
    private int lastSequence;
    private int lastRecords;
    private long suspended;
    private boolean hasOther;
    private boolean otherIsFormer;
    private int otherExpected;
    private int otherDistance;
    private long lost;
    private long restarts;

    /** Makes a tracker of numbers that should count records. */
    public SequenceTracker() {
        this(SequenceUnit.RECORDS);
    }

    /** Makes a tracker of numbers that should count something. */
    public SequenceTracker(SequenceUnit unit) {
        this.unit = unit;
    }

    /**
     * How many units are missing before a message, as far as its header tells. For messages that are passed on while
     * they are read; {@link #onMessage} follows when they have been.
     */
    public int missingBefore(int sequence, int uptime) {
        if (!started || uncertain || unit == SequenceUnit.RECORDS_THROUGH) {
            return 0;
        }
        final int distance = sequence - expected;
        if (isUnlikely(distance) || distance <= 0 || wentBack(uptime)) {
            return 0;
        }
        final int step = sequence - lastSequence;
        final boolean excused = !established && (step == 1 || step == lastRecords);
        return excused ? 0 : distance;
    }

    /**
     * Takes note of a message.
     *
     * @param sequence its sequence number
     * @param records how many data records it carries; negative if that cannot be told: then the next message's number
     *     is taken as it is
     * @param uptime the exporter's uptime in milliseconds, unsigned 32 bits; 0 if the protocol has none
     * @param counters where loss, recovery, repetition and restarts are counted
     * @return how many units are missing just before this message
     */
    public int onMessage(int sequence, int records, int uptime, Counters<Counter> counters) {
        final int start = unit.start(sequence, records);
        int missing = 0;
        if (!started) {
            begin(start, records, uptime);
        } else if (goesOnElsewhere(start)) {
            missing = turn(start - otherExpected, counters);
            moveOn(start, records, uptime);
        } else {
            missing = follow(sequence, records, uptime, counters);
        }
        lastSequence = sequence;
        lastRecords = records;
        return missing;
    }

    /** Whether the message goes on from the numbers that were kept aside, and not from those that are followed. */
    private boolean goesOnElsewhere(int start) {
        final int distance = start - otherExpected;
        return hasOther
                && start != expected
                && (distance == 0 || !otherIsFormer && distance > 0 && distance < REORDER_WINDOW);
    }

    private void begin(int start, int records, int uptime) {
        started = true;
        holes.clear();
        suspended = 0;
        moveOn(start, records, uptime);
    }

    private void moveOn(int start, int records, int uptime) {
        final int units = unit.units(records);
        uncertain = units < 0;
        expected = start + Math.max(units, 0);
        uptimeMillis = uptime;
    }

    private int follow(int sequence, int records, int uptime, Counters<Counter> counters) {
        final int start = unit.start(sequence, records);
        final int distance = start - expected;
        if (distance != 0 && wentBack(uptime)) {
            keepAside(expected, 0, true);
            onRestart(counters);
            begin(start, records, uptime);
            return 0;
        }
        if (isUnlikely(distance)) {
            keepAside(start + Math.max(unit.units(records), 0), distance, false);
            return 0;
        }
        hasOther = hasOther && otherIsFormer && distance != 0;
        if (learn(sequence, records, distance)) {
            begin(unit.start(sequence, records), records, uptime);
            return 0;
        }
        return account(start, distance, records, uptime, counters);
    }

    private int account(int start, int distance, int records, int uptime, Counters<Counter> counters) {
        final boolean excused = rival != null && !established;
        if (distance == 0 || excused || uncertain && distance > 0) {
            final int missing = rival == null && distance == 0 ? settle(counters) : 0;
            suspended += excused ? Math.max(0, distance) : 0;
            moveOn(start, records, uptime);
            return missing;
        }
        if (distance < 0) {
            onLate(start, records, counters);
            return 0;
        }
        holes.open(expected, distance);
        count(distance, counters);
        moveOn(start, records, uptime);
        return distance;
    }

    /** What was held back is loss after all. */
    private int settle(Counters<Counter> counters) {
        final int missing = (int) suspended;
        suspended = 0;
        count(missing, counters);
        return missing;
    }

    private void count(int missing, Counters<Counter> counters) {
        lost += missing;
        counters.add(Counter.SEQUENCE_LOST, missing);
    }

    private void onRestart(Counters<Counter> counters) {
        restarts++;
        counters.increment(Counter.EXPORTER_RESTARTS);
    }

    /** Uptime wraps after 49.7 days: the signed distance of 32 bits sees a wrap as a step forward. */
    private boolean wentBack(int uptime) {
        return uptime - uptimeMillis < -UPTIME_TOLERANCE_MILLIS;
    }

    private static boolean isUnlikely(int distance) {
        return distance < -REORDER_WINDOW || distance > UNLIKELY_GAP;
    }

    /** Remembers where the numbers would go on if those followed now are wrong. */
    private void keepAside(int next, int distance, boolean isFormer) {
        hasOther = true;
        otherIsFormer = isFormer;
        otherExpected = next;
        otherDistance = distance;
    }

    /** The numbers kept aside are the exporter's. */
    private int turn(int further, Counters<Counter> counters) {
        hasOther = false;
        if (otherIsFormer) {
            return 0;
        }
        if (otherDistance < 0 || otherDistance > LARGEST_GAP) {
            onRestart(counters);
            holes.clear();
            suspended = 0;
            return 0;
        }
        holes.open(expected, otherDistance);
        count(otherDistance + further, counters);
        return otherDistance + further;
    }

    /** Whether another unit has now explained enough messages that this one does not. */
    private boolean learn(int sequence, int records, int distance) {
        final int step = sequence - lastSequence;
        if (distance == 0 && rival != null && rival.explains(step, lastRecords, records)) {
            return false;
        }
        SequenceUnit explanation = null;
        for (int i = 0; i < SequenceUnit.count(); i++) {
            final SequenceUnit candidate = SequenceUnit.at(i);
            if (candidate != unit && candidate.explains(step, lastRecords, records)) {
                explanation = explanation == null || candidate == rival ? candidate : explanation;
            }
        }
        if (distance == 0) {
            established |= explanation == null && lastRecords >= 0 && records >= 0;
            explanation = null;
        }
        rivalStreak = explanation == null ? 0 : explanation == rival ? rivalStreak + 1 : 1;
        rival = explanation;
        if (rivalStreak < (established ? CONVINCING_AGAINST_EVIDENCE : CONVINCING)) {
            return false;
        }
        unit = rival;
        rival = null;
        rivalStreak = 0;
        established = true;
        return true;
    }

    /** A message from before the expected one fills a hole that it caused, or was here already. */
    private void onLate(int start, int records, Counters<Counter> counters) {
        final int units = unit.units(records);
        final int filled = holes.fill(start, units < 0 ? 1 : units);
        if (units == 0) {
            return;
        }
        if (filled == 0) {
            counters.increment(Counter.SEQUENCE_REPEATED);
            return;
        }
        lost -= filled;
        counters.add(Counter.SEQUENCE_RECOVERED, filled);
    }

    /** Whether a message would follow without a gap: so a session can be told that goes on from another port. */
    public boolean isNext(int sequence) {
        final int distance = sequence - expected;
        return started && (distance == 0 || uncertain && distance > 0 && distance < REORDER_WINDOW);
    }

    /** What the numbers count, as far as has been seen. */
    public SequenceUnit unit() {
        return unit;
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
