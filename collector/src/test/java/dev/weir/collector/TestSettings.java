package dev.weir.collector;

import dev.weir.collector.config.ConfigurationLoader;
import dev.weir.collector.config.FlowType;
import dev.weir.collector.config.WeirConfiguration;
import dev.weir.collector.config.source.ConfigurationException;
import dev.weir.collector.deliver.SinkAssembly;
import dev.weir.testing.UdpPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A configuration file of one input with one listener, put together line by line. HTTP is off unless asked for. */
public final class TestSettings {
    private final Path directory;
    private final List<String> collector = new ArrayList<>();
    private final List<String> journal = new ArrayList<>();
    private final List<String> input = new ArrayList<>();
    private final List<String> listener = new ArrayList<>();
    private final List<String> more = new ArrayList<>();
    private String http = "enabled = false";
    private String flowType = "netflow5";
    private int port = UdpPorts.free();

    private TestSettings(Path directory) {
        this.directory = directory;
    }

    /** A NetFlow v5 listener on a free port of 127.0.0.1, data in a directory of its own. */
    public static TestSettings in(Path directory) {
        return new TestSettings(directory);
    }

    /** Lines of {@code [collector]}. */
    public TestSettings collector(String... lines) {
        collector.addAll(List.of(lines));
        return this;
    }

    /** Lines of {@code [journal]}. */
    public TestSettings journal(String... lines) {
        journal.addAll(List.of(lines));
        return this;
    }

    /** Lines of {@code [[inputs.netflow]]}. */
    public TestSettings input(String... lines) {
        input.addAll(List.of(lines));
        return this;
    }

    /** Lines of its listener. */
    public TestSettings listener(String... lines) {
        listener.addAll(List.of(lines));
        return this;
    }

    /** Tables at the end, such as sinks. */
    public TestSettings tables(String... lines) {
        more.addAll(List.of(lines));
        return this;
    }

    /** HTTP on a port that is free. */
    public TestSettings withHttp() {
        return withHttp(0);
    }

    /** HTTP on a port. */
    public TestSettings withHttp(int httpPort) {
        http = "port = " + httpPort;
        return this;
    }

    /** What the listener expects. */
    public TestSettings flowType(String other) {
        flowType = other;
        return this;
    }

    /** The listener's port. */
    public TestSettings port(int other) {
        port = other;
        return this;
    }

    public int port() {
        return port;
    }

    /** Where the journal is. */
    public Path journalDirectory() {
        return directory.resolve("data").resolve(JournalSetup.JOURNAL);
    }

    /** Writes the file. */
    public Path write() {
        final boolean bound = input.stream().anyMatch(line -> line.startsWith("bind_host"));
        final List<String> lines = new ArrayList<>();
        lines.add("[collector]");
        lines.add("data_directory = \"" + directory.resolve("data") + "\"");
        lines.addAll(collector);
        lines.add("[journal]");
        lines.add(journal.isEmpty() ? "min_free_disk = \"64MiB\"" : "");
        lines.addAll(journal);
        lines.addAll(List.of("[http]", http, "[[inputs.netflow]]"));
        lines.add(bound ? "" : "bind_host = \"127.0.0.1\"");
        lines.addAll(input);
        lines.addAll(List.of("[[inputs.netflow.listeners]]", "flow_type = \"" + flowType + "\"", "port = " + port));
        lines.addAll(listener);
        lines.addAll(more);
        try {
            return Files.write(directory.resolve("weir.toml"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes and loads the file. */
    public WeirConfiguration load() {
        try {
            return new ConfigurationLoader(EnumSet.allOf(FlowType.class), SinkAssembly.types())
                    .load(write(), Map.of(), List.of())
                    .configuration();
        } catch (ConfigurationException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts a collector. */
    public Collector start() throws IOException {
        return Collector.start(load());
    }
}
