package dev.weir.sink.metric;

import dev.weir.flow.Addresses;
import dev.weir.flow.Exporter;
import dev.weir.flow.InputLabels;
import dev.weir.flow.Run;
import dev.weir.sink.text.AddressText;
import dev.weir.sink.text.TextBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tags that the points of a run have in common: {@code agent}, {@code sub_agent} if it is not 0, {@code namespace},
 * {@code host}, and the operator's own, which cannot take the names of the first two, nor of {@code source}.
 */
public final class RunTags {
    /** The name of the tag that tells a point's data source. */
    public static final String SOURCE = "source";

    private static final String AGENT = "agent";
    private static final String SUB_AGENT = "sub_agent";

    private RunTags() {}

    /** Makes the tags, by name. A tag whose value is empty is left out. */
    public static Map<String, String> of(Run run) {
        final Map<String, String> tags = new LinkedHashMap<>();
        final InputLabels labels = run.exporter.labels();
        put(tags, "namespace", labels.namespace());
        put(tags, "host", labels.host());
        labels.tags().forEach((name, value) -> {
            if (!name.equals(SOURCE)) {
                put(tags, name, value);
            }
        });
        tags.remove(SUB_AGENT);
        put(tags, AGENT, agent(run.exporter));
        if (run.observationDomain != 0) {
            tags.put(SUB_AGENT, Long.toString(run.observationDomain));
        }
        return tags;
    }

    private static void put(Map<String, String> tags, String name, String value) {
        if (value != null && !value.isEmpty() && !name.isEmpty()) {
            tags.put(name, value);
        }
    }

    private static String agent(Exporter exporter) {
        final byte[] address = new byte[Addresses.LENGTH];
        exporter.copyIdentity(address, 0);
        final TextBuffer text = new TextBuffer(48);
        AddressText.append(text, address, 0);
        return text.toString();
    }
}
