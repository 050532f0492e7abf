package dev.weir.collector.netstat.sample;

import dev.weir.collector.netstat.proc.SocketOwners;
import dev.weir.collector.netstat.socket.SocketQuery;
import dev.weir.collector.netstat.socket.SocketSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes samples of a source's sockets. One thread; it keeps its memory from one sample to the next. */
public final class SocketSampler {
    private static final String MEASUREMENT = "netstat";
    private static final String PORT_MEASUREMENT = "netstat_port";

    private final SocketSource source;
    private final SocketOwners owners;
    private final SampleSettings settings;
    private final SocketTally tally;
    private final SortedMap<String, String> common;

    /**
     * Makes a sampler.
     *
     * @param source whose sockets; not closed by this
     * @param owners who knows the processes of sockets; asked for wanted ports only
     */
    public SocketSampler(SocketSource source, SocketOwners owners, SampleSettings settings) {
        this.source = source;
        this.owners = owners;
        this.settings = settings;
        final boolean withPorts = settings.mode() == SampleMode.DATAKIT;
        final PortRules rules = PortRules.of(withPorts ? settings.addrPorts() : List.of(), settings.matchIpv6());
        tally = new SocketTally(settings.mode() != SampleMode.SS, rules);
        common = MetricPoint.behind(settings.tags(), Map.of("host", settings.host()));
    }

    /**
     * Takes a sample.
     *
     * @param timeEpochNanos what the points say about when
     * @throws IOException if the source cannot tell
     */
    public List<MetricPoint> sample(long timeEpochNanos) throws IOException {
        tally.onRestart();
        source.visit(SocketQuery.SAMPLE, tally);
        if (settings.mode() != SampleMode.SS) {
            tally.onUnixSockets(source.unix());
        }
        return switch (settings.mode()) {
            case DATAKIT -> datakit(timeEpochNanos);
            case TELEGRAF ->
                List.of(new MetricPoint(MEASUREMENT, common, tally.sum().fields(), timeEpochNanos));
            case SS -> ss(timeEpochNanos);
        };
    }

    private List<MetricPoint> datakit(long timeEpochNanos) {
        final List<MetricPoint> points = new ArrayList<>();
        tally.byVersion()
                .forEach((version, counts) -> points.add(new MetricPoint(
                        MEASUREMENT,
                        MetricPoint.behind(Map.of("ip_version", version.tag()), common),
                        counts.fields(),
                        timeEpochNanos)));
        final Map<Long, Long> pids = owners.of(tally.ports().inodes());
        tally.ports().forEach((addrPort, version, group) -> {
            final Map<String, String> own = Map.of("addr_port", addrPort, "ip_version", version.tag());
            final SortedMap<String, Long> fields = group.counts().fields();
            fields.put("pid", pids.getOrDefault(group.lastInode(), 0L));
            points.add(new MetricPoint(
                    PORT_MEASUREMENT,
                    MetricPoint.behind(MetricPoint.behind(own, group.tags()), common),
                    fields,
                    timeEpochNanos));
        });
        return points;
    }

    private List<MetricPoint> ss(long timeEpochNanos) {
        final SocketCounts counts = tally.sum();
        final List<MetricPoint> points = new ArrayList<>();
        for (SocketField field : SocketField.values()) {
            if (field != SocketField.TCP_NONE) {
                final SortedMap<String, Long> fields = new TreeMap<>(Map.of(field.key(), counts.of(field)));
                points.add(new MetricPoint(MEASUREMENT, new TreeMap<>(), fields, timeEpochNanos));
            }
        }
        return points;
    }
}
