package dev.weir.collector.netstat.show;

import dev.weir.collector.netstat.socket.SocketProtocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of ports: /etc/services. */
final class Services {
    private final Map<String, String> names = new HashMap<>();

    private Services(List<String> lines) {
        for (String line : lines) {
            // "http  80/tcp  www  # comment"
            final String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            if (words.length >= 2) {
                names.putIfAbsent(words[1].toLowerCase(Locale.ROOT), words[0]);
            }
        }
    }

    /** Reads a file; none there means no names. */
    static Services read(Path file) {
        try {
            return new Services(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        } catch (IOException withoutNames) {
            return new Services(List.of());
        }
    }

    String name(int port, SocketProtocol protocol) {
        return names.getOrDefault(port + "/" + protocol.file(false), Integer.toString(port));
    }
}
