package dev.weir.decode.template;

import dev.weir.decode.ExporterState;
import dev.weir.flow.Addresses;
import dev.weir.flow.Bytes;
import dev.weir.flow.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits of one exporter: its queues, and how much of the room they take. Also the key by which it is found. Owned
 * by the shard's thread.
 */
final class WaitingSender {
    private final List<WaitingQueue> queues = new ArrayList<>(1);
    private long addressHigh;
    private long addressLow;
    private int lastHit;
    ExporterState exporter;
    int blocks;
    boolean known;
    int sizeClass = -1;
    WaitingSender next;
    WaitingSender previous;

    /** Takes an address, 16 bytes, as its key. Not while it is in a map. */
    void setAddress(byte[] address) {
        addressHigh = Bytes.i64(address, 0);
        addressLow = Bytes.i64(address, Addresses.LENGTH / 2);
    }

    /** Finds a queue; null if nothing of that domain waits. */
    WaitingQueue find(Protocol protocol, long domain) {
        for (int i = 0, at = lastHit; i < queues.size(); i++, at = at + 1 == queues.size() ? 0 : at + 1) {
            final WaitingQueue queue = queues.get(at);
            if (queue.domain == domain && queue.protocol == protocol) {
                lastHit = at;
                return queue;
            }
        }
        return null;
    }

    /** Makes a queue. */
    WaitingQueue add(Protocol protocol, long domain) {
        final WaitingQueue queue = new WaitingQueue(this, protocol, domain);
        queues.add(queue);
        return queue;
    }

    /** Forgets a queue that is empty. */
    void remove(WaitingQueue queue) {
        queues.remove(queue);
        lastHit = 0;
    }

    int queueCount() {
        return queues.size();
    }

    boolean isEmpty() {
        return queues.isEmpty();
    }

    /** The set that came first in the domain that has been waiting for longest. */
    WaitingSet oldest() {
        return queues.get(0).first;
    }

    @Override
    public int hashCode() {
        final long mixed = (addressHigh * 31 + addressLow) * 0x9e37_79b9_7f4a_7c15L;
        return (int) (mixed >>> Integer.SIZE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WaitingSender sender
                && sender.addressHigh == addressHigh
                && sender.addressLow == addressLow;
    }
}
