package dev.weir.collector.config;

import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.config.source.ScalarNode;
import dev.weir.collector.config.source.TableNode;
import java.util.function.Supplier;

/** Names the collector after its machine if it has no name. */
record HostNameCompletion(Supplier<String> hostName) implements Completion {
    @Override
    public void complete(TableNode root, Problems problems) {
        final Node collector = root.entries().computeIfAbsent("collector", key -> new TableNode(Origin.DEFAULT));
        if (collector instanceof TableNode table && table.get("host") == null) {
            table.entries().put("host", new ScalarNode(hostName.get(), Origin.computed("host name of the machine")));
        }
    }
}
