package dev.weir.collector.config;

import dev.weir.collector.config.source.Node;
import dev.weir.collector.config.source.Origin;
import dev.weir.collector.config.source.Problems;
import dev.weir.collector.config.source.ScalarNode;
import dev.weir.collector.config.source.TableNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Names the collector after its machine if it has no name. */
record HostNameCompletion(Supplier<String> hostName) implements Completion {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    @Override
    public void complete(TableNode root, Problems problems) {
        final Node collector = root.entries().computeIfAbsent("collector", key -> new TableNode(Origin.DEFAULT));
        if (collector instanceof TableNode table && table.get("host") == null) {
            table.entries().put("host", new ScalarNode(hostName.get(), Origin.computed("host name of the machine")));
        }
    }

    /** Returns the machine's name; {@code unknown} if it has none. */
    static String ofMachine() {
        try {
            final String name = Files.readString(KERNEL).strip();
            return name.isEmpty() ? "unknown" : name;
        } catch (IOException notLinux) {
            return resolved();
        }
    }

    private static String resolved() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException expected) {
            return "unknown";
        }
    }
}
