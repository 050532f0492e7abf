package dev.weir.collector.shard;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import com.lmax.disruptor.WaitStrategy;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Waits for the one consumer of a ring: spins a little, then parks until a producer wakes it or its time is up. An idle
 * shard costs a few wake-ups a second; a busy one never parks; a producer pays a fence and a look.
 */
final class ParkingWaitStrategy implements WaitStrategy {
    private static final int SPINS = 200;

    private final LongSupplier patienceNanos;
    private volatile Thread parked;

    /**
     * Makes the strategy of one ring.
     *
     * @param patienceNanos asked by the consumer before each wait: after how long it wants to be told that nothing came
     */
    ParkingWaitStrategy(LongSupplier patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    @Override
    public long waitFor(long sequence, Sequence cursor, Sequence dependentSequence, SequenceBarrier barrier)
            throws AlertException, TimeoutException {
        long available = dependentSequence.get();
        for (int i = 0; available < sequence && i < SPINS; i++) {
            barrier.checkAlert();
            Thread.onSpinWait();
            available = dependentSequence.get();
        }
        return available >= sequence ? available : park(sequence, dependentSequence, barrier);
    }

    private long park(long sequence, Sequence dependentSequence, SequenceBarrier barrier)
            throws AlertException, TimeoutException {
        final long deadline = System.nanoTime() + patienceNanos.getAsLong();
        try {
            while (true) {
                parked = Thread.currentThread();
                VarHandle.fullFence();
                final long available = dependentSequence.get();
                if (available >= sequence) {
                    return available;
                }
                barrier.checkAlert();
                final long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw TimeoutException.INSTANCE;
                }
                LockSupport.parkNanos(this, left);
            }
        } finally {
            parked = null;
        }
    }

    /** The fence orders the publication before the look: either the consumer sees the event, or we see it parked. */
    @Override
    public void signalAllWhenBlocking() {
        VarHandle.fullFence();
        final Thread thread = parked;
        if (thread != null) {
            parked = null;
            LockSupport.unpark(thread);
        }
    }
}
