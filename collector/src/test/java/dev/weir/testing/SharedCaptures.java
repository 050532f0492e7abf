package dev.weir.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The corpus of real export traffic beside the project, with what each file must decode to. Often absent. */
public final class SharedCaptures {
    private static final String MANIFEST = "manifest.json";

    private SharedCaptures() {}

    /** Where the corpus is; the calling test is skipped when it is not there. */
    public static Path directory() {
        final Path directory = Path.of(System.getProperty("weir.root", ".."))
                .resolve("../shared/captures")
                .toAbsolutePath()
                .normalize();
        assumeTrue(
                Files.isRegularFile(directory.resolve(MANIFEST)),
                () -> "skipped: no shared captures at " + directory + " (they are not part of the repository)");
        return directory;
    }

    /** The manifest's entries about a protocol: netflow5, netflow9, ipfix, sflow5, mixed, malformed. */
    public static List<Map<String, Object>> ofProtocol(String protocol) throws IOException {
        return manifest("files").stream()
                .filter(entry -> protocol.equals(entry.get("protocol")))
                .toList();
    }

    /** The manifest's entry about a file. */
    public static Map<String, Object> file(String name) throws IOException {
        return manifest("files").stream()
                .filter(entry -> name.equals(entry.get("file")))
                .findFirst()
                .orElseThrow();
    }

    /** The manifest's sequences of files. */
    public static List<Map<String, Object>> sequences() throws IOException {
        return manifest("sequences");
    }

    private static List<Map<String, Object>> manifest(String list) throws IOException {
        final Map<String, Object> manifest =
                JsonTree.object(JsonTree.read(directory().resolve(MANIFEST)));
        return JsonTree.array(manifest.get(list)).stream().map(JsonTree::object).toList();
    }

    /** The manifest's entries with the form given: pcap, raw-payload or raw-concatenated. */
    public static List<Map<String, Object>> ofForm(String form) throws IOException {
        return manifest("files").stream()
                .filter(entry -> form.equals(entry.get("form")))
                .toList();
    }
}
