package dev.weir.decode.template;

import dev.weir.account.Counter;
import dev.weir.account.Counters;
import dev.weir.decode.ExporterSession;
import dev.weir.flow.Addresses;
import dev.weir.flow.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Where data sets wait for the template that they need: one that has not come yet, or the one that follows a reboot.
 * Bounded by {@link WaitingLimits}. Owned by the shard's thread; the gauges may be read by any.
 *
 * <p>Sets are kept by exporter address, protocol and observation domain, whichever transport session they came by: who
 * replays them looks for the template as for any set, first in the set's own session, and leaves waiting what has none.
 *
 * <p>When the room is full, senders that never gave a record make room first, the biggest of them before the others, so
 * forged sources cannot push out what an exporter at work lets wait. Between exporters at work, the bigger one gives
 * way to the smaller one. What gives way is counted as what finds no place.
 */
public final class WaitingRoom {
    /** The longest set that a message can have. */
    private static final int MAX_SET_LENGTH = 0xffff;

    /** An exporter that invents domains runs into this. */
    private static final int MAX_DOMAINS = 256;

    private final Map<WaitingSender, WaitingSender> senders = new HashMap<>();
    private final WaitingSender probe = new WaitingSender();
    private final byte[] probeAddress = new byte[Addresses.LENGTH];
    private final SendersBySize bySize = new SendersBySize();
    private final WaitingLimits limits;
    private final Counters<Counter> counters;
    private final BlockPool pool;
    private final ArrivalOrder arrivals = new ArrivalOrder();
    private byte[] scratch = {};
    private WaitingSet spare;
    private volatile long waitingSets;
    private volatile long waitingBytes;

    /** Takes sets out of the room. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Looks at a set whose template may have come. May not call the room.
         *
         * @param message what its message said; valid for this call
         * @param templateId the set's id
         * @param bytes the array that holds the set's content, without the set's header; valid for this call
         * @param offset where it begins
         * @param length how many octets it has
         * @return true if it was decoded or refused; false if it has to wait on
         */
        boolean onSet(MessageContext message, int templateId, byte[] bytes, int offset, int length);
    }

    /** Makes an empty room. Its memory is taken as it fills. */
    public WaitingRoom(WaitingLimits limits, Counters<Counter> counters) {
        this.limits = limits;
        this.counters = counters;
        this.pool = new BlockPool(limits.bytes());
    }

    /**
     * Keeps a set until its template comes.
     *
     * @param message what its message said; copied
     * @param templateId the set's id
     * @param bytes the array that holds its content, without the set's header; copied
     * @param offset where it begins
     * @param length how many octets are there: never a length that was only told
     * @return false if there is no place for it, which is then counted
     */
    public boolean hold(MessageContext message, int templateId, byte[] bytes, int offset, int length) {
        final boolean known = message.session.state().hasRecords();
        if (length > MAX_SET_LENGTH || isCrowded(message) || !makeRoom(message, known, length)) {
            counters.increment(Counter.SETS_DROPPED_WAITING_ROOM_FULL);
            return false;
        }
        final WaitingSet set = spare == null ? new WaitingSet() : spare;
        spare = set.nextArrived;
        set.message.copyFrom(message);
        set.templateId = templateId;
        set.length = length;
        set.firstBlock = pool.store(bytes, offset, length);
        queueFor(message).add(set);
        arrivals.add(set);
        set.queue.sender.blocks += set.blocks();
        bySize.update(set.queue.sender, known);
        count(1, length);
        return true;
    }

    /** Whether the message's domain has as many sets here as it may have, or its exporter as many domains. */
    private boolean isCrowded(MessageContext message) {
        final WaitingSender sender = find(message.session);
        final WaitingQueue queue = sender == null ? null : sender.find(message.protocol, message.domain);
        if (queue == null) {
            return limits.setsPerDomain() == 0 || sender != null && sender.queueCount() == MAX_DOMAINS;
        }
        return queue.size() >= limits.setsPerDomain();
    }

    private boolean makeRoom(MessageContext message, boolean known, int length) {
        final int needed = BlockPool.blocksFor(length);
        while (pool.free() < needed) {
            final WaitingSender newcomer = find(message.session);
            final WaitingSender victim = needed > pool.capacity() ? null : victim(known);
            if (victim == null || victim == newcomer) {
                return false;
            }
            final int wanted = needed + (newcomer == null ? 0 : newcomer.blocks);
            final boolean yields = victim.known ? victim.blocks > wanted : known || victim.blocks >= wanted;
            if (!yields) {
                return false;
            }
            remove(victim.oldest());
            counters.increment(Counter.SETS_DROPPED_WAITING_ROOM_FULL);
        }
        return true;
    }

    /** Who gives way; a sender that has turned out to be an exporter at work is passed over, once. */
    private WaitingSender victim(boolean forKnown) {
        WaitingSender stranger = bySize.biggest(false);
        while (stranger != null && stranger.exporter.hasRecords()) {
            bySize.update(stranger, true);
            stranger = bySize.biggest(false);
        }
        return stranger == null && forKnown ? bySize.biggest(true) : stranger;
    }

    private WaitingSender find(ExporterSession session) {
        session.exporter().copyAddress(probeAddress, 0);
        probe.setAddress(probeAddress);
        return senders.get(probe);
    }

    private WaitingQueue queueFor(MessageContext message) {
        WaitingSender sender = find(message.session);
        if (sender == null) {
            sender = new WaitingSender();
            sender.setAddress(probeAddress);
            senders.put(sender, sender);
        }
        sender.exporter = message.session.state();
        final WaitingQueue queue = sender.find(message.protocol, message.domain);
        return queue != null ? queue : sender.add(message.protocol, message.domain);
    }

    /**
     * Shows, in the order in which they came, the sets that may have found their template.
     *
     * @param session the session that the definitions came by; its exporter's sets are shown, whatever their session
     * @param protocol the definitions' protocol
     * @param domain their observation domain
     * @param defined whether a template id is among them
     * @param visitor is shown the sets; those that it is done with leave the room
     * @return how many left
     */
    public int replay(ExporterSession session, Protocol protocol, long domain, IntPredicate defined, Visitor visitor) {
        final WaitingSender sender = waitingSets == 0 ? null : find(session);
        final WaitingQueue queue = sender == null ? null : sender.find(protocol, domain);
        int left = 0;
        WaitingSet set = queue == null ? null : queue.first;
        while (set != null) {
            final WaitingSet following = set.nextInQueue;
            left += defined.test(set.templateId) && isDone(set, visitor) ? 1 : 0;
            set = following;
        }
        return left;
    }

    /** Whether a set has left the room; so does one over which the visitor fails. */
    private boolean isDone(WaitingSet set, Visitor visitor) {
        final int length = load(set);
        boolean done = true;
        try {
            done = visitor.onSet(set.message, set.templateId, scratch, 0, length);
        } finally {
            if (done) {
                remove(set);
            }
        }
        return done;
    }

    /** Copies a set's content into the scratch array and tells its length. */
    private int load(WaitingSet set) {
        if (scratch.length < set.length) {
            scratch = new byte[Math.max(set.length, 2 * scratch.length)];
        }
        pool.copy(set.firstBlock, set.length, scratch);
        return set.length;
    }

    /**
     * Lets go, and counts, what has waited for too long. A set whose time lies as far ahead goes too: the clock was put
     * back.
     *
     * @param nowEpochNanos when the last datagram was received
     * @return how many went
     */
    public int expire(long nowEpochNanos) {
        int expired = 0;
        WaitingSet oldest = arrivals.first();
        while (oldest != null && isExpired(oldest, nowEpochNanos)) {
            remove(oldest);
            expired++;
            oldest = arrivals.first();
        }
        if (expired > 0) {
            counters.add(Counter.SETS_DROPPED_NO_TEMPLATE_EXPIRED, expired);
        }
        return expired;
    }

    private boolean isExpired(WaitingSet set, long nowEpochNanos) {
        return Math.abs(nowEpochNanos - set.message.receivedAtEpochNanos) > limits.maxAgeNanos();
    }

    private void remove(WaitingSet set) {
        final WaitingQueue queue = set.queue;
        final WaitingSender sender = queue.sender;
        sender.blocks -= set.blocks();
        queue.remove(set);
        if (queue.size() == 0) {
            sender.remove(queue);
        }
        bySize.update(sender, sender.known);
        if (sender.isEmpty()) {
            senders.remove(sender);
        }
        arrivals.remove(set);
        pool.release(set.firstBlock);
        count(-1, -set.length);
        set.message.session = null;
        set.nextArrived = spare;
        spare = set;
    }

    /** Only the owner writes, so reading before writing is safe. */
    private void count(int sets, int bytes) {
        waitingSets = waitingSets + sets;
        waitingBytes = waitingBytes + bytes;
    }

    /** How many sets wait. Any thread. */
    public long waitingSets() {
        return waitingSets;
    }

    /** How many octets the sets that wait have. Any thread. */
    public long waitingBytes() {
        return waitingBytes;
    }
}
