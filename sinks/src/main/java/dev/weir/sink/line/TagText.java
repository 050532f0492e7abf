package dev.weir.sink.line;

import dev.weir.sink.text.TextBuffer;

/** A tag with the comma before it. */
final class TagText {
    private TagText() {}

    /** Appends a tag; one without a name or a value is none. */
    static void append(TextBuffer out, String name, String value) {
        if (!LineText.isEmpty(name) && !LineText.isEmpty(value)) {
            LineText.appendKey(out.append(','), name);
            LineText.appendKey(out.append('='), value);
        }
    }
}
