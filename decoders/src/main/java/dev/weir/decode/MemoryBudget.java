package dev.weir.decode;

/**
 * What a shard may keep of one thing because of what came in, in units that its users agree on. Taking is refused
 * beyond the limit, so that input decides how soon the limit is reached and never where it lies. Owned by the shard's
 * thread.
 */
public final class MemoryBudget {
    private final long limit;
    private long used;

    /** Makes a budget of which nothing is used. */
    public MemoryBudget(long limit) {
        this.limit = limit;
    }

    /** Takes an amount; false, and nothing taken, if it is not there. */
    public boolean tryTake(long amount) {
        if (amount > limit - used) {
            return false;
        }
        used += amount;
        return true;
    }

    /** Gives an amount back. */
    public void give(long amount) {
        used -= amount;
    }

    /** How much is taken. */
    public long used() {
        return used;
    }
}
