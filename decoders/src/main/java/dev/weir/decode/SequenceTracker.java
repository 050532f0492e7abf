package dev.weir.decode;

import dev.weir.account.Counter;
import dev.weir.account.Counters;

/**
 * Follows one exporter's sequence numbers in one observation domain and tells loss from reordering, repetition and
 * restarts. All arithmetic is modulo 2^32. Owned by the shard's thread.
 *
 * <p>What a number counts is the protocol's affair, {@link SequenceUnit}, but some exporters count something else:
 * where another unit explains the numbers and the protocol's does not, what would be loss is held back, and after some
 * such messages in a row that unit is the exporter's. And one wrong number is no loss of millions: a step too far to be
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
    private int messageUptimeMillis;
    private long messageInitEpochMillis;
    private long systemInitEpochMillis;
    private int lastSequence;
    private int lastRecords;
    private int lastFlows;
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
    public int missingBefore(int sequence, int uptime, long systemInit) {
        if (!started || uncertain || unit.isThrough()) {
            return 0;
        }
        final int distance = sequence - expected;
        if (isUnlikely(distance) || distance <= 0 || isReboot(uptime, systemInit)) {
            return 0;
        }
        final int step = sequence - lastSequence;
        final boolean excused = !established && (step == 1 || step == lastRecords || step == lastFlows);
        return excused ? 0 : distance;
    }

    /**
     * Takes note of a message.
     *
     * @param sequence its sequence number
     * @param records how many data records it carries; negative if that cannot be told: then the next message's number
     *     is taken as it is
     * @param flows how many of these are flow records; negative if that cannot be told
     * @param uptime the exporter's uptime in milliseconds, unsigned 32 bits; 0 if the protocol has none
     * @param systemInit when that uptime was 0, milliseconds since 1970; 0 if the protocol has none
     * @param counters where loss, recovery, repetition and restarts are counted
     * @return how many units are missing just before this message
     */
    public int onMessage(
            int sequence, int records, int flows, int uptime, long systemInit, Counters<Counter> counters) {
        final int units = unit.units(records, flows);
        final int start = unit.start(sequence, units);
        messageUptimeMillis = uptime;
        messageInitEpochMillis = systemInit;
        int missing = 0;
        if (!started) {
            begin(start, units);
        } else if (goesOnElsewhere(start)) {
            missing = turn(start - otherExpected, counters);
            moveOn(start, units);
        } else if (start != expected && isReboot(uptime, systemInit)) {
            keepAside(expected, 0, true);
            onRestart(counters);
            begin(start, units);
        } else if (isUnlikely(start - expected)) {
            keepAside(start + Math.max(units, 0), start - expected, false);
        } else if (learn(sequence, records, flows, start == expected)) {
            final int learned = unit.units(records, flows);
            begin(unit.start(sequence, learned), learned);
        } else {
            hasOther = hasOther && otherIsFormer && start != expected;
            missing = account(start, units, counters);
        }
        lastSequence = sequence;
        lastRecords = records;
        lastFlows = flows;
        return missing;
    }

    /** Whether the message goes on from the numbers that were kept aside, and not from those that are followed. */
    private boolean goesOnElsewhere(int start) {
        final int distance = start - otherExpected;
        return hasOther
                && start != expected
                && (distance == 0 || !otherIsFormer && distance > 0 && distance < REORDER_WINDOW);
    }

    private void begin(int start, int units) {
        started = true;
        holes.clear();
        suspended = 0;
        moveOn(start, units);
    }

    private void moveOn(int start, int units) {
        uncertain = units < 0;
        expected = start + Math.max(units, 0);
        uptimeMillis = messageUptimeMillis;
        systemInitEpochMillis = messageInitEpochMillis;
    }

    private int account(int start, int units, Counters<Counter> counters) {
        final int distance = start - expected;
        final boolean excused = isExcused();
        if (distance == 0 || excused || uncertain && distance > 0) {
            final int missing = rival == null && distance == 0 ? settle(counters) : 0;
            suspended += excused ? Math.max(0, distance) : 0;
            moveOn(start, units);
            return missing;
        }
        if (distance < 0) {
            onLate(start, units, counters);
            return 0;
        }
        holes.open(expected, distance);
        count(distance, counters);
        moveOn(start, units);
        return distance;
    }

    /** Whether another unit explains the step, and may well be the exporter's. */
    private boolean isExcused() {
        return rival != null && (!established || rival.isSiblingOf(unit));
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

    /**
     * Less uptime, and another time of the start: a late message tells the same one. Uptime wraps after 49.7 days: the
     * signed distance of 32 bits sees a wrap as a step forward.
     */
    private boolean isReboot(int uptime, long systemInit) {
        return uptime - uptimeMillis < -UPTIME_TOLERANCE_MILLIS
                && Math.abs(systemInit - systemInitEpochMillis) > UPTIME_TOLERANCE_MILLIS;
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
    private boolean learn(int sequence, int records, int flows, boolean expectedCame) {
        final int step = sequence - lastSequence;
        if (expectedCame && rival != null && explains(rival, step, records, flows)) {
            return false;
        }
        SequenceUnit explanation = null;
        for (int i = SequenceUnit.count() - 1; i >= 0; i--) {
            final SequenceUnit candidate = SequenceUnit.at(i);
            final boolean same =
                    candidate == unit || candidate.isSiblingOf(unit) && records == flows && lastRecords == lastFlows;
            if (!same && explains(candidate, step, records, flows)) {
                explanation = explanation == null || explanation != rival ? candidate : explanation;
            }
        }
        if (expectedCame) {
            established |= explanation == null && lastRecords >= 0 && records >= 0;
            explanation = null;
        }
        rivalStreak = explanation == null ? 0 : explanation == rival ? rivalStreak + 1 : 1;
        rival = explanation;
        if (rivalStreak < (isExcused() ? CONVINCING : CONVINCING_AGAINST_EVIDENCE)) {
            return false;
        }
        unit = rival;
        rival = null;
        rivalStreak = 0;
        established = false;
        return true;
    }

    private boolean explains(SequenceUnit candidate, int step, int records, int flows) {
        return candidate.explains(step, candidate.units(lastRecords, lastFlows), candidate.units(records, flows));
    }

    /** A message from before the expected one fills a hole that it caused, or was here already. */
    private void onLate(int start, int units, Counters<Counter> counters) {
        if (units == 0) {
            return;
        }
        final int filled = holes.fill(start, Math.max(units, 1));
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
