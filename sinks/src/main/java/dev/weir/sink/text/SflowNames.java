package dev.weir.sink.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What numbers in sFlow structures stand for. Immutable; any thread may ask. */
public final class SflowNames {
    private static final String FILE = "sflow-names.csv";
    private static final int COLUMNS = 3;
    private static final Map<String, Map<Long, String>> NAMES = load();

    private SflowNames() {}

    /** The names of an element's numbers, such as {@code acl} of 258; null for an element whose numbers have none. */
    public static Map<Long, String> of(String elementName) {
        return NAMES.get(elementName);
    }

    private static Map<String, Map<Long, String>> load() {
        final InputStream in = SflowNames.class.getResourceAsStream(FILE);
        if (in == null) {
            throw new IllegalStateException("the file " + FILE + " is missing: the build is not whole");
        }
        final Map<String, Map<Long, String>> names = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.charAt(0) != '#') {
                    final String[] columns = line.split(",", COLUMNS);
                    names.computeIfAbsent(columns[0], element -> new HashMap<>())
                            .put(Long.parseLong(columns[1]), columns[2]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + FILE + " cannot be read", e);
        }
        return names;
    }
}
