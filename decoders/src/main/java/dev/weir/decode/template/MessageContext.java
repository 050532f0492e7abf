package dev.weir.decode.template;

import dev.weir.decode.ExporterSession;
import dev.weir.flow.Protocol;
import dev.weir.flow.Run;
import dev.weir.flow.SamplingOrigin;

/**
 * What a message's header says, and the session it came by: all that its sets need to become runs, now or after they
 * have waited for their template. A mutable value: the decoder fills its own for each message, and who keeps one copies
 * it. Owned by the shard's thread.
 */
public final class MessageContext {
    /** The transport session. */
    public ExporterSession session;
    /** {@link Protocol#NETFLOW9} or {@link Protocol#IPFIX}. */
    public Protocol protocol;
    /** The v9 source id or the IPFIX observation domain; unsigned 32 bits. */
    public long domain;
    /** When the collector received it, nanoseconds since 1970. */
    public long receivedAtEpochNanos;
    /** When the exporter says it sent it, nanoseconds since 1970. */
    public long exportTimeEpochNanos;
    /** When the exporter's uptime was 0, milliseconds since 1970; meaningless without the flag in {@link #flags}. */
    public long systemInitEpochMillis;
    /** The exporter's uptime in milliseconds, unsigned 32 bits; 0 for IPFIX, which has none. */
    public int uptimeMillis;
    /** The sequence number as sent, unsigned 32 bits. */
    public long sequence;
    /** How often the exporter had begun to count anew before, in this session and domain. */
    public long restarts;
    /** {@link Run#HAS_SYSTEM_INIT} and {@link Run#SALVAGED}, as known so far. */
    public int flags;
    /** How many units are missing just before the message; told by its first run alone. */
    public long lostBefore;

    /** Takes over all that another one says. */
    public void copyFrom(MessageContext other) {
        session = other.session;
        protocol = other.protocol;
        domain = other.domain;
        receivedAtEpochNanos = other.receivedAtEpochNanos;
        exportTimeEpochNanos = other.exportTimeEpochNanos;
        systemInitEpochMillis = other.systemInitEpochMillis;
        uptimeMillis = other.uptimeMillis;
        sequence = other.sequence;
        restarts = other.restarts;
        flags = other.flags;
        lostBefore = other.lostBefore;
    }

    /** Fills a run's header, but for its kind and what options say; the operator's word on sampling is in it. */
    public void fill(Run run) {
        run.clear();
        run.protocol = protocol;
        run.exporter = session.exporter();
        run.observationDomain = domain;
        run.receivedAtEpochNanos = receivedAtEpochNanos;
        run.exportTimeEpochNanos = exportTimeEpochNanos;
        run.systemInitEpochMillis = systemInitEpochMillis;
        run.sequence = sequence;
        run.flags = flags;
        run.lostBefore = lostBefore;
        if (session.samplingOverride() != 0) {
            run.samplingRate = session.samplingOverride();
            run.samplingOrigin = SamplingOrigin.OPERATOR;
        } else if (session.samplingDefault() != 0) {
            run.samplingRate = session.samplingDefault();
            run.samplingOrigin = SamplingOrigin.OPERATOR;
            run.flags |= Run.SAMPLING_DEFAULT;
        }
    }
}
