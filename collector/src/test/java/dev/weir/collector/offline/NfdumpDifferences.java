package dev.weir.collector.offline;

import dev.weir.testing.Packets;
import dev.weir.testing.SeenRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** Compares counts with nfdump's, and knows where nfdump reads otherwise and why. */
final class NfdumpDifferences {
    /** Data came before its template: nfdump leaves such records out, Weir keeps the sets until it can read them. */
    private static final Set<String> WAITING = Set.of(
            "netflow9/graylog-plugin/nprobe-netflow9-4.pcap",
            "netflow9/python-netflow/PACKET_V9_TEMPLATE_MIXED.bin",
            "ipfix/lab/derived-ipfix-templates-last.pcap",
            "ipfix/traffic-reproducer/pcap_processing/ipfix-vmware.pcap");

    /** Nfdump multiplies with the sampling that it thinks was announced; Weir keeps the count and the rate apart. */
    private static final Set<String> MULTIPLIED =
            Set.of("ipfix/lab/ovs-ipfix-sampled-nocache.pcap", "ipfix/pktvisor/ipfix.pcap");

    private NfdumpDifferences() {}

    static void compare(SoftAssertions softly, String name, List<SeenRecord> ours, List<Map<String, Object>> theirs) {
        if (WAITING.contains(name)) {
            softly.assertThat(ours).as("%s: flows", name).hasSizeGreaterThan(theirs.size());
            return;
        }
        softly.assertThat(theirs.size()).as("%s: flows", name).isEqualTo(ours.size());
        if (MULTIPLIED.contains(name)) {
            softly.assertThat(sum(theirs, "in_packets")).as("%s: packets", name).isGreaterThan(sum(ours, 2));
            return;
        }
        softly.assertThat(sum(theirs, "in_bytes")).as("%s: octets", name).isEqualTo(sum(ours, 1));
        softly.assertThat(sum(theirs, "in_packets")).as("%s: packets", name).isEqualTo(sum(ours, 2));
        if (name.contains("/lab/")) {
            softly.assertThat(theirs.stream().map(NfdumpDifferences::text))
                    .as("%s: flow by flow", name)
                    .containsExactlyInAnyOrderElementsOf(
                            ours.stream().map(NfdumpDifferences::text).toList());
        }
    }

    private static String text(Map<String, Object> flow) {
        final String version = flow.containsKey("src4_addr") ? "4" : "6";
        return Packets.addressText((String) flow.get("src" + version + "_addr"))
                + " " + Packets.addressText((String) flow.get("dst" + version + "_addr"))
                + " " + flow.get("proto") + " " + flow.get("in_packets") + " " + flow.get("in_bytes")
                + " " + flow.getOrDefault("src_port", 0) + " " + flow.getOrDefault("dst_port", 0);
    }

    /** Nfdump shows no ports of ICMP, where pmacctd has type and code in the destination's. */
    private static String text(SeenRecord record) {
        final int[] addresses = record.has(8) ? new int[] {8, 12} : new int[] {27, 28};
        final boolean ports = record.number(4) != Packets.ICMP && record.number(4) != Packets.ICMPV6;
        return address(record, addresses[0]) + " " + address(record, addresses[1]) + " " + record.number(4) + " "
                + record.number(2) + " " + record.number(1) + " " + (ports ? record.number(7) : 0) + " "
                + (ports ? record.number(11) : 0);
    }

    private static String address(SeenRecord record, int element) {
        return record.fields().stream()
                .filter(field -> field.enterprise() == 0 && field.id() == element)
                .map(field -> Packets.addressText(field.bytes()))
                .findFirst()
                .orElse("none");
    }

    private static long sum(List<SeenRecord> records, int element) {
        return records.stream().mapToLong(record -> record.number(element)).sum();
    }

    private static long sum(List<Map<String, Object>> flows, String key) {
        return flows.stream()
                .mapToLong(flow -> NfdumpCrossCheckIT.number(flow, key))
                .sum();
    }
}
