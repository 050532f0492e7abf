package dev.weir.collector.offline;

import dev.weir.testing.SeenRecord;
import dev.weir.testing.Tshark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** Compares records with Wireshark's, and knows where Wireshark reads otherwise and why. */
final class TsharkDifferences {
    /** Start and end of a flow: Wireshark shows the two together as a duration, wherever they are in the record. */
    private static final Set<Integer> TIMES = Set.of(21, 22, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159);

    /** Cisco's values with an application id and a sub-application id before the text, six octets together. */
    private static final int SUB_APPLICATION = 12_235;

    private static final int SUB_APPLICATION_HEADER = 2 * 6;

    /** Data came before its template: Wireshark leaves such records out, Weir keeps the sets until it can read them. */
    private static final Set<String> WAITING = Set.of(
            "netflow9/graylog-plugin/nprobe-netflow9-4.pcap",
            "netflow9/python-netflow/PACKET_V9_TEMPLATE_MIXED.bin",
            "ipfix/lab/derived-ipfix-templates-last.pcap",
            "ipfix/traffic-reproducer/pcap_processing/ipfix-vmware.pcap",
            "python-netflow-v9-template-last",
            "logstash-ipfix-netscaler-with-variable-length-fields-data-first");

    /** Wireshark is wrong, and Weir agrees with the manifest and nfdump. */
    private static final Map<String, String> WIRESHARK_IS_WRONG = Map.of(
            "netflow9/graylog-plugin/netflow-v9-1.dat",
            "it stops where the header's count ends, which is too low",
            "netflow9/logstash/netflow9_test_invalid01.dat",
            "it stops where the header's count ends, which is too low",
            "logstash-netflow-9-cisco-asa",
            "a start without an end, it shows the first four of its eight octets only",
            "logstash-netflow-9-h3c-netstream-with-varstring",
            "it wants four octets of element 43, of which there are two, and gives up");

    private TsharkDifferences() {}

    static void compare(SoftAssertions softly, String name, List<SeenRecord> ours, List<Tshark.Flow> theirs) {
        final boolean waiting = WAITING.contains(name);
        final String difference = difference(ours, theirs, waiting);
        if (WIRESHARK_IS_WRONG.containsKey(name)) {
            softly.assertThat(difference)
                    .as("%s: Wireshark was wrong here: %s", name, WIRESHARK_IS_WRONG.get(name))
                    .isNotNull();
            return;
        }
        softly.assertThat(difference).as(name).isNull();
        if (waiting) {
            softly.assertThat(ours).as(name).hasSizeGreaterThan(theirs.size());
        }
    }

    /** The first difference; null if there is none. Where sets waited, ours may have more in between. */
    private static String difference(List<SeenRecord> ours, List<Tshark.Flow> theirs, boolean waiting) {
        int at = 0;
        for (final Tshark.Flow flow : theirs) {
            while (waiting && at < ours.size() && !isSame(ours.get(at), flow)) {
                at++;
            }
            if (at == ours.size() || !isSame(ours.get(at), flow)) {
                return "record " + at + " is " + (at < ours.size() ? ours.get(at) : "missing") + ", in Wireshark "
                        + flow;
            }
            at++;
        }
        return waiting || at == ours.size() ? null : ours.size() + " records, in Wireshark " + theirs.size();
    }

    private static boolean isSame(SeenRecord ours, Tshark.Flow theirs) {
        final List<String> octets = new ArrayList<>(theirs.octets());
        final List<String> times = new ArrayList<>();
        ours.fields().stream()
                .filter(TsharkDifferences::isTime)
                .map(SeenRecord.Field::octets)
                .filter(field -> !field.isEmpty())
                .forEach(times::add);
        for (final SeenRecord.Field field : ours.fields()) {
            if (isTime(field)) {
                continue;
            }
            while (!take(octets, field)) {
                if (octets.isEmpty() || !times.remove(octets.remove(0))) {
                    return false;
                }
            }
        }
        times.sort(null);
        octets.sort(null);
        return ours.template() == theirs.template() && octets.equals(times);
    }

    private static boolean isTime(SeenRecord.Field field) {
        return (field.enterprise() == 0 || field.enterprise() == 29_305) && TIMES.contains(field.id());
    }

    /** What stands before the text of a sub-application is, with Wireshark, a part of it. */
    private static boolean take(List<String> octets, SeenRecord.Field field) {
        final boolean headed = field.enterprise() == 9
                && field.id() == SUB_APPLICATION
                && field.octets().length() > SUB_APPLICATION_HEADER;
        return take(octets, headed ? field.octets().substring(SUB_APPLICATION_HEADER) : field.octets());
    }

    /** Wireshark shows some fields in parts: ICMP type and code, engine and selector of an application id. */
    private static boolean take(List<String> octets, String field) {
        int length = 0;
        int parts = 0;
        while (length < field.length()) {
            if (parts == octets.size() || !field.startsWith(octets.get(parts), length)) {
                return false;
            }
            length += octets.get(parts).length();
            parts++;
        }
        octets.subList(0, parts).clear();
        return true;
    }
}
