package dev.weir.sink.journal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import net.openhft.chronicle.core.time.TimeProvider;

/**
 * The clock that decides the roll-over. It never goes back: a file that has been closed must not be written again, as
 * Chronicle would try when the system's clock is set back over a roll-over.
 */
final class RollClock implements TimeProvider {
    private final LongSupplier epochNanos;
    private final AtomicLong latestMillis = new AtomicLong(Long.MIN_VALUE);

    RollClock(LongSupplier epochNanos) {
        this.epochNanos = epochNanos;
    }

    /** From now on the clock shows at least this time. */
    void notBefore(long epochMillis) {
        advance(epochMillis);
    }

    @Override
    public long currentTimeMillis() {
        return advance(TimeUnit.NANOSECONDS.toMillis(epochNanos.getAsLong()));
    }

    private long advance(long candidate) {
        long latest = latestMillis.get();
        while (candidate > latest) {
            if (latestMillis.compareAndSet(latest, candidate)) {
                return candidate;
            }
            latest = latestMillis.get();
        }
        return latest;
    }
}
