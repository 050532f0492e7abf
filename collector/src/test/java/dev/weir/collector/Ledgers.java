package dev.weir.collector;

import dev.weir.account.Counter;
import dev.weir.collector.account.LedgerSnapshot;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Waits for counts. */
final class Ledgers {
    private static final long PATIENCE_SECONDS = 20;

    private Ledgers() {}

    static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).pollInterval(10, TimeUnit.MILLISECONDS);
    }

    /** Waits until a number of datagrams has reached the sockets, whatever became of them. */
    static LedgerSnapshot awaitArrived(Collector collector, long datagrams) {
        await().until(() -> arrived(collector.ledger()) >= datagrams);
        return collector.ledger();
    }

    /** Datagrams that reached our sockets. */
    static long arrived(LedgerSnapshot ledger) {
        return ledger.get(Counter.DATAGRAMS_RECEIVED) + Math.max(0, ledger.droppedByKernel());
    }
}
