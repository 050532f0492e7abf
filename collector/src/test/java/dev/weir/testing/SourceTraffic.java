package dev.weir.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Synthetic traffic for exporters to watch, and the truth about every flow in it.
 *
 * <p>The same seed and start give the same packets. All addresses are from ranges kept for documentation and private
 * use. No packet is fragmented or padded, so that the bytes of a flow are the IP lengths of its packets.
 */
public final class SourceTraffic {
    /** A packet as it is in the capture, Ethernet header included. */
    public record Packet(long atEpochNanos, byte[] frame) {}

    /** What makes a flow: one direction of a conversation. ICMP has port 0 and type * 256 + code. */
    public record FlowKey(String source, String destination, int sourcePort, int destinationPort, int protocol) {
        /** The other direction of a TCP or UDP conversation. */
        public FlowKey reverse() {
            return new FlowKey(destination, source, destinationPort, sourcePort, protocol);
        }

        public boolean isIpv6() {
            return source.indexOf(':') >= 0;
        }
    }

    /** The truth about one flow. {@code bytes} are IP bytes, headers included. */
    public record Flow(
            FlowKey key, long packets, long bytes, int tcpFlags, int tos, long firstEpochNanos, long lastEpochNanos) {
        Flow plus(Flow other) {
            return new Flow(
                    key,
                    packets + other.packets,
                    bytes + other.bytes,
                    tcpFlags | other.tcpFlags,
                    tos,
                    firstEpochNanos,
                    other.lastEpochNanos);
        }
    }

    private record Sighting(Packet packet, Flow flow) {}

    private static final int ETHERNET_HEADER = 14;

    private final List<Sighting> sightings = new ArrayList<>();
    private final Map<FlowKey, Flow> flows = new LinkedHashMap<>();

    private SourceTraffic() {}

    /**
     * Makes traffic that lasts about a minute.
     *
     * @param conversations how many; most of them are two flows
     * @param startEpochNanos no packet is earlier
     */
    public static SourceTraffic generate(long seed, int conversations, long startEpochNanos) {
        final SourceTraffic traffic = new SourceTraffic();
        new Conversations(traffic, seed, startEpochNanos).add(conversations);
        traffic.sightings.sort(Comparator.comparingLong(sighting -> sighting.packet.atEpochNanos));
        for (final Sighting sighting : traffic.sightings) {
            traffic.flows.merge(sighting.flow.key, sighting.flow, Flow::plus);
        }
        return traffic;
    }

    /** Takes a packet: IP and what is in it. */
    void add(long atEpochNanos, FlowKey key, int tos, int tcpFlags, byte[] payload) {
        final byte[] ip = key.isIpv6()
                ? Packets.ipv6(key.source, key.destination, key.protocol, tos, payload)
                : Packets.ipv4(key.source, key.destination, key.protocol, tos, payload);
        final Flow flow = new Flow(key, 1, ip.length, tcpFlags, tos, atEpochNanos, atEpochNanos);
        sightings.add(new Sighting(new Packet(atEpochNanos, Packets.ethernet(ip)), flow));
    }

    /** All flows, in the order of their first packets. */
    public Collection<Flow> flows() {
        return flows.values();
    }

    /** The flow with this key, or null. */
    public Flow flow(FlowKey key) {
        return flows.get(key);
    }

    /** The packets in the order of their times. */
    public List<Packet> packets() {
        return sightings.stream().map(Sighting::packet).toList();
    }

    public long firstEpochNanos() {
        return sightings.get(0).packet.atEpochNanos;
    }

    public long lastEpochNanos() {
        return sightings.get(sightings.size() - 1).packet.atEpochNanos;
    }

    /** Bytes of all packets, IP headers included, link headers not. */
    public long ipBytes() {
        return sightings.stream()
                .mapToLong(sighting -> sighting.packet.frame.length - ETHERNET_HEADER)
                .sum();
    }

    /** Writes the packets as a pcap file with Ethernet headers and microseconds. */
    public void write(Path file) throws IOException {
        try (CaptureWriter writer = CaptureWriter.open(file, CaptureWriter.ETHERNET)) {
            for (final Sighting sighting : sightings) {
                writer.write(sighting.packet.atEpochNanos, sighting.packet.frame);
            }
        }
    }

    /** Writes a file for use at the shell: FILE SEED CONVERSATIONS START_EPOCH_SECONDS. */
    public static void main(String[] args) throws IOException {
        final SourceTraffic traffic =
                generate(Long.parseLong(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]) * 1_000_000_000L);
        traffic.write(Path.of(args[0]));
        System.err.println(traffic.sightings.size() + " packets, " + traffic.flows.size() + " flows, "
                + traffic.ipBytes() + " IP bytes");
    }
}
