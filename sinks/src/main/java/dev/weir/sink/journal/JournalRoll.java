package dev.weir.sink.journal;

import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.rollcycles.LegacyRollCycles;

/**
 * How long one file of the journal lasts. Retention deletes whole files, so a shorter cycle keeps closer to its limits;
 * each file costs about 70 KiB before its first excerpt.
 */
public enum JournalRoll {
    /** A file a minute; for tests and very small disks. */
    MINUTELY(LegacyRollCycles.MINUTELY),
    /** A file every five minutes. */
    FIVE_MINUTELY(RollCycles.FIVE_MINUTELY),
    /** A file every ten minutes. */
    TEN_MINUTELY(RollCycles.TEN_MINUTELY),
    /** A file an hour; up to four thousand million excerpts in each. */
    HOURLY(RollCycles.FAST_HOURLY),
    /** A file a day, from midnight UTC. */
    DAILY(RollCycles.FAST_DAILY);

    private final RollCycle cycle;

    JournalRoll(RollCycle cycle) {
        this.cycle = cycle;
    }

    RollCycle cycle() {
        return cycle;
    }
}
