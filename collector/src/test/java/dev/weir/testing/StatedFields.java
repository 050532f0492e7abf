package dev.weir.testing;

import dev.weir.flow.ie.InformationElement;
import dev.weir.flow.ie.InformationElements;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The names that other collectors give to elements, and their way to write values. */
public final class StatedFields {
    /** Names that are no element's, with the elements of the standard registry that they stand for. */
    private static final Map<String, int[]> NAMES = names("""
            in_bytes 1 231, in_pkts 2 298, in_packets 2, flows 3, protocol 4, src_tos 5, tcp_flags 6, l4_src_port 7,
            src_port 7,
            srcport 7,
            ipv4_src_addr 8, src 8 27, src_mask 9, input_snmp 10, in_snmp 10, l4_dst_port 11, dst_port 11, dstport 11,
            ipv4_dst_addr 12, dst 12 28, dst_mask 13, output_snmp 14, out_snmp 14, ipv4_next_hop 15, src_as 16,
            bgp_src_as 16, dst_as 17, bgp_dst_as 17, bgp_ipv4_next_hop 18, out_bytes 23, out_pkts 24, icmp_type 32 176,
            icmp_code 177, sampling_interval 34, sampling_algorithm 35, flow_active_timeout 36, engine_type 38,
            engine_id 39, total_pkts_exp 41, total_flows_exp 42, ipv4_src_prefix 44, flow_sampler_id 48, ipv4_ident 54,
            in_src_mac 56, out_dst_mac 57, src_vlan 58, vlan_src 58, dst_vlan 59, ip_protocol_version 60, direction 61,
            in_dst_mac 80, out_src_mac 81, if_desc 83, in_total_bytes 85, in_total_packets 86, forwarding_status 89,
            src_traffic_index 92, dst_traffic_index 93, application_description 94, app_desc 94, application_name 96,
            app_name 96, flow_end_reason 136, conn_id 148, flow_start_ms 152, flow_start_msec 152, flow_end_ms 153,
            xlate_src_addr_ipv4 225, xlate_dst_addr_ipv4 226, xlate_src_port 227, xlate_dst_port 228, fw_event 233,
            bytes 1, packets 2, event_time_msec 323, ip_dscp 195, tcp_src_port 182, udp_dst_port 181
            """);

    private static final InformationElements ELEMENTS = InformationElements.builtIn();

    private StatedFields() {}

    private static Map<String, int[]> names(String lines) {
        final Map<String, int[]> names = new HashMap<>();
        for (String entry : lines.split(",")) {
            final String[] words = entry.strip().split(" ");
            final int[] ids = new int[words.length - 1];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = Integer.parseInt(words[i + 1]);
            }
            names.put(words[0], ids);
        }
        return names;
    }

    /** Whether a record has what is stated; null if the name or the way to write the value cannot be told. */
    public static Boolean compare(SeenRecord record, String name, Object value) {
        Boolean result = null;
        for (SeenRecord.Field field : record.fields()) {
            if (!isNamed(field, name)) {
                continue;
            }
            final Boolean same = compare(field, value);
            if (Boolean.TRUE.equals(same)) {
                return true;
            }
            result = same == null ? result : same;
        }
        return result;
    }

    private static boolean isNamed(SeenRecord.Field field, String name) {
        final int[] ids = NAMES.get(name);
        if (ids == null) {
            final InformationElement element = ELEMENTS.find(field.enterprise(), field.id());
            return element != null && element.name().equals(name);
        }
        for (int id : ids) {
            if (field.enterprise() == 0 && field.id() == id) {
                return true;
            }
        }
        return false;
    }

    private static Boolean compare(SeenRecord.Field field, Object value) {
        if (value instanceof Number number) {
            final BigInteger told = new BigInteger(number.toString());
            return field.number().equals(told);
        }
        if (!(value instanceof String text)) {
            return null;
        }
        final byte[] octets = field.bytes();
        if (text.matches("([0-9a-f]{2}:){5}[0-9a-f]{2}")) {
            return HexFormat.ofDelimiter(":").formatHex(octets).equals(text);
        }
        if ((octets.length == 4 || octets.length == 16) && text.matches("[0-9]+(\\.[0-9]+){3}|[0-9a-f:]*:[0-9a-f:]*")) {
            return isAddress(octets, text);
        }
        if (text.matches("0x[0-9a-f]+")) {
            return field.octets().equals(text.substring(2));
        }
        return isText(octets)
                ? new String(octets, StandardCharsets.UTF_8)
                        .replace("\0", "")
                        .strip()
                        .equals(text.strip())
                : null;
    }

    private static boolean isText(byte[] octets) {
        for (byte octet : octets) {
            if (octet != 0 && octet < ' ') {
                return false;
            }
        }
        return octets.length > 4;
    }

    private static boolean isAddress(byte[] octets, String text) {
        try {
            return InetAddress.getByAddress(octets).equals(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
