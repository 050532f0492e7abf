package dev.weir.collector.config;

import dev.weir.collector.config.source.BrokenNode;
import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.config.source.ScalarNode;
import dev.weir.collector.config.source.SettingPath;
import dev.weir.collector.config.source.TableNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gives listeners what their input says for all, and the standard port of their flow type. */
final class ListenerCompletion implements Completion {
    private static final List<String> INHERITED = List.of("bind_host", "receivers", "receive_buffer", "max_datagram");
    private static final String PORT = "port";

    @Override
    public void complete(TableNode root, Problems problems) {
        final List<Node> inputs =
                root.table("inputs").map(table -> table.elements("netflow")).orElse(List.of());
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i) instanceof TableNode input) {
                completeInput(
                        input, SettingPath.TOP.key("inputs").key("netflow").element(i), problems);
            }
        }
    }

    private static void completeInput(TableNode input, SettingPath path, Problems problems) {
        final List<Node> listeners = input.elements("listeners");
        for (int i = 0; i < listeners.size(); i++) {
            if (listeners.get(i) instanceof TableNode listener) {
                inherit(input, listener);
                if (listener.get(PORT) == null) {
                    final SettingPath port = path.key("listeners").element(i).key(PORT);
                    listener.entries().put(PORT, standardPort(listener, port, problems));
                }
            }
        }
    }

    private static void inherit(TableNode input, TableNode listener) {
        for (final String key : INHERITED) {
            final Node node = input.get(key);
            if (node != null) {
                listener.entries().putIfAbsent(key, node);
            }
        }
    }

    private static Node standardPort(TableNode listener, SettingPath path, Problems problems) {
        final Optional<FlowType> type = listener.text("flow_type").flatMap(ListenerCompletion::flowType);
        if (type.isPresent() && type.get().standardPort().isPresent()) {
            return new ScalarNode(
                    (long) type.get().standardPort().getAsInt(),
                    Origin.computed("standard port of " + type.get().word()));
        }
        // Without a usable flow type the flow type is the mistake, not the port.
        type.ifPresent(known -> problems.addOfWhole(
                listener.origin(),
                path.text(),
                "missing; flow type \"" + known.word() + "\" has no standard port",
                ""));
        return new BrokenNode(listener.origin());
    }

    private static Optional<FlowType> flowType(String word) {
        return Stream.of(FlowType.values())
                .filter(type -> type.word().equals(word))
                .findFirst();
    }
}
