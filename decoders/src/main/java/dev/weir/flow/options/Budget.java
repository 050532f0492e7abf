package dev.weir.flow.options;

/** Memory that tables share: estimated octets taken, and the bound. Owned by one thread. */
final class Budget {
    private final long bytes;
    private long taken;

    Budget(long bytes) {
        this.bytes = bytes;
    }

    boolean isSpent() {
        return taken >= bytes;
    }

    void take(long amount) {
        taken += amount;
    }
}
