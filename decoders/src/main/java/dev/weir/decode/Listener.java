package dev.weir.decode;

import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a decoder needs to know about the port that received a datagram. Immutable, so identity is enough to tell two
 * apart.
 */
public final class Listener {
    private final int port;
    private final EnumSet<Protocol> protocols;
    private final InputLabels labels;
    private final SamplingRules sampling;
    private final boolean keepsSampledHeaders;
    private final boolean entersTunnels;

    /**
     * Describes a listener.
     *
     * @param port the UDP port
     * @param protocols what may come in here
     * @param labels what the operator calls the input
     * @param sampling what the operator says about sampling
     */
    public Listener(int port, Set<Protocol> protocols, InputLabels labels, SamplingRules sampling) {
        this(port, protocols, labels, sampling, false, false);
    }

    /**
     * Describes a listener.
     *
     * @param port the UDP port
     * @param protocols what may come in here
     * @param labels what the operator calls the input
     * @param sampling what the operator says about sampling
     * @param keepsSampledHeaders whether the octets of sampled packet headers are journaled beside what they say
     * @param entersTunnels whether the flow of a sampled packet is that of the packet within, where there is one
     */
    public Listener(
            int port,
            Set<Protocol> protocols,
            InputLabels labels,
            SamplingRules sampling,
            boolean keepsSampledHeaders,
            boolean entersTunnels) {
        this.port = port;
        this.protocols = EnumSet.copyOf(protocols);
        this.labels = labels;
        this.sampling = sampling;
        this.keepsSampledHeaders = keepsSampledHeaders;
        this.entersTunnels = entersTunnels;
    }

    /** The UDP port. */
    public int port() {
        return port;
    }

    /** Whether a protocol may come in here. */
    public boolean accepts(Protocol protocol) {
        return protocols.contains(protocol);
    }

    /** What the operator calls the input. */
    public InputLabels labels() {
        return labels;
    }

    /** What the operator says about sampling. */
    public SamplingRules sampling() {
        return sampling;
    }

    /** Whether the octets of sampled packet headers are journaled beside what they say. */
    public boolean keepsSampledHeaders() {
        return keepsSampledHeaders;
    }

    /** Whether the flow of a sampled packet is that of the packet within, where there is one. */
    public boolean entersTunnels() {
        return entersTunnels;
    }
}
