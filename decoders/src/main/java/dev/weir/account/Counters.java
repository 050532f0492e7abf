package dev.weir.account;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * One thread's counts, a cell per constant of an enum. Only the owner adds; any thread may read, and sees a value that
 * the owner had a moment ago. Padded at both ends, so that two threads' cells share no cache line.
 *
 * @param <E> what is counted
 */
public final class Counters<E extends Enum<E>> {
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int PADDING = 16;

    private final Class<E> type;
    private final long[] cells;

    /** Makes cells that are all 0. */
    public Counters(Class<E> type) {
        this.type = type;
        this.cells = new long[type.getEnumConstants().length + 2 * PADDING];
    }

    /** What is counted. */
    public Class<E> type() {
        return type;
    }

    /** Adds one. Owner only. */
    public void increment(E counter) {
        add(counter, 1);
    }

    /** Adds an amount. Owner only. */
    public void add(E counter, long amount) {
        final int cell = PADDING + counter.ordinal();
        CELL.setOpaque(cells, cell, cells[cell] + amount);
    }

    /** Reads a count. Any thread. */
    public long get(E counter) {
        return (long) CELL.getOpaque(cells, PADDING + counter.ordinal());
    }
}
