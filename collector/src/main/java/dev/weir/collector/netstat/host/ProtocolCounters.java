package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The counters of the protocols by the kernel's own names: /proc/net/snmp, netstat and snmp6.
 *
 * @param sections protocol, then counter and value, all in the kernel's order
 */
public record ProtocolCounters(Map<String, Map<String, BigInteger>> sections) {
    private static final String[] IPV6_PREFIXES = {"UdpLite6", "Udp6", "Icmp6", "Ip6"};

    /** Makes it unmodifiable. */
    public ProtocolCounters {
        sections = Collections.unmodifiableMap(sections);
    }

    /**
     * Reads the counters of the host.
     *
     * @throws IOException if a table cannot be read
     */
    public static ProtocolCounters read(KernelFiles files) throws IOException {
        final Map<String, Map<String, BigInteger>> sections = new LinkedHashMap<>();
        pairs(files.lines("snmp"), sections);
        pairs(files.lines("netstat"), sections);
        names(files.lines("snmp6"), sections);
        return new ProtocolCounters(sections);
    }

    /**
     * Reads the counters of one interface, which the kernel keeps for IPv6 only.
     *
     * @throws IOException if the table cannot be read
     */
    public static ProtocolCounters ofDevice(KernelFiles files, String device) throws IOException {
        final Map<String, Map<String, BigInteger>> sections = new LinkedHashMap<>();
        names(files.lines("dev_snmp6/" + device), sections);
        return new ProtocolCounters(sections);
    }

    /** Two lines a section: {@code Tcp: name name ...} and {@code Tcp: value value ...}. */
    private static void pairs(List<String> lines, Map<String, Map<String, BigInteger>> sections) {
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            final String[] names = KernelFiles.words(lines.get(i));
            final String[] values = KernelFiles.words(lines.get(i + 1));
            if (names[0].equals(values[0])) {
                final String section = names[0].replace(":", "");
                for (int n = 1; n < Math.min(names.length, values.length); n++) {
                    put(sections, section, names[n], values[n]);
                }
            }
        }
    }

    /** One line a counter: {@code Ip6InReceives value}. */
    private static void names(List<String> lines, Map<String, Map<String, BigInteger>> sections) {
        for (String line : lines) {
            final String[] words = KernelFiles.words(line);
            for (String prefix : IPV6_PREFIXES) {
                if (words.length == 2 && words[0].startsWith(prefix)) {
                    put(sections, prefix, words[0].substring(prefix.length()), words[1]);
                    break;
                }
            }
        }
    }

    private static void put(Map<String, Map<String, BigInteger>> sections, String section, String name, String value) {
        try {
            sections.computeIfAbsent(section, created -> new LinkedHashMap<>()).put(name, new BigInteger(value));
        } catch (NumberFormatException ignored) {
            // What is no number is no counter.
        }
    }
}
