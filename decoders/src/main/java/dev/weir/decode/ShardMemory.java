package dev.weir.decode;

import dev.weir.decode.template.TemplateLimits;

/**
 * What a shard may keep about all of its exporters together. The bounds for each exporter alone would only be bounds on
 * paper. An exporter's first session and a session's first tracker are always granted: the exporter table bounds them.
 *
 * @param limits what templates may take at most
 * @param templates octets for templates
 * @param sessions transport sessions beyond the first one of each exporter
 * @param trackers sequence trackers beyond the first one of each session
 */
record ShardMemory(TemplateLimits limits, MemoryBudget templates, MemoryBudget sessions, MemoryBudget trackers) {
    private static final long SESSIONS = 1 << 16;
    private static final long TRACKERS = 1 << 17;

    static ShardMemory of(TemplateLimits limits) {
        return new ShardMemory(
                limits, new MemoryBudget(limits.bytes()), new MemoryBudget(SESSIONS), new MemoryBudget(TRACKERS));
    }
}
