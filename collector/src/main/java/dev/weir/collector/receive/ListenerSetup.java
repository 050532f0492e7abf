package dev.weir.collector.receive;

import dev.weir.collector.config.CollectorSettings;
import dev.weir.collector.config.FlowType;
import dev.weir.collector.config.NetflowInput;
import dev.weir.collector.config.NetflowListener;
import dev.weir.collector.config.SampledHeader;
import dev.weir.collector.config.SamplingMode;
import dev.weir.collector.config.SamplingRule;
import dev.weir.collector.config.Tunnels;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.InputLabels;
import dev.weir.flow.IpPrefix;
import dev.weir.flow.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Turns the configuration of a listener into what receivers and decoders need. */
public final class ListenerSetup {
    private ListenerSetup() {}

    static ListenerSettings settings(CollectorSettings collector, NetflowInput input, NetflowListener listener) {
        return new ListenerSettings(
                new Listener(
                        listener.port(),
                        protocols(listener.flowType()),
                        labels(collector, input),
                        new PrefixSampling(input.sampling()),
                        listener.sampledHeader() == SampledHeader.KEEP,
                        listener.tunnels() == Tunnels.INNER),
                listener.bindHost().toInetAddress(),
                listener.port(),
                listener.receivers(),
                (int) listener.receiveBuffer().bytes(),
                listener.maxDatagram(),
                filter(input.allow()));
    }

    /**
     * The labels of what comes in by a port.
     *
     * @return null if no listener has the port
     */
    public static InputLabels labels(WeirConfiguration configuration, int port) {
        for (NetflowInput input : configuration.inputs().netflow()) {
            if (input.listeners().stream().anyMatch(listener -> listener.port() == port)) {
                return labels(configuration.collector(), input);
            }
        }
        return null;
    }

    private static InputLabels labels(CollectorSettings collector, NetflowInput input) {
        return new InputLabels(input.source(), input.namespace().text(), collector.host(), input.tags());
    }

    /** The protocols that a flow type lets in; both template protocols share their ports. */
    public static Set<Protocol> protocols(FlowType type) {
        return switch (type) {
            case NETFLOW5 -> EnumSet.of(Protocol.NETFLOW5);
            case NETFLOW9, IPFIX -> EnumSet.of(Protocol.NETFLOW9, Protocol.IPFIX);
            case SFLOW5 -> EnumSet.of(Protocol.SFLOW5);
            case AUTO -> EnumSet.allOf(Protocol.class);
        };
    }

    private static AddressFilter filter(List<IpPrefix> allowed) {
        if (allowed.isEmpty()) {
            return AddressFilter.EVERYBODY;
        }
        final IpPrefix[] prefixes = allowed.toArray(IpPrefix[]::new);
        return address -> {
            for (IpPrefix prefix : prefixes) {
                if (prefix.contains(address, 0)) {
                    return true;
                }
            }
            return false;
        };
    }

    /** The rule with the longest prefix that contains the exporter, of each mode. */
    private record PrefixSampling(List<SamplingRule> rules) implements SamplingRules {
        @Override
        public long overrideFor(byte[] address) {
            return longest(address, SamplingMode.OVERRIDE);
        }

        @Override
        public long defaultFor(byte[] address) {
            return longest(address, SamplingMode.DEFAULT);
        }

        private long longest(byte[] address, SamplingMode mode) {
            SamplingRule found = null;
            for (SamplingRule rule : rules) {
                if (rule.prefix().contains(address, 0)
                        && (found == null
                                || rule.prefix().length() > found.prefix().length())) {
                    found = rule;
                }
            }
            return found == null || found.mode() != mode ? 0 : found.rate();
        }
    }
}
