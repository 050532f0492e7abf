package dev.weir.collector.shard;

import dev.weir.sink.journal.AppendResult;
import dev.weir.sink.journal.JournalAppender;

/** A shard's way into the journal. Owned by the shard's thread. */
record JournalWay(JournalAppender appender) implements JournalOutput.Appender {
    @Override
    public AppendResult append(byte[] excerpt, int offset, int length) {
        return appender.append(excerpt, offset, length);
    }

    @Override
    public int lastCycle() {
        return appender.lastCycle();
    }

    @Override
    public int nextCycle() {
        return appender.nextCycle();
    }
}
