package dev.weir.decode.template;

import dev.weir.flow.Protocol;

/**
 * The sets of one exporter, protocol and observation domain that wait, in the order in which they came. Owned by the
 * shard's thread.
 */
final class WaitingQueue {
    final WaitingSender sender;
    final Protocol protocol;
    final long domain;
    WaitingSet first;
    private WaitingSet last;
    private int size;

    WaitingQueue(WaitingSender sender, Protocol protocol, long domain) {
        this.sender = sender;
        this.protocol = protocol;
        this.domain = domain;
    }

    int size() {
        return size;
    }

    void add(WaitingSet set) {
        set.queue = this;
        set.previousInQueue = last;
        set.nextInQueue = null;
        if (last == null) {
            first = set;
        } else {
            last.nextInQueue = set;
        }
        last = set;
        size++;
    }

    void remove(WaitingSet set) {
        if (set.previousInQueue == null) {
            first = set.nextInQueue;
        } else {
            set.previousInQueue.nextInQueue = set.nextInQueue;
        }
        if (set.nextInQueue == null) {
            last = set.previousInQueue;
        } else {
            set.nextInQueue.previousInQueue = set.previousInQueue;
        }
        set.queue = null;
        set.nextInQueue = null;
        set.previousInQueue = null;
        size--;
    }
}
