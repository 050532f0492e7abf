package dev.weir.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.collector.capture.DatagramSource;
import dev.weir.collector.offline.OfflineDecoder;
import dev.weir.decode.Listener;
import dev.weir.decode.SamplingRules;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Protocol;
import dev.weir.flow.ie.InformationElements;
import dev.weir.sink.RecordFilter;
import dev.weir.sink.SinkProfile;
import dev.weir.sink.filter.FlowFilter;
import dev.weir.sink.json.FlowJsonRenderer;
import dev.weir.sink.text.TextBuffer;
import dev.weir.testing.Netflow5Bytes;
import dev.weir.testing.Netflow5Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows of the flow log is what the renderer writes. */
class FlowLogPageTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)--where '([^']+)' (\\S+\\.pcap)`, its first.*?```json\n(.*?)```");
    private static final Pattern KEY = Pattern.compile("\"([^\"]+)\":");
    private static final String OWN_TAG = "site";
    private static final InformationElements ELEMENTS = InformationElements.builtIn();

    @TempDir
    private Path directory;

    @Test
    void the_example_is_what_decode_prints_first() throws IOException {
        final MatchResult example =
                EXAMPLE.matcher(Pages.text("README.md")).results().findFirst().orElseThrow();
        final RecordFilter filter = FlowFilter.parse(example.group(1), ELEMENTS);
        assertThat(decode(Pages.ROOT.resolve(example.group(2)), filter, Map.of()))
                .first()
                .isEqualTo(example.group(3).replaceAll("\\s", ""));
    }

    @Test
    void every_key_has_its_place_in_the_tables() throws IOException {
        final String tables = Pages.text("README.md") + Pages.text("docs/protocols.md");
        final Path payload = Files.write(directory.resolve("everything.bin"), everything());
        final List<String> lines = decode(payload, RecordFilter.ALL, Map.of(OWN_TAG, "berlin"));
        final Set<String> keys = KEY.matcher(lines.get(0))
                .results()
                .map(key -> key.group(1))
                .filter(key -> !key.equals(OWN_TAG))
                .collect(Collectors.toSet());
        assertThat(keys).contains("salvaged", "paddingOctets", "protocolIdentifier", "samplingOrigin", "tags");
        assertThat(keys)
                .as("keys that no table tells")
                .filteredOn(key -> !Pattern.compile("`([a-z_]+\\.)*" + key + "(\\.[a-z.]+)?`")
                        .matcher(tables)
                        .find())
                .isEmpty();
    }

    /** A record that shows all that NetFlow v5 can say; its padding and its announced count are wrong. */
    private static byte[] everything() {
        final byte[] datagram = Netflow5Bytes.message()
                .announcing(2)
                .sampling(1, 100)
                .flow(Netflow5Flow.flow().protocol(253))
                .bytes();
        datagram[Netflow5Bytes.HEADER_LENGTH + 36] = 1;
        datagram[Netflow5Bytes.HEADER_LENGTH + 37] = 0x12;
        return datagram;
    }

    private static List<String> decode(Path capture, RecordFilter filter, Map<String, String> tags) throws IOException {
        final FlowJsonRenderer renderer = new FlowJsonRenderer(ELEMENTS, SinkProfile.FULL);
        final TextBuffer line = new TextBuffer(1024);
        final List<String> lines = new ArrayList<>();
        final InputLabels labels = new InputLabels("default", "namespace", "collector-1", tags);
        final OfflineDecoder decoder = new OfflineDecoder(
                new Listener(0, EnumSet.of(Protocol.NETFLOW5), labels, SamplingRules.NONE), 0, filter, flow -> {
                    line.clear();
                    renderer.renderObject(flow, line);
                    lines.add(line.toString());
                });
        try (DatagramSource source = DatagramSource.open(capture, 0)) {
            decoder.decode(source);
        }
        return lines;
    }
}
