package dev.weir.decode;

import dev.weir.flow.Exporter;
import dev.weir.flow.Protocol;
import java.util.Arrays;

/**
 * A transport session: one exporter's address and port at one listener (RFC 7011 section 2). Keeps what the operator
 * says about its sampling, and a {@link SequenceTracker} for each of its observation domains. Owned by the shard's
 * thread.
 */
public final class ExporterSession {
    private static final int MAX_TRACKERS = 256;

    private final ExporterState state;
    private final Listener listener;
    private final Exporter exporter;
    private final long samplingOverride;
    private final long samplingDefault;
    private Tracked[] tracked = new Tracked[2];
    private int trackedCount;
    private int nextVictim;
    private AgentExporters agents;

    ExporterSession(ExporterState state, Datagram first) {
        this.state = state;
        this.listener = first.listener;
        this.exporter = new Exporter(first.address, first.port, listener.port(), null, listener.labels());
        this.samplingOverride = listener.sampling().overrideFor(first.address);
        this.samplingDefault = listener.sampling().defaultFor(first.address);
    }

    /** Whether a datagram belongs to this session; its address is known to be the exporter's. */
    boolean carries(Datagram datagram) {
        return exporter.port() == datagram.port && listener == datagram.listener;
    }

    /** The session's identity in the journal. */
    public Exporter exporter() {
        return exporter;
    }

    /**
     * The identity in the journal of an sFlow agent that speaks in this session.
     *
     * @param agent the agent's address, 16 bytes
     */
    public Exporter exporter(byte[] agent) {
        if (agents == null) {
            agents = new AgentExporters();
        }
        return agents.find(exporter, agent);
    }

    /** The exporter that speaks. */
    public ExporterState state() {
        return state;
    }

    /** The sampling rate by which the operator replaces the exporter's; 0 if none. */
    public long samplingOverride() {
        return samplingOverride;
    }

    /** The sampling rate that the operator assumes where the exporter says nothing; 0 if none. */
    public long samplingDefault() {
        return samplingDefault;
    }

    /**
     * The tracker of an observation domain. A session seen for the first time goes on with the tracker of a former
     * session of the same exporter where the numbers follow on: some exporters change their port with every message.
     *
     * @param protocol the message's protocol
     * @param domain the message's observation domain
     * @param sequence the message's sequence number
     */
    public SequenceTracker tracker(Protocol protocol, long domain, int sequence) {
        final SequenceTracker known = find(protocol, domain);
        if (known != null) {
            return known;
        }
        final SequenceTracker adopted = state.takeOver(protocol, domain, sequence, this);
        final SequenceTracker tracker = adopted != null ? adopted : new SequenceTracker(SequenceUnit.of(protocol));
        keep(new Tracked(protocol, domain, tracker));
        return tracker;
    }

    private SequenceTracker find(Protocol protocol, long domain) {
        for (int i = 0; i < trackedCount; i++) {
            if (tracked[i].domain == domain && tracked[i].protocol == protocol) {
                return tracked[i].tracker;
            }
        }
        return null;
    }

    /** Bounded, for it and for all: a sender that invents domains takes its own memory's places in turn. */
    private void keep(Tracked entry) {
        final boolean room = trackedCount < MAX_TRACKERS
                && (trackedCount == 0 || state.memory().trackers().tryTake(1));
        if (!room) {
            nextVictim %= trackedCount;
            tracked[nextVictim] = entry;
            nextVictim++;
            return;
        }
        if (trackedCount == tracked.length) {
            tracked = Arrays.copyOf(tracked, 2 * trackedCount);
        }
        tracked[trackedCount++] = entry;
    }

    /** Gives up the tracker of a domain if the sequence number is the one it waits for; null otherwise. */
    SequenceTracker release(Protocol protocol, long domain, int sequence) {
        for (int i = 0; i < trackedCount; i++) {
            final Tracked entry = tracked[i];
            if (entry.domain == domain && entry.protocol == protocol && entry.tracker.isNext(sequence)) {
                tracked[i] = tracked[--trackedCount];
                tracked[trackedCount] = null;
                if (trackedCount > 0) {
                    state.memory().trackers().give(1);
                }
                return entry.tracker;
            }
        }
        return null;
    }

    /** Gives back what its trackers took of the shard's memory; it is not used any more. */
    void release() {
        state.memory().trackers().give(Math.max(0, trackedCount - 1));
    }

    private record Tracked(Protocol protocol, long domain, SequenceTracker tracker) {}
}
