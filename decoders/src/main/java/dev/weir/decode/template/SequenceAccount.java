package dev.weir.decode.template;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.ExporterState;
import dev.weir.decode.SequenceTracker;

/** Keeps the sequence numbers of one message after another: before its sets are read, and after. */
public final class SequenceAccount {
    private final Counters<Counter> counters;
    private SequenceTracker tracker;

    /** Makes an account that belongs to one shard. */
    public SequenceAccount(Counters<Counter> counters) {
        this.counters = counters;
    }

    /** Tells the message what is missing before it. */
    public void before(MessageContext message) {
        tracker = message.session.tracker(message.protocol, message.domain, (int) message.sequence);
        message.restarts = tracker.restarts();
        message.lostBefore =
                tracker.missingBefore((int) message.sequence, message.uptimeMillis, message.systemInitEpochMillis);
    }

    /** Takes note of what the message had. */
    public void after(MessageContext message, MessageDecoder decoder) {
        final int records = decoder.hasUncounted() ? -1 : decoder.records();
        final int flows = decoder.hasUncounted() ? -1 : decoder.flowRecords();
        final long restarts = tracker.restarts();
        final int missing = tracker.onMessage(
                (int) message.sequence, records, flows, message.uptimeMillis, message.systemInitEpochMillis, counters);
        final ExporterState state = message.session.state();
        state.onRecords(message.protocol, decoder.records() + decoder.replayedRecords(), missing);
        if (tracker.restarts() != restarts) {
            state.onRestart();
        }
    }
}
