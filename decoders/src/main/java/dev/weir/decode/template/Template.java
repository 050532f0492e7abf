package dev.weir.decode.template;

import dev.weir.decode.ExporterSession;
import dev.weir.decode.state.TemplateEntry;
import dev.weir.flow.Protocol;
import dev.weir.flow.Shape;
import java.util.Arrays;

/**
 * A definition that an exporter has sent: its shape, which never changes, and the stamps of the message that said it
 * last. Several sessions of the exporter may share it. Owned by the shard's thread.
 */
public final class Template {
    /** A message that tells this much less uptime than the template's, in milliseconds, may just be late. */
    static final int UPTIME_TOLERANCE_MILLIS = 10_000;

    /** A message that lies this many data records before the template's may just be late. */
    static final int SEQUENCE_TOLERANCE = 4096;

    /** A count that has begun anew is below this for a while. */
    static final int LOW_SEQUENCE = 1 << 16;

    private static final int MAX_SESSIONS = 64;
    private static final int OVERHEAD = 320;
    private static final int PER_FIELD = 48;

    private final Shape shape;
    private final boolean options;
    private final byte[] wire;
    private final long definedAtEpochNanos;
    private long refreshedAtEpochNanos;
    private int uptimeMillis;
    private long systemInitEpochMillis;
    private int sequence;
    private long exportTimeEpochNanos;
    private long restarts;
    private int stampedBy;
    private int[] sessions = new int[1];
    private int sessionCount;
    private int nextVictim;
    private long sets;
    private long records;
    private int freshSets;
    private int staleSets;

    /** Another definition of the same id, by other sessions. */
    Template next;

    Template(Shape shape, boolean options, byte[] wire, long definedAtEpochNanos) {
        this.shape = shape;
        this.options = options;
        this.wire = wire;
        this.definedAtEpochNanos = definedAtEpochNanos;
    }

    /** What its records look like. */
    public Shape shape() {
        return shape;
    }

    /** Whether it is an options template. */
    public boolean isOptions() {
        return options;
    }

    /** When it was defined, nanoseconds since 1970. */
    public long definedAtEpochNanos() {
        return definedAtEpochNanos;
    }

    /** When it was sent last, nanoseconds since 1970. */
    public long refreshedAtEpochNanos() {
        return refreshedAtEpochNanos;
    }

    /** The port of the session that said it last. */
    public int sessionPort() {
        return stampedBy >>> Short.SIZE;
    }

    /** The port of the listener where that session comes in. */
    public int listenerPort() {
        return stampedBy & 0xffff;
    }

    /** How many data sets it has read. */
    public long sets() {
        return sets;
    }

    /** How many records it has read. */
    public long records() {
        return records;
    }

    /** The template record as sent. The caller does not change it. */
    byte[] wire() {
        return wire;
    }

    /** What it takes of the shard's memory, roughly, in octets. */
    int weight() {
        return weight(shape.fieldCount(), wire.length);
    }

    static int weight(int fields, int wireLength) {
        return OVERHEAD + PER_FIELD * fields + wireLength;
    }

    boolean isSaidBy(TemplateRecord record) {
        return options == record.isOptions()
                && Arrays.equals(
                        wire, 0, wire.length, record.bytes(), record.start(), record.start() + record.length());
    }

    /** A session as one number. */
    static int key(ExporterSession session) {
        return key(session.exporter().port(), session.exporter().listenerPort());
    }

    static int key(int port, int listenerPort) {
        return port << Short.SIZE | listenerPort;
    }

    boolean isOf(int session) {
        for (int i = 0; i < sessionCount; i++) {
            if (sessions[i] == session) {
                return true;
            }
        }
        return false;
    }

    /** Takes note of a session that says it; bounded, an early one makes room. */
    void addSession(int session) {
        if (isOf(session)) {
            return;
        }
        if (sessionCount == MAX_SESSIONS) {
            sessions[nextVictim] = session;
            nextVictim = (nextVictim + 1) % MAX_SESSIONS;
            return;
        }
        if (sessionCount == sessions.length) {
            sessions = Arrays.copyOf(sessions, Math.min(MAX_SESSIONS, 2 * sessionCount));
        }
        sessions[sessionCount++] = session;
    }

    /** Takes note that a session says otherwise now; false if no session is left that says it. */
    boolean removeSession(int session) {
        for (int i = 0; i < sessionCount; i++) {
            if (sessions[i] == session) {
                sessions[i] = sessions[--sessionCount];
            }
        }
        return sessionCount > 0;
    }

    /** Takes the stamps of a message that says it. */
    void stamp(MessageContext message) {
        refreshedAtEpochNanos = message.receivedAtEpochNanos;
        uptimeMillis = message.uptimeMillis;
        systemInitEpochMillis = message.systemInitEpochMillis;
        sequence = (int) message.sequence;
        exportTimeEpochNanos = message.exportTimeEpochNanos;
        restarts = message.restarts;
        stampedBy = key(message.session);
        freshSets = 0;
        staleSets = 0;
    }

    /** What is to be kept of it over a restart of the collector. */
    TemplateEntry entry(byte[] address, TemplateDomain domain) {
        return new TemplateEntry(
                address.clone(),
                Arrays.copyOf(sessions, sessionCount),
                stampedBy,
                domain.protocol(),
                domain.domain(),
                options,
                wire,
                definedAtEpochNanos,
                refreshedAtEpochNanos,
                uptimeMillis,
                systemInitEpochMillis,
                sequence);
    }

    /** Takes the sessions and stamps that it had before the collector was restarted. */
    void restore(TemplateEntry entry) {
        for (int session : entry.sessions()) {
            addSession(session);
        }
        refreshedAtEpochNanos = entry.refreshedAtEpochNanos();
        uptimeMillis = entry.uptimeMillis();
        systemInitEpochMillis = entry.systemInitEpochMillis();
        sequence = entry.sequence();
        stampedBy = entry.stampedBy();
    }

    /** Whether it has not been sent for so long that it is not used any more. */
    boolean isExpired(long nowEpochNanos, long expiryNanos) {
        return nowEpochNanos - refreshedAtEpochNanos > expiryNanos;
    }

    /**
     * Whether a message comes from after a reboot, as seen from when this was said. NetFlow v9: it tells less uptime,
     * and another time of the start, for a late message tells the same one. IPFIX, in the same session: it has a lower
     * sequence number, as low as after a start, or the session has been seen to count anew since.
     */
    boolean isBeforeRebootOf(MessageContext message) {
        final int earlier = message.protocol == Protocol.NETFLOW9
                ? message.uptimeMillis - uptimeMillis
                : (int) message.sequence - sequence;
        return message.protocol == Protocol.NETFLOW9
                ? earlier < -UPTIME_TOLERANCE_MILLIS && isOtherInit(message.systemInitEpochMillis)
                : earlier < -SEQUENCE_TOLERANCE
                        && key(message.session) == stampedBy
                        && (message.sequence < LOW_SEQUENCE || message.restarts > restarts);
    }

    /**
     * The other way round: whether this was said after a reboot that a message that waited comes from before. A lower
     * sequence number of an earlier message is no reboot: that message is late.
     */
    boolean isAfterRebootOf(MessageContext message) {
        final int earlier = message.protocol == Protocol.NETFLOW9
                ? uptimeMillis - message.uptimeMillis
                : sequence - (int) message.sequence;
        return message.protocol == Protocol.NETFLOW9
                ? earlier < -UPTIME_TOLERANCE_MILLIS && isOtherInit(message.systemInitEpochMillis)
                : earlier < -SEQUENCE_TOLERANCE
                        && key(message.session) == stampedBy
                        && exportTimeEpochNanos >= message.exportTimeEpochNanos
                        && (Integer.toUnsignedLong(sequence) < LOW_SEQUENCE || restarts > message.restarts);
    }

    private boolean isOtherInit(long initEpochMillis) {
        return Math.abs(initEpochMillis - systemInitEpochMillis) > UPTIME_TOLERANCE_MILLIS;
    }

    void onStaleSet() {
        staleSets++;
    }

    /**
     * Whether every set since it was sent last looked as if it came from before that: then the exporter's messages
     * cannot be compared.
     */
    boolean sawOnlyStaleSets() {
        return staleSets > 0 && freshSets == 0;
    }

    /** Takes note of a data set that it has read. */
    void onSet(int count) {
        freshSets = 1;
        sets++;
        records += count;
    }
}
