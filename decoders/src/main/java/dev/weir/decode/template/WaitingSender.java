package dev.weir.decode.template;

import dev.weir.decode.ExporterState;
import dev.weir.flow.AddressKey;
import dev.weir.flow.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * What waits of one exporter: its queues, and how much of the room they take. Also the key by which it is found. Owned
 * by the shard's thread.
 */
final class WaitingSender {
    private final List<WaitingQueue> queues = new ArrayList<>(1);
    private final AddressKey address = new AddressKey();
    private int lastHit;
    ExporterState exporter;
    int blocks;
    boolean known;
    int sizeClass = -1;
    WaitingSender next;
    WaitingSender previous;

    /** Takes an address, 16 bytes, as its key. Not while it is in a map. */
    void setAddress(byte[] octets) {
        address.set(octets);
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
        return address.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WaitingSender sender && sender.address.equals(address);
    }
}
