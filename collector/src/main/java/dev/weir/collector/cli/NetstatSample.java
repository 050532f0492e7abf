package dev.weir.collector.cli;

import dev.weir.collector.netstat.proc.SocketOwners;
import dev.weir.collector.netstat.sample.AddrPorts;
import dev.weir.collector.netstat.sample.LineProtocol;
import dev.weir.collector.netstat.sample.MetricPoint;
import dev.weir.collector.netstat.sample.SampleMode;
import dev.weir.collector.netstat.sample.SampleSettings;
import dev.weir.collector.netstat.sample.SocketSampler;
import dev.weir.collector.netstat.socket.SocketSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One sample of sockets in InfluxDB's line protocol. */
final class NetstatSample {
    private final NetstatOptions options;

    NetstatSample(NetstatOptions options) {
        this.options = options;
    }

    String render(String host) throws IOException {
        final SampleSettings settings = new SampleSettings(options.mode, addrPorts(), false, options.tags, host);
        final StringBuilder text = new StringBuilder();
        try (SocketSource source = options.source.open()) {
            final SocketSampler sampler = new SocketSampler(source, new SocketOwners(Path.of("/proc")), settings);
            for (MetricPoint point : sampler.sample(nowEpochNanos())) {
                if (options.mode == SampleMode.SS) {
                    LineProtocol.appendBare(text, point);
                } else {
                    LineProtocol.append(text, point);
                }
            }
        }
        return text.toString();
    }

    private static long nowEpochNanos() {
        final Instant now = Instant.now();
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** A block for each entry, so that those with and without {@code *} keep their order. */
    private List<AddrPorts> addrPorts() {
        return options.addrPorts.stream()
                .map(entry -> entry.startsWith("*:")
                        ? new AddrPorts(List.of(), List.of(entry), Map.of())
                        : new AddrPorts(List.of(entry), List.of(), Map.of()))
                .toList();
    }
}
