package dev.weir.collector.config;

import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.config.source.ScalarNode;
import dev.weir.collector.config.source.TableNode;
import java.util.List;

/** Names sinks that have no name after their type: {@code json}, {@code json-2}. */
final class SinkNameCompletion implements Completion {
    @Override
    public void complete(TableNode root, Problems problems) {
        root.table("sinks").ifPresent(sinks -> sinks.entries().keySet().forEach(type -> name(sinks, type)));
    }

    private static void name(TableNode sinks, String type) {
        final List<Node> tables = sinks.elements(type);
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i) instanceof TableNode sink) {
                final String name = i == 0 ? type : type + "-" + (i + 1);
                sink.entries().putIfAbsent("name", new ScalarNode(name, Origin.computed("from the type")));
            }
        }
    }
}
