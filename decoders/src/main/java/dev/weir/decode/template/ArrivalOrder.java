package dev.weir.decode.template;

/** All sets that wait, of whatever exporter, in the order in which they came. Owned by the shard's thread. */
final class ArrivalOrder {
    private WaitingSet first;
    private WaitingSet last;

    /** The set that came first; null if none waits. */
    WaitingSet first() {
        return first;
    }

    void add(WaitingSet set) {
        set.previousArrived = last;
        set.nextArrived = null;
        if (last == null) {
            first = set;
        } else {
            last.nextArrived = set;
        }
        last = set;
    }

    void remove(WaitingSet set) {
        if (set.previousArrived == null) {
            first = set.nextArrived;
        } else {
            set.previousArrived.nextArrived = set.nextArrived;
        }
        if (set.nextArrived == null) {
            last = set.previousArrived;
        } else {
            set.nextArrived.previousArrived = set.previousArrived;
        }
        set.previousArrived = null;
        set.nextArrived = null;
    }
}
