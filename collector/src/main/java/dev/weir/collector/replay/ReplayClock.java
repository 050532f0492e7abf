package dev.weir.collector.replay;

import java.util.concurrent.locks.LockSupport;

/** Time as a replay needs it. Tests bring their own. */
interface ReplayClock {
    /** The machine's clock; waits without burning the processor. */
    ReplayClock SYSTEM = new ReplayClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void park(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    /** Nanoseconds since some moment. */
    long nanoTime();

    /** Waits about that long; may return earlier. */
    void park(long nanos);
}
