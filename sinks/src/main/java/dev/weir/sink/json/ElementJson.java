package dev.weir.sink.json;

import dev.weir.flow.FlowRecordReader;
import dev.weir.sink.text.TextBuffer;

/** One entry of {@code additional_fields}: the comma, the key and the value, or nothing. */
interface ElementJson {
    void append(FlowRecordReader record, TextBuffer out);
}
