package dev.weir.sink.field;

import java.util.Map;

/** What the manual says about fields whose names do not say it. */
final class FieldRemarks {
    private static final Map<String, String> REMARKS = Map.ofEntries(
            Map.entry("received", "when the collector received the message, to the nanosecond"),
            Map.entry("flush_timestamp", "the same in milliseconds since 1970"),
            Map.entry("type", "`netflow5`, `netflow9`, `ipfix` or `sflow5`"),
            Map.entry("kind", "`flow`, `options`, `metric` or `connection`"),
            Map.entry("exporter.port", "the UDP port that the exporter sends from"),
            Map.entry("namespace", "short for `device.namespace`"),
            Map.entry("source", "the input's `source`; in the JSON only where it is not `default`"),
            Map.entry("observation_domain", "v9 source id; of v5 engine type x 256 + engine id"),
            Map.entry("template_id", "0 for NetFlow v5"),
            Map.entry("tags.NAME", "a tag of the input"),
            Map.entry("sampling_rate", "one of so many packets; 0 if nobody said"),
            Map.entry("start", "the time of receipt if the exporter does not tell"),
            Map.entry("end", "the time of receipt if the exporter does not tell"),
            Map.entry("bytes", "as reported, not multiplied by the sampling rate"),
            Map.entry("packets", "as reported, not multiplied by the sampling rate"),
            Map.entry("direction", "`ingress` or 0, `egress` or 1"),
            Map.entry("ether_type", "`IPv4`, `IPv6` or a number"),
            Map.entry("ip_protocol", "a keyword such as `TCP`, or a number"),
            Map.entry("tcp_flags", "`SYN+ACK`, or a number"),
            Map.entry("recordKind", "as `kind`; in the JSON only where it is not `flow`"),
            Map.entry("engineType", "NetFlow v5"),
            Map.entry("engineId", "NetFlow v5"),
            Map.entry("samplingOrigin", "`unknown`, `header`, `options`, `record`, `sample`, `operator`"),
            Map.entry("salvaged", "`true` or `false`: whether the message was not whole"),
            Map.entry("lostBefore", "how much is missing before the message, in the sequence's own unit"),
            Map.entry("timeFlaw", "`implausible`, `endBeforeStart`, `relative`"),
            Map.entry("biflow", "`forward`, `reverse`"),
            Map.entry("templateId", "as `template_id`"),
            Map.entry("flowStartMilliseconds", "also where it follows from an uptime"),
            Map.entry("flowEndMilliseconds", "also where it follows from an uptime"));

    private FieldRemarks() {}

    static String of(String name) {
        return REMARKS.getOrDefault(name, "");
    }
}
