package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTrafficTest {
    private static final long START = 1_767_600_000_000_000_000L;

    @Test
    void the_same_seed_gives_the_same_file(@TempDir Path directory) throws IOException {
        final Path first = directory.resolve("a.pcap");
        final Path second = directory.resolve("b.pcap");
        final Path other = directory.resolve("c.pcap");
        SourceTraffic.generate(1, 100, START).write(first);
        SourceTraffic.generate(1, 100, START).write(second);
        SourceTraffic.generate(2, 100, START).write(other);

        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(Files.mismatch(first, other)).isNotNegative();
    }

    @Test
    void the_truth_adds_up_to_the_packets() {
        final SourceTraffic traffic = SourceTraffic.generate(3, 400, START);

        assertThat(traffic.flows().stream()
                        .mapToLong(SourceTraffic.Flow::packets)
                        .sum())
                .isEqualTo(traffic.packets().size());
        assertThat(traffic.flows().stream().mapToLong(SourceTraffic.Flow::bytes).sum())
                .isEqualTo(traffic.ipBytes());
        assertThat(traffic.flows())
                .allSatisfy(flow -> assertThat(flow.firstEpochNanos()).isBetween(START, flow.lastEpochNanos()));
    }

    @Test
    void it_holds_every_kind_of_traffic() {
        final SourceTraffic traffic = SourceTraffic.generate(3, 400, START);

        assertThat(traffic.flows().stream().map(flow -> flow.key().protocol()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Packets.TCP, Packets.UDP, Packets.ICMP);
        assertThat(traffic.flows()).anyMatch(flow -> flow.key().isIpv6());
        assertThat(traffic.flows()).anyMatch(flow -> (flow.tcpFlags() & Conversations.RST) != 0);
        assertThat(traffic.flows()).anyMatch(flow -> (flow.tcpFlags() & Conversations.FIN) != 0);
        assertThat(traffic.flows().stream().map(SourceTraffic.Flow::tos).distinct())
                .hasSizeGreaterThan(3);
        assertThat(traffic.lastEpochNanos() - traffic.firstEpochNanos())
                .as("an exporter must not expire flows before the end")
                .isLessThan(90_000_000_000L);
    }
}
