package dev.weir.decode;

import dev.weir.flow.Protocol;

/**
 * An exporter's figures at one moment, for people.
 *
 * @param address its address, 16 bytes, IPv4 mapped
 * @param protocol the protocol it spoke last; null if nothing it sent could be read
 * @param sessions how many transport sessions are remembered
 * @param templates how many templates are held, in how many domains
 * @param seen when it was seen
 * @param figures what it sent
 * @param lastReject why its last refused datagram was refused; null if none was
 */
public record ExporterSummary(
        byte[] address,
        Protocol protocol,
        int sessions,
        Templates templates,
        Seen seen,
        Figures figures,
        RejectReason lastReject) {
    /**
     * How many templates an exporter has.
     *
     * @param count definitions
     * @param domains observation domains that have some
     */
    public record Templates(int count, int domains) {}

    /** An exporter without templates. */
    public ExporterSummary(
            byte[] address, Protocol protocol, int sessions, Seen seen, Figures figures, RejectReason lastReject) {
        this(address, protocol, sessions, new Templates(0, 0), seen, figures, lastReject);
    }

    /**
     * When an exporter was seen.
     *
     * @param firstEpochNanos the first time, nanoseconds since 1970
     * @param lastEpochNanos the last time, nanoseconds since 1970
     */
    public record Seen(long firstEpochNanos, long lastEpochNanos) {}

    /**
     * What an exporter sent.
     *
     * @param datagrams datagrams
     * @param octets octets of UDP payload
     * @param records records decoded
     * @param rejected datagrams refused
     * @param lost units missing by its sequence numbers, those that came late included
     * @param restarts how often it began to count anew
     */
    public record Figures(long datagrams, long octets, long records, long rejected, long lost, long restarts) {}
}
