package dev.weir.decode;

import dev.weir.decode.template.TemplateLimits;
import dev.weir.decode.template.TemplateMemory;
import java.util.function.Predicate;

/**
 * What a shard may keep about all of its exporters together. The bounds for each exporter alone would only be bounds on
 * paper. An exporter's first session and a session's first tracker are always granted: the exporter table bounds them.
 *
 * <p>Half of the memory for templates is kept for exporters that have given records for a while. So a flood of forged
 * ones cannot keep those from defining new templates. In the other half, whoever has not been seen for the longest time
 * gives way, so that a flood cannot keep new exporters out either.
 */
final class ShardMemory {
    private static final long SESSIONS = 1 << 16;
    private static final long TRACKERS = 1 << 17;

    /** How many others may have to give way to one template. */
    private static final int MAX_RECLAIMED = 16;

    private final TemplateLimits limits;
    private final MemoryBudget templates;
    private final MemoryBudget early;
    private final MemoryBudget sessions = new MemoryBudget(SESSIONS);
    private final MemoryBudget trackers = new MemoryBudget(TRACKERS);
    private Predicate<ExporterState> reclaimer = needy -> false;

    ShardMemory(TemplateLimits limits) {
        this.limits = limits;
        this.templates = new MemoryBudget(limits.bytes());
        this.early = new MemoryBudget(limits.bytes() / 2);
    }

    static ShardMemory of(TemplateLimits limits) {
        return new ShardMemory(limits);
    }

    /** Says who makes an exporter that has not proven itself give way to another one. */
    void reclaimFrom(Predicate<ExporterState> table) {
        reclaimer = table;
    }

    /** What templates may take at most. */
    TemplateLimits limits() {
        return limits;
    }

    /** Transport sessions beyond the first one of each exporter. */
    MemoryBudget sessions() {
        return sessions;
    }

    /** Sequence trackers beyond the first one of each session. */
    MemoryBudget trackers() {
        return trackers;
    }

    /** Octets that all templates take. */
    long templateBytes() {
        return templates.used();
    }

    /** An exporter's access to the memory for templates. */
    Share share(ExporterState state) {
        return new Share(state);
    }

    /** One exporter's access. */
    final class Share implements TemplateMemory {
        private final ExporterState state;
        private long takenEarly;

        Share(ExporterState state) {
            this.state = state;
        }

        @Override
        public boolean tryTake(int octets) {
            for (int tries = 0; tries < MAX_RECLAIMED; tries++) {
                if (state.isProven() ? templates.tryTake(octets) : tryTakeEarly(octets)) {
                    return true;
                }
                if (!reclaimer.test(state)) {
                    return false;
                }
            }
            return false;
        }

        private boolean tryTakeEarly(int octets) {
            if (!early.tryTake(octets)) {
                return false;
            }
            if (!templates.tryTake(octets)) {
                early.give(octets);
                return false;
            }
            takenEarly += octets;
            return true;
        }

        /** Once an exporter has proven itself, what it took before weighs on those that have not no longer. */
        void settle() {
            early.give(takenEarly);
            takenEarly = 0;
        }

        @Override
        public void give(int octets) {
            templates.give(octets);
            final long back = Math.min(takenEarly, octets);
            takenEarly -= back;
            early.give(back);
        }
    }
}
