package dev.weir.sink.json;

import dev.weir.flow.InputLabels;
import dev.weir.sink.text.TextBuffer;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** The labels of inputs, rendered once each. A reader gives the same labels the same object as long as it lives. */
final class LabelJson {
    static final JsonKey SOURCE = new JsonKey("source");
    static final JsonKey TAGS = new JsonKey("tags");

    private static final String DEFAULT_SOURCE = "default";
    private static final int CAPACITY = 1024;

    private final Map<InputLabels, Fragments> known = new IdentityHashMap<>();
    private InputLabels labels;
    private Fragments current;

    private record Fragments(byte[] device, byte[] host, byte[] source, byte[] tags) {}

    void update(InputLabels next) {
        if (next == labels) {
            return;
        }
        labels = next;
        current = known.get(next);
        if (current == null) {
            if (known.size() >= CAPACITY) {
                known.clear();
            }
            current = render(next);
            known.put(next, current);
        }
    }

    private static Fragments render(InputLabels labels) {
        final boolean plain = labels.source().isEmpty() || labels.source().equals(DEFAULT_SOURCE);
        return new Fragments(
                object(",\"device\":{\"namespace\":", labels.namespace(), "}"),
                object(",\"host\":", labels.host(), ""),
                plain ? new byte[0] : object(",\"source\":", labels.source(), ""),
                tags(labels.tags()));
    }

    private static byte[] object(String before, String value, String after) {
        final TextBuffer out = new TextBuffer(64);
        out.append(before);
        JsonText.appendQuoted(out, value);
        return JsonKey.ascii(out.append(after).toString());
    }

    private static byte[] tags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return new byte[0];
        }
        final TextBuffer out = new TextBuffer(64);
        TAGS.append(out);
        char separator = '{';
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            JsonText.appendQuoted(out.append(separator), tag.getKey());
            JsonText.appendQuoted(out.append(':'), tag.getValue());
            separator = ',';
        }
        return JsonKey.ascii(out.append('}').toString());
    }

    byte[] device() {
        return current.device();
    }

    byte[] host() {
        return current.host();
    }

    void appendAdditional(Set<String> taken, TextBuffer out) {
        if (!taken.contains(SOURCE.name())) {
            out.append(current.source());
        }
        if (!taken.contains(TAGS.name())) {
            out.append(current.tags());
        }
    }
}
