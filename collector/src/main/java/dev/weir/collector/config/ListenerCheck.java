package dev.weir.collector.config;

import dev.weir.collector.config.bind.Bindings;
import dev.weir.collector.config.bind.BoundTable;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks that each listener's flow type can be decoded by this build, and that no two listeners want the same port.
 *
 * @param flowTypes the flow types whose decoders are in this build
 */
record ListenerCheck(Set<FlowType> flowTypes) implements ConfigurationCheck {
    @Override
    public void check(Bindings settings, Problems problems) {
        final List<BoundTable> listeners =
                settings.tables("inputs.netflow.listeners").toList();
        listeners.forEach(listener -> checkFlowType(listener, problems));
        final List<Socket> sockets = new ArrayList<>();
        listeners.forEach(listener -> checkPort(listener, sockets, problems));
    }

    private void checkFlowType(BoundTable listener, Problems problems) {
        listener.setting("flow_type").ifPresent(setting -> {
            final FlowType type = (FlowType) setting.value();
            if (!flowTypes.contains(type)) {
                final String builtIn =
                        flowTypes.stream().sorted().map(FlowType::word).collect(Collectors.joining(", "));
                problems.add(
                        setting.origin(),
                        setting.path(),
                        "flow type \"" + type.word() + "\" has no decoder in this build; built in: " + builtIn);
            }
        });
    }

    /** What a listener binds to. */
    private record Socket(BindHost host, int port, Origin origin, String path) {
        boolean clashesWith(Socket other) {
            return port == other.port && host.overlaps(other.host);
        }
    }

    private static void checkPort(BoundTable listener, List<Socket> before, Problems problems) {
        final BindHost host = listener.value("bind_host", BindHost.class).orElse(null);
        final Integer port = listener.value("port", Integer.class).orElse(null);
        if (host == null || port == null) {
            return;
        }
        final Socket socket = new Socket(
                host, port, place(listener), listener.path().key("port").text());
        before.stream()
                .filter(socket::clashesWith)
                .findFirst()
                .ifPresent(other -> problems.addOfWhole(
                        socket.origin,
                        socket.path,
                        "UDP port " + port + " on " + host + " is taken by " + other.path + " on " + other.host + " at "
                                + other.origin,
                        "give one of the two another port or bind_host"));
        before.add(socket);
    }

    private static Origin place(BoundTable listener) {
        return listener.setting("port")
                .map(setting -> setting.origin())
                .filter(origin -> origin.kind() != Origin.Kind.DEFAULT)
                .orElse(listener.origin());
    }
}
