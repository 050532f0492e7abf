package dev.weir.collector.capture;

/** A count for each {@link CaptureCounter}. Owned by the thread that reads the capture. */
public final class CaptureCounts {
    private final long[] counts = new long[CaptureCounter.values().length];

    /** Returns what has been counted so far. */
    public long get(CaptureCounter counter) {
        return counts[counter.ordinal()];
    }

    /** Adds the counts of another file, for a total over several. */
    public void addAll(CaptureCounts other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
    }

    /** Returns how many datagrams were given out: whole, truncated and reassembled ones. */
    public long delivered() {
        return get(CaptureCounter.DATAGRAMS)
                + get(CaptureCounter.TRUNCATED_DATAGRAMS)
                + get(CaptureCounter.REASSEMBLED);
    }

    void add(CaptureCounter counter, long amount) {
        counts[counter.ordinal()] += amount;
    }

    /** Lists the counters that are not zero, as {@code name=count} with blanks between. */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        for (final CaptureCounter counter : CaptureCounter.values()) {
            if (get(counter) != 0) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(counter.label())
                        .append('=')
                        .append(get(counter));
            }
        }
        return text.toString();
    }
}
