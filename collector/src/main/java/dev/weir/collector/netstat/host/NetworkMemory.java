package dev.weir.collector.netstat.host;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The kernel's memory for sockets: /proc/net/sockstat and sockstat6; {@code mem} counts pages, {@code memory} bytes.
 *
 * @param sections protocol, then name and number, in the kernel's order
 */
public record NetworkMemory(Map<String, Map<String, Long>> sections) {
    /**
     * Reads it.
     *
     * @throws IOException if a table cannot be read
     */
    public static NetworkMemory read(KernelFiles files) throws IOException {
        final Map<String, Map<String, Long>> sections = new LinkedHashMap<>();
        for (String table : new String[] {"sockstat", "sockstat6"}) {
            for (String line : files.lines(table)) {
                // "TCP: inuse 1 orphan 0 tw 3 alloc 2 mem 0"
                final String[] words = KernelFiles.words(line);
                final Map<String, Long> section = new LinkedHashMap<>();
                for (int i = 1; i + 1 < words.length; i += 2) {
                    section.put(words[i], Long.parseLong(words[i + 1]));
                }
                sections.put(words[0].replace(":", ""), section);
            }
        }
        return new NetworkMemory(sections);
    }
}
