package dev.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.flow.Protocol;
import java.util.Map;
import java.util.TreeMap;

/**
 * Packets and octets by flow: what an exporter must have said in all, in however many records. ICMP flows have no ports
 * here, for exporters agree on nothing about these.
 */
public final class FlowTotals {
    private static final long REVERSE = 29_305;
    private static final int SOURCE = 0;
    private static final int DESTINATION = 1;
    private static final int[] V4 = {8, 12};
    private static final int[] V6 = {27, 28};

    private final Map<String, Total> totals = new TreeMap<>();

    /** Packets and octets. */
    public record Total(long packets, long octets) {
        Total plus(Total other) {
            return new Total(packets + other.packets, octets + other.octets);
        }
    }

    /** The truth about traffic. */
    public static Map<String, Total> of(SourceTraffic traffic) {
        final FlowTotals totals = new FlowTotals();
        traffic.flows().forEach(flow -> totals.add(flow.key(), new Total(flow.packets(), flow.bytes())));
        return totals.totals;
    }

    /** The truth as records tell it, the reverse direction of biflows included (RFC 5103). */
    public static Map<String, Total> of(Iterable<SeenRecord> records) {
        final FlowTotals totals = new FlowTotals();
        for (final SeenRecord record : records) {
            if (!record.options()) {
                totals.add(record);
            }
        }
        return totals.totals;
    }

    /** Compares, and says where the two differ instead of all that they hold. */
    public static void assertSame(Map<String, Total> actual, Map<String, Total> expected) {
        final Map<String, String> differences = new TreeMap<>();
        expected.forEach((flow, total) -> {
            if (!total.equals(actual.get(flow))) {
                differences.put(flow, actual.get(flow) + " instead of " + total);
            }
        });
        actual.keySet().stream()
                .filter(flow -> !expected.containsKey(flow))
                .forEach(flow -> differences.put(flow, "not in the traffic: " + actual.get(flow)));
        assertThat(differences)
                .as("%d flows of %d differ", differences.size(), expected.size())
                .isEmpty();
    }

    private void add(SeenRecord record) {
        final SourceTraffic.FlowKey key = new SourceTraffic.FlowKey(
                address(record, SOURCE),
                address(record, DESTINATION),
                (int) record.number(7),
                (int) record.number(11),
                (int) record.number(4));
        // A sampled packet has no count of octets, but its IP header tells its length.
        final int octets = record.protocol() == Protocol.SFLOW5 ? 224 : 1;
        add(key, new Total(record.number(2), record.number(octets)));
        final Total reverse = new Total(reverse(record, 2), reverse(record, 1));
        if (reverse.packets > 0) {
            add(key.reverse(), reverse);
        }
    }

    private void add(SourceTraffic.FlowKey key, Total total) {
        final boolean icmp = key.protocol() == Packets.ICMP || key.protocol() == Packets.ICMPV6;
        final String ports = icmp ? "" : " " + key.sourcePort() + " " + key.destinationPort();
        totals.merge(
                Packets.addressText(key.source()) + " " + Packets.addressText(key.destination()) + " " + key.protocol()
                        + ports,
                total,
                Total::plus);
    }

    private static long reverse(SeenRecord record, int id) {
        return record.fields().stream()
                .filter(field -> field.enterprise() == REVERSE && field.id() == id)
                .mapToLong(field -> field.number().longValue())
                .findFirst()
                .orElse(0);
    }

    private static String address(SeenRecord record, int which) {
        return record.fields().stream()
                .filter(field -> field.enterprise() == 0 && (field.id() == V4[which] || field.id() == V6[which]))
                .map(field -> Packets.addressText(field.bytes()))
                .findFirst()
                .orElse("none");
    }
}
