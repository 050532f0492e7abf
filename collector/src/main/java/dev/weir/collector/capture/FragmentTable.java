package dev.weir.collector.capture;

import dev.weir.flow.Bytes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts fragmented IP datagrams together, in bounded room.
 *
 * <p>Held are at most {@link #MAX_DATAGRAMS} unfinished datagrams, at most {@link #MAX_BYTES} of them, each for at most
 * {@link #MAX_AGE_NANOS} of the capture's own time; the oldest goes first. Overlapping fragments are refused together
 * with their datagram (RFC 5722), repeated ones are left out: captures on several interfaces see packets twice.
 */
final class FragmentTable {
    static final int MAX_DATAGRAMS = 256;
    static final long MAX_BYTES = 4 * 1024 * 1024;
    static final long MAX_AGE_NANOS = 30_000_000_000L;

    private static final int UNIT_MASK = 7;

    private record Key(long source0, long source1, long destination0, long destination1, int id, int protocol) {}

    private final Map<Key, Reassembly> unfinished = new LinkedHashMap<>();
    private final CaptureCounts counts;
    private long heldBytes;

    FragmentTable(CaptureCounts counts) {
        this.counts = counts;
    }

    /**
     * Takes the fragment that the IP headers describe, and counts it.
     *
     * @return the datagram when the fragment made it whole, else null
     */
    Reassembly offer(InternetLayer ip, CapturedPacket packet) {
        counts.add(CaptureCounter.FRAGMENTS, 1);
        expireBefore(packet.epochNanos);
        final int length = ip.end() - ip.payload();
        if (!isSound(ip, length)) {
            counts.add(CaptureCounter.FRAGMENTS_REFUSED, 1);
            return null;
        }
        final Key key = keyOf(ip);
        final Reassembly datagram = unfinished.computeIfAbsent(key, k -> begin(packet.epochNanos));
        heldBytes -= datagram.heldBytes();
        final Reassembly.Outcome outcome =
                datagram.offer(packet.bytes, ip.payload(), length, ip.fragmentOffset(), !ip.moreFragments());
        heldBytes += datagram.heldBytes();
        return settle(key, datagram, outcome);
    }

    /** Gives up all that is unfinished: the file has ended. */
    void expireAll() {
        while (!unfinished.isEmpty()) {
            expireOldest();
        }
    }

    private static boolean isSound(InternetLayer ip, int length) {
        final boolean fits = ip.fragmentOffset() + length < Reassembly.MAX_LENGTH;
        final boolean evenUnits = (length & UNIT_MASK) == 0 || !ip.moreFragments();
        return ip.whole() && length > 0 && fits && evenUnits;
    }

    private Reassembly settle(Key key, Reassembly datagram, Reassembly.Outcome outcome) {
        switch (outcome) {
            case COMPLETE -> {
                forget(key, datagram);
                return datagram;
            }
            case REPEATED -> counts.add(CaptureCounter.FRAGMENTS_REFUSED, 1);
            case CONTRADICTS -> {
                forget(key, datagram);
                counts.add(CaptureCounter.FRAGMENTS_REFUSED, datagram.fragments() + 1L);
            }
            default -> makeRoom();
        }
        return null;
    }

    private Reassembly begin(long epochNanos) {
        final Reassembly datagram = new Reassembly(epochNanos);
        heldBytes += datagram.heldBytes();
        return datagram;
    }

    private void makeRoom() {
        while (unfinished.size() > MAX_DATAGRAMS || heldBytes > MAX_BYTES) {
            expireOldest();
        }
    }

    private void expireBefore(long nowEpochNanos) {
        while (!unfinished.isEmpty()) {
            final Reassembly oldest = unfinished.values().iterator().next();
            // Either way: a file whose time jumps back must not keep fragments for ever.
            if (Math.abs(nowEpochNanos - oldest.beganAtEpochNanos) <= MAX_AGE_NANOS) {
                return;
            }
            expireOldest();
        }
    }

    private void expireOldest() {
        final Iterator<Reassembly> oldestFirst = unfinished.values().iterator();
        final Reassembly oldest = oldestFirst.next();
        oldestFirst.remove();
        heldBytes -= oldest.heldBytes();
        counts.add(CaptureCounter.FRAGMENTS_EXPIRED, oldest.fragments());
    }

    private void forget(Key key, Reassembly datagram) {
        unfinished.remove(key);
        heldBytes -= datagram.heldBytes();
    }

    private static Key keyOf(InternetLayer ip) {
        final byte[] addresses = ip.addresses();
        return new Key(
                Bytes.i64(addresses, 0),
                Bytes.i64(addresses, 8),
                Bytes.i64(addresses, 16),
                Bytes.i64(addresses, 24),
                ip.fragmentId(),
                ip.protocol());
    }
}
