package dev.weir.sink.json;

import dev.weir.sink.text.TextBuffer;
import java.nio.charset.StandardCharsets;

/** A key with the comma before it and the colon after it, as bytes. */
final class JsonKey {
    private final String name;
    private final byte[] text;

    JsonKey(String name) {
        this.name = name;
        final TextBuffer out = new TextBuffer(64);
        out.append(',');
        JsonText.appendQuoted(out, name);
        out.append(':');
        this.text = ascii(out.toString());
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String name() {
        return name;
    }

    TextBuffer append(TextBuffer out) {
        return out.append(text);
    }
}
