package dev.weir.collector.offline;

import dev.weir.flow.ie.SflowStructures;
import dev.weir.testing.Packets;
import dev.weir.testing.SeenRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** Compares flow samples with Wireshark's dissection of them, and knows where that reads otherwise and why. */
final class SflowDifferences {
    private static final long HEADER = SflowStructures.FLOW | 1;
    /** Here the dissector leaves the two bits in that tell what the number is. */
    private static final String COMPACT_INPUT = "sflow.flow_sample.input_interface";

    private static final long INDEX = 0x3fff_ffff;

    /** The dissector's names of numbers, each with enterprise and number of the field. */
    private static final Map<String, long[]> NUMBERS = new LinkedHashMap<>();

    static {
        number("sflow.flow_sample.sequence_number", SflowStructures.SAMPLE, 4);
        number("sflow.flow_sample.source_id_class", SflowStructures.SAMPLE, 2);
        number("sflow.flow_sample.source_id_type", SflowStructures.SAMPLE, 2);
        number("sflow.flow_sample.index", SflowStructures.SAMPLE, 3);
        number("sflow.flow_sample.source_id_index", SflowStructures.SAMPLE, 3);
        number("sflow.flow_sample.sampling_rate", 0, 34);
        number("sflow.flow_sample.sample_pool", SflowStructures.SAMPLE, 6);
        number("sflow.flow_sample.dropped_packets", SflowStructures.SAMPLE, 7);
        number(COMPACT_INPUT, 0, 10);
        number("sflow.flow_sample.input_interface_value", 0, 10);
        number("sflow.flow_sample.output_interface_value", 0, 14);
        number("sflow_245.header_protocol", HEADER, 1);
        number("sflow_245.header.frame_length", 0, 312);
        number("sflow_245.header.payload_stripped", HEADER, 3);
        number("sflow_245.vlan.in", 0, 58);
        number("sflow_245.vlan.out", 0, 59);
        number("sflow_245.as", SflowStructures.FLOW | 1003, 2);
        number("sflow_245.srcAS", 0, 16);
        number("sflow_245.peerAS", 0, 129);
        number("ip.proto", 0, 4);
        number("ip.ttl", 0, 192);
        number("ip.len", 0, 224);
        number("tcp.srcport", 0, 7);
        number("tcp.dstport", 0, 11);
        number("udp.srcport", 0, 7);
        number("udp.dstport", 0, 11);
        number("vlan.id", 0, 243);
    }

    private SflowDifferences() {}

    private static void number(String name, long enterprise, int id) {
        NUMBERS.put(name, new long[] {enterprise, id});
    }

    /** Returns how many fields were compared. */
    static int compare(SoftAssertions softly, String name, List<SeenRecord> ours, List<Map<String, String>> theirs) {
        softly.assertThat(theirs.size()).as("%s: flow samples", name).isEqualTo(ours.size());
        int compared = 0;
        for (int i = 0; i < Math.min(ours.size(), theirs.size()); i++) {
            compared += compare(softly, name + " sample " + i, ours.get(i), theirs.get(i));
        }
        return compared;
    }

    private static int compare(SoftAssertions softly, String name, SeenRecord ours, Map<String, String> theirs) {
        int compared = 0;
        for (final Map.Entry<String, long[]> field : NUMBERS.entrySet()) {
            final String shown = theirs.get(field.getKey());
            if (shown != null && !isOfPacketWithin(field.getKey(), theirs)) {
                final long told = Long.decode(shown) & (field.getKey().equals(COMPACT_INPUT) ? INDEX : -1L);
                softly.assertThat(number(ours, field.getValue()))
                        .as("%s: %s", name, field.getKey())
                        .isEqualTo(told);
                compared++;
            }
        }
        compared += compare(softly, name, "ip.src", address(ours, 0, 8, 8), theirs);
        compared += compare(softly, name, "ip.dst", address(ours, 0, 12, 12), theirs);
        compared += compare(softly, name, "ipv6.src", address(ours, 0, 27, 27), theirs);
        compared += compare(softly, name, "ipv6.dst", address(ours, 0, 28, 28), theirs);
        return compared;
    }

    private static int compare(
            SoftAssertions softly, String name, String field, String ours, Map<String, String> theirs) {
        final String shown = theirs.get(field);
        if (shown == null || isOfPacketWithin(field, theirs)) {
            return 0;
        }
        softly.assertThat(ours).as("%s: %s", name, field).isEqualTo(Packets.addressText(shown));
        return 1;
    }

    /** ICMP errors quote the packet that they are about: its headers are not those of the sampled one. */
    private static boolean isOfPacketWithin(String field, Map<String, String> theirs) {
        final boolean icmp = theirs.containsKey("icmp.type") || theirs.containsKey("icmpv6.type");
        return icmp && (field.startsWith("tcp.") || field.startsWith("udp."));
    }

    private static Long number(SeenRecord record, long[] key) {
        return record.fields().stream()
                .filter(field -> field.enterprise() == key[0] && field.id() == key[1])
                .map(field -> field.number().longValue())
                .findFirst()
                .orElse(null);
    }

    /** An address of either version; null if there is none. */
    static String address(SeenRecord record, long enterprise, int id, int ipv6Id) {
        return record.fields().stream()
                .filter(field -> field.enterprise() == enterprise && (field.id() == id || field.id() == ipv6Id))
                .map(field -> Packets.addressText(field.bytes()))
                .findFirst()
                .orElse(null);
    }
}
