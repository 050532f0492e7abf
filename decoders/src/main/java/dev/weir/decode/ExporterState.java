package dev.weir.decode;

import dev.weir.decode.template.ExporterTemplates;
import dev.weir.decode.template.TemplateLimits;
import dev.weir.flow.Protocol;
import java.util.Arrays;

/**
 * What a shard remembers of an exporter, by its address: sessions and figures. Owned by the shard's thread; others get
 * an {@link ExporterSummary}.
 */
public final class ExporterState {
    private static final int MAX_SESSIONS = 64;
    private static final long PROVEN_NANOS = 60_000_000_000L;

    private final byte[] address;
    private final ShardMemory memory;
    private final ShardMemory.Share share;
    private final ExporterTemplates templates;
    private final long firstSeenEpochNanos;
    private ExporterSession[] sessions = new ExporterSession[1];
    private int sessionCount;
    private int nextVictim;
    private int lastHit;
    private long lastSeenEpochNanos;
    private long datagrams;
    private long octets;
    private long records;
    private long rejected;
    private long lost;
    private long restarts;
    private RejectReason lastReject;
    private Protocol protocol;

    /** Whether its table has taken note that it is known. */
    boolean wasKnown;

    /** An exporter that shares memory with no other. */
    ExporterState(byte[] address, long nowEpochNanos) {
        this(address, nowEpochNanos, ShardMemory.of(TemplateLimits.DEFAULT));
    }

    ExporterState(byte[] address, long nowEpochNanos, ShardMemory memory) {
        this.address = address.clone();
        this.memory = memory;
        this.share = memory.share(this);
        this.templates = new ExporterTemplates(memory.limits(), share);
        this.firstSeenEpochNanos = nowEpochNanos;
        this.lastSeenEpochNanos = nowEpochNanos;
    }

    /** The session that a datagram belongs to, new if need be; beyond a bound, a new one takes an old one's place. */
    ExporterSession session(Datagram datagram) {
        for (int i = 0, at = lastHit; i < sessionCount; i++, at = at + 1 == sessionCount ? 0 : at + 1) {
            if (sessions[at].carries(datagram)) {
                lastHit = at;
                return sessions[at];
            }
        }
        return newSession(datagram);
    }

    private ExporterSession newSession(Datagram datagram) {
        final ExporterSession session = new ExporterSession(this, datagram);
        final boolean room = sessionCount < MAX_SESSIONS
                && (sessionCount == 0 || memory.sessions().tryTake(1));
        if (!room) {
            nextVictim %= sessionCount;
            sessions[nextVictim].release();
            sessions[nextVictim++] = session;
            return session;
        }
        if (sessionCount == sessions.length) {
            sessions = Arrays.copyOf(sessions, 2 * sessionCount);
        }
        sessions[sessionCount++] = session;
        return session;
    }

    /** Takes a domain's tracker from another session of this exporter, where the numbers follow on; or null. */
    SequenceTracker takeOver(Protocol spoken, long domain, int sequence, ExporterSession to) {
        for (int i = 0; i < sessionCount; i++) {
            if (sessions[i] != to) {
                final SequenceTracker tracker = sessions[i].release(spoken, domain, sequence);
                if (tracker != null) {
                    return tracker;
                }
            }
        }
        return null;
    }

    /** Takes note of a datagram before it is decoded. */
    void onDatagram(Datagram datagram) {
        lastSeenEpochNanos = datagram.receivedAtEpochNanos;
        datagrams++;
        octets += datagram.length;
    }

    /** Takes note of a refusal. */
    void onReject(RejectReason reason) {
        rejected++;
        lastReject = reason;
    }

    /**
     * Takes note of a message's records. Called by decoders.
     *
     * @param spoken its protocol
     * @param count how many records it gave
     * @param missing how many units were missing before it
     */
    public void onRecords(Protocol spoken, int count, int missing) {
        protocol = spoken;
        records += count;
        lost += missing;
    }

    /** Takes note of how often the exporter began to count anew. Called by decoders. */
    public void onRestart() {
        restarts++;
    }

    /** Whether anything it sent gave a record. */
    public boolean hasRecords() {
        return records > 0;
    }

    /** Whether it has been giving records for a while: who forges a sender does not come back for long. */
    boolean isProven() {
        return records > 0 && lastSeenEpochNanos - firstSeenEpochNanos > PROVEN_NANOS;
    }

    /** Takes note that it has proven itself: its templates do not count among those of newcomers any more. */
    void onProven() {
        share.settle();
    }

    /** Whether anything it sent gave a record or a template that is still held. */
    boolean isKnown() {
        return records > 0 || templates.count() > 0;
    }

    /** Its templates. */
    public ExporterTemplates templates() {
        return templates;
    }

    /** Its address, 16 bytes, IPv4 mapped. The caller does not change it. */
    byte[] address() {
        return address;
    }

    /** What all exporters of the shard may take together. */
    ShardMemory memory() {
        return memory;
    }

    /** Gives back what it took of the shard's memory; it is not used any more. */
    void release() {
        templates.release();
        for (int i = 0; i < sessionCount; i++) {
            sessions[i].release();
        }
        memory.sessions().give(Math.max(0, sessionCount - 1));
    }

    /** When its last datagram came, nanoseconds since 1970. */
    long lastSeenEpochNanos() {
        return lastSeenEpochNanos;
    }

    /** A copy of its figures that any thread may keep. */
    ExporterSummary summary() {
        return new ExporterSummary(
                address.clone(),
                protocol,
                sessionCount,
                new ExporterSummary.Templates(templates.count(), templates.domainCount()),
                new ExporterSummary.Seen(firstSeenEpochNanos, lastSeenEpochNanos),
                new ExporterSummary.Figures(datagrams, octets, records, rejected, lost, restarts),
                lastReject);
    }
}
