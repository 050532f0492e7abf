package dev.weir.collector.account;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.RejectReason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Knows all counters and sums them up when asked. Parts are added at start; any thread may take a snapshot. */
public final class Ledger {
    private final List<Counters<Counter>> counters = new CopyOnWriteArrayList<>();
    private final List<Counters<RejectReason>> rejects = new CopyOnWriteArrayList<>();
    private final List<LongSupplier> rings = new CopyOnWriteArrayList<>();
    private final List<LongSupplier> waitingSets = new CopyOnWriteArrayList<>();
    private final List<LongSupplier> waitingBytes = new CopyOnWriteArrayList<>();
    private final List<LongSupplier> kernelDrops = new CopyOnWriteArrayList<>();
    private final List<Supplier<LedgerSnapshot.SinkLine>> sinks = new CopyOnWriteArrayList<>();

    /** Adds a thread's counters. */
    public void addCounters(Counters<Counter> threadCounters) {
        counters.add(threadCounters);
    }

    /** Adds a thread's counts of refused datagrams. */
    public void addRejects(Counters<RejectReason> threadRejects) {
        rejects.add(threadRejects);
    }

    /** Adds a ring, by what tells how many datagrams wait in it. */
    public void addRing(LongSupplier waiting) {
        rings.add(waiting);
    }

    /** Adds a shard's room in which data sets wait, by what tells how many wait and how many octets they have. */
    public void addWaiting(LongSupplier sets, LongSupplier bytes) {
        waitingSets.add(sets);
        waitingBytes.add(bytes);
    }

    /** Adds a listener, by what tells how many datagrams the kernel dropped at it; -1 if unknown. */
    public void addKernelDrops(LongSupplier drops) {
        kernelDrops.add(drops);
    }

    /** Adds a sink, by what tells its line. */
    public void addSink(Supplier<LedgerSnapshot.SinkLine> line) {
        sinks.add(line);
    }

    /** Sums everything up. */
    public LedgerSnapshot snapshot() {
        final List<LedgerSnapshot.SinkLine> lines = new ArrayList<>();
        sinks.forEach(sink -> lines.add(sink.get()));
        return new LedgerSnapshot(
                sum(Counter.class, counters),
                sum(RejectReason.class, rejects),
                kernelDropsSum(),
                sum(rings),
                new LedgerSnapshot.Waiting(sum(waitingSets), sum(waitingBytes)),
                lines);
    }

    private static long sum(List<LongSupplier> gauges) {
        return gauges.stream().mapToLong(LongSupplier::getAsLong).sum();
    }

    private long kernelDropsSum() {
        long sum = 0;
        for (LongSupplier drops : kernelDrops) {
            final long dropped = drops.getAsLong();
            if (dropped < 0) {
                return -1;
            }
            sum += dropped;
        }
        return sum;
    }

    private static <E extends Enum<E>> Map<E, Long> sum(Class<E> type, List<Counters<E>> threads) {
        final Map<E, Long> sums = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            sums.put(
                    constant,
                    threads.stream().mapToLong(thread -> thread.get(constant)).sum());
        }
        return sums;
    }
}
